import { judgeReplaced } from '../../kinds/replaced.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-15',
  doc: 'A long text is kept whole, or refused.',
  level: 'SHOULD',
  sends: 'Conversations whose messages have 10 000 letters.',
  accepts:
    '2xx and the whole text in the state, or 413, 400 or 422. A silently truncated text is wrong; a preview beside the text is right.',
  why: 'The client sees the whole message as sent; the operator in your system sees half of it, or a broken character.',
  sources: ['samples of the vendor'],
  fix: 'Use a column without a limit for texts, or refuse what is too long.',
  requests: 18,
  judge: (lab) =>
    judgeReplaced(lab, [
      {
        name: 'texts of 10 000 letters',
        texts: [`Ж${'длинный '.repeat(1249)}конец!!`],
        alsoRight: [413, 400, 422],
      },
    ]),
});
