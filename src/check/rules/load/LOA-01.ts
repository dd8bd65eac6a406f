import { classOf, isAccepted, isOk, sayAnswer } from '../../answer.ts';
import { defineCheckRule, type TrialFailure } from '../../rule.ts';
import type { Twin } from '../../twin.ts';

const chats = 80;
const atOnce = 8;

export const definition = defineCheckRule({
  name: 'LOA-01',
  doc: 'A burst of new chats is accepted, and no accepted chat is lost.',
  level: 'SHOULD',
  sends: `${chats} chat_created of ${chats} chats at the same moment.`,
  accepts: '2xx; or 429 and 503 for the excess. A chat that was accepted and is not in the state is a MUST.',
  why: 'After an outage of the sender all clients arrive at once. An event answered with 2xx is never sent again.',
  sources: ['argoproj/argo-events#3448', 'vectordotdev/vector#20990'],
  fix: 'Answer 2xx only when the event is stored; answer 429 or 503 with Retry-After when you cannot keep up.',
  needs: ['this machine'],
  racy: true,
  requests: chats,
  async judge(lab) {
    const twins = Array.from({ length: chats }, () => lab.twin());
    const answers = await lab.burst(twins);
    const refused = answers.filter((answer) => !isAccepted(answer, ['2xx', 429, 503]));
    const failures: TrialFailure[] = [];
    const [first] = refused;
    if (first !== undefined) {
      const trials = { failed: refused.length, of: chats };
      const expected = '2xx, 429 or 503';
      const sent = `${chats} new chats at once`;
      failures.push({
        signature: `burst: ${classOf(first)}`,
        sent,
        expected,
        actual: sayAnswer(first),
        answer: first,
        trials,
      });
    }
    const taken = twins.filter((_, index) => isOk(answers[index] as (typeof answers)[number]));
    const lost: Twin[] = [];
    for (let index = 0; index < taken.length; index += atOnce) {
      const some = taken.slice(index, index + atOnce);
      const found = await Promise.all(some.map((twin) => lab.compare(twin, [0])));
      lost.push(...some.filter((_, position) => found[position] !== undefined));
      // A handful is proof enough.
      if (lost.length >= atOnce) break;
    }
    if (lost.length === 0) return failures;
    const expected = 'every chat that was accepted is in the state';
    const actual = `${lost.length} that were accepted are not, or are not as after a clean chat_created`;
    return [
      ...failures,
      { signature: 'accepted and lost', sent: `${chats} new chats at once`, expected, actual, level: 'MUST' },
    ];
  },
});
