import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'request',
  name: 'request/method',
  severity: 'error',
  doc: 'A webhook is sent by POST.',
  why: 'The document says that all calls are POST requests; a consumer routes nothing else to its handler.',
  example: 'the method is PUT, not POST',
  check({ method }, report) {
    if (method !== 'POST') report('', `the method is ${method}, not POST`);
  },
});
