import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  ofForm: true,
  name: 'schema/missing',
  severity: 'error',
  doc: 'Every key of the era is there.',
  why: 'A consumer that binds the payload to a type fails, or reads a default, where a key is missing.',
  example: 'Rels.Chats[0].ClientUnread: is missing: Chat has it in era 2023',
  check({ reading }, report) {
    for (const { kind, path, message } of reading.schemaFaults) if (kind === 'missing') report(path, message);
  },
});
