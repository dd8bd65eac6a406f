import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'refs/other-project',
  severity: 'error',
  doc: "The channel and the client are of the chat's project.",
  why: 'A consumer that serves several projects files the event under the wrong one.',
  example: "Rels.Clients[0].ProjectId: is 2, but the chat's project is 1",
  check({ chat, rows }, report) {
    const project = chat?.['ProjectId'];
    if (typeof project !== 'number') return;
    for (const { row, place, list } of rows) {
      if (list === undefined || list === 'Chats') continue;
      const other = row['ProjectId'];
      if (typeof other === 'number' && other !== project) {
        report(`${place}.ProjectId`, `is ${other}, but the chat's project is ${project}`);
      }
    }
  },
});
