import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'file/path',
  severity: 'error',
  doc: "The last part of a file's Path is its Id.",
  why: 'A consumer that takes the file from its Path asks for another file, or for none.',
  example: 'Rels.Files[0].Path: does not end with the Id of the file',
  check({ rows }, report) {
    for (const { row, place, list } of rows) {
      const { Id: id, Path: path } = row;
      if (list !== 'Files' || typeof id !== 'string' || typeof path !== 'string') continue;
      if (!path.endsWith(`/${id}`)) report(`${place}.Path`, 'does not end with the Id of the file');
    }
  },
});
