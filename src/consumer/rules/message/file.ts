import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'message/file',
  severity: 'error',
  doc: 'A message has a FileId exactly when its Payload is file.',
  why: 'A consumer that draws a file by its Payload finds no file, or never shows the one there is.',
  example: 'Rels.ChatMessages[0].FileId: is missing, but Payload is "file"',
  check({ rows }, report) {
    for (const { row, plan, place } of rows) {
      if (plan.entity !== 'ChatMessage') continue;
      const { Payload: payload, FileId: fileId } = row;
      if (payload === 'file' && fileId === undefined)
        report(`${place}.FileId`, 'is missing, but Payload is "file"');
      if (typeof payload === 'string' && payload !== 'file' && typeof fileId === 'string') {
        report(`${place}.FileId`, `is set, but Payload is "${payload}"`);
      }
    }
  },
});
