import { judgeReplaced } from '../../kinds/replaced.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-10',
  doc: 'Empty texts and texts of spaces are taken.',
  level: 'MUST',
  sends: 'Conversations whose messages have the text "", and three spaces.',
  accepts:
    '2xx, and the texts in the state as they were sent; null for "" is right, and trimmed spaces are INFO.',
  why: 'A message with a file has an empty text in every sample.',
  sources: ['samples of the vendor, 608'],
  fix: 'Do not take an empty text for a missing one: test for undefined, not for falsehood.',
  requests: 36,
  judge: (lab) =>
    judgeReplaced(lab, [
      { name: 'empty texts', texts: [''] },
      { name: 'texts of spaces', texts: ['   '] },
    ]),
});
