import { defineRule } from '../../rule.ts';

const uuidVersion1 = /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

export const definition = defineRule({
  stage: 'body',
  name: 'file/id',
  severity: 'error',
  doc: "A file's Id is a UUID of version 1 followed by the extension of its Name.",
  why: 'The Id is the last part of the download address, and consumers derive the kind of file from its extension.',
  example: 'Rels.Files[0].Id: has no extension, but Name ends with ".pdf"',
  check({ rows }, report) {
    for (const { row, place, list } of rows) {
      const { Id: id, Name: name } = row;
      if (list !== 'Files' || typeof id !== 'string' || typeof name !== 'string') continue;
      if (!uuidVersion1.test(id)) {
        report(`${place}.Id`, 'is not a UUID of version 1');
        continue;
      }
      const ending = id.slice(36);
      const expected = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
      if (ending === expected || (ending !== '' && name.endsWith(ending))) continue;
      if (ending === '') report(`${place}.Id`, `has no extension, but Name ends with "${expected}"`);
      else report(`${place}.Id`, `ends with "${ending}", but Name does not`);
    }
  },
});
