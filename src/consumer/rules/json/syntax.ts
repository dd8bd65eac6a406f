import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'text',
  name: 'json/syntax',
  severity: 'error',
  doc: 'A body is JSON, and not nested without reason (at most 100 levels).',
  why: 'A body that is not JSON cannot be read at all; nothing else can be judged.',
  example: 'it is not JSON: Expected property name',
  check({ text, syntaxFault }, report) {
    if (syntaxFault === undefined) return;
    report('', text.trim() === '' ? 'the body is empty' : syntaxFault);
  },
});
