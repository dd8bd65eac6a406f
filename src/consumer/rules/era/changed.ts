import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'era/changed',
  severity: 'warning',
  doc: 'All bodies of a project are of one era; only judged when no era was asked for.',
  why: 'A server changes its format when it is updated, not from one event to the next.',
  example: 'this body is of 2022, earlier ones of the same project were of 2023',
  check({ reading: { era, earlierEra } }, report) {
    if (earlierEra === undefined) return;
    report('', `this body is of ${era}, earlier ones of the same project were of ${earlierEra}`);
  },
});
