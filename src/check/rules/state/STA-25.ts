import { visitIds } from '../../../model/ids.ts';
import { deletedTexts, textsOf } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import type { Lab } from '../../lab.ts';
import { defineCheckRule, NotJudged } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-25',
  doc: 'Two messages from the same millisecond are both kept.',
  level: 'SHOULD',
  sends:
    'A conversation in which two messages were written in the same millisecond, and their events have the same time.',
  accepts: '2xx, and the texts of both in the state.',
  why: 'Times are not keys: among many people, two write in the same millisecond, and an import of an archive writes everything at once.',
  sources: ['own-pay/OwnPay#63', 'thingsboard/thingsboard#5714'],
  fix: 'Use ids as keys, and sort by time and then by Id.',
  needs: ['probe'],
  requests: 18,
  judge(lab) {
    if (!lab.showsTexts()) throw new NotJudged('the state does not show the texts of messages');
    const payloads = lab.conversation.events.map(({ payload }) => payload);
    const deleted = new Set(deletedTexts(payloads));
    const texts = textsOf(payloads).filter((text) => !deleted.has(text));
    const times = sameTimes(lab);
    return judgeEdited(lab, [
      {
        name: 'the same millisecond',
        edit(bodies) {
          for (const body of bodies) visitIds(body, { time: (ms) => times.get(ms) ?? ms });
        },
        compare: comparingOnly(texts),
      },
    ]);
  },
});

/** Times of a message and its event in place of which those of the message before come. */
function sameTimes({ conversation: { events, short } }: Lab): ReadonlyMap<number, number> {
  const [one, other] = events.filter(({ type, index }) => type === 'message_created' && index > short);
  const timesOf = (event: typeof one): number[] => [
    Number(event?.payload.ChatEvent['CreatedAt']),
    Number(event?.payload.Rels['ChatMessages']?.[0]?.['CreatedAt']),
  ];
  const [before, after] = [timesOf(one), timesOf(other)];
  return new Map(after.map((ms, index) => [ms, before[index] ?? ms]));
}
