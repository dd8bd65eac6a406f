import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  ofForm: true,
  name: 'schema/type',
  severity: 'error',
  doc: 'Every value has the JSON type of its key.',
  why: 'One value of the wrong type fails the whole payload in strictly typed consumers.',
  example: 'Rels.Chats[0].Id: must be integer, but is number 4.5',
  check({ reading }, report) {
    for (const { kind, path, message } of reading.schemaFaults) if (kind === 'type') report(path, message);
  },
});
