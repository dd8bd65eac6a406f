import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  ofForm: true,
  name: 'schema/unknown',
  severity: 'error',
  doc: 'There is no key that the era does not have.',
  why: 'Strict consumers refuse unknown keys; a key of another era means that the sender mixes two formats.',
  example: 'Rels.Chats[0].Colour: is not a key of Chat in era 2023',
  check({ reading }, report) {
    for (const { kind, path, message } of reading.schemaFaults) if (kind === 'unknown') report(path, message);
  },
});
