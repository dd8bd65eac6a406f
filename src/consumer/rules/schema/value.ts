import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  ofForm: true,
  name: 'schema/value',
  severity: 'error',
  doc: 'Every value is one that its key can have: within its enumeration, pattern and limits.',
  why: 'A consumer decides by these values; one it does not know falls through every branch.',
  example: 'ChatEvent.Actor: must be one of "", "client", "user", "system", but is string "robot"',
  check({ reading }, report) {
    for (const { kind, path, message } of reading.schemaFaults) if (kind === 'value') report(path, message);
  },
});
