import { eraNames, type EraName } from '../../../model/profile.ts';
import { classOf, isOk, sayAnswer } from '../../answer.ts';
import { makeConversation } from '../../conversation.ts';
import { textsOf } from '../../edits.ts';
import { missingTexts } from '../../kinds/texts.ts';
import type { Lab } from '../../lab.ts';
import { defineCheckRule, type TrialFailure } from '../../rule.ts';
import { bytesOf, TwinMaker } from '../../twin.ts';

const older = eraNames.filter((era) => era !== '2023');

/** The ids of each era begin 100,000 chats after those of the era before, and those of the check itself. */
const apart = 100_000;

export const definition = defineCheckRule({
  name: 'FMT-22',
  doc: 'Older vintages of the format are understood.',
  level: 'SHOULD',
  sends: `The same conversation as the platform sent it in ${older.join(', ')}: fewer keys, and other Rels.`,
  accepts: '2xx, and the texts of the conversation in the state.',
  why: 'The platform runs at its customers, who upgrade when they like: after a roll back, or at another customer, an older one sends.',
  sources: ['samples of the vendor, 2018 to 2023'],
  fix: 'Treat what is absent like null: demand no key but ChatEvent with its Id, Type and ChatId.',
  thorough: true,
  requests: 54,
  async judge(lab) {
    const failures: TrialFailure[] = [];
    for (const [index, era] of older.entries()) failures.push(...(await judgeEra(lab, era, index + 1)));
    return failures;
  },
});

async function judgeEra(lab: Lab, era: EraName, step: number): Promise<TrialFailure[]> {
  const { seed, clock, observer } = lab.options;
  const conversation = makeConversation(seed, clock, era);
  const twin = new TwinMaker(conversation, clock.now() + step * apart).make();
  for (const { index, type } of conversation.events) {
    const body = bytesOf(twin.payloads[index]);
    const answer = await lab.send({ id: `check ${era}#${index}`, body });
    if (isOk(answer)) continue;
    const [sent, signature] = [`${type} of ${era}`, `${era}: ${classOf(answer)}`];
    return [{ signature, sent, expected: '2xx', actual: sayAnswer(answer), answer, body }];
  }
  if (observer === undefined || !lab.showsTexts()) return [];
  const texts = textsOf(conversation.events.map(({ payload }) => payload));
  const compare = missingTexts(texts);
  const { differences, now } = await observer.compare(twin, await lab.oracle(lab.whole), { compare });
  const [first] = differences;
  if (first === undefined) return [];
  return [
    {
      signature: `${era}: text missing`,
      sent: `a conversation of ${era}`,
      expected: 'its texts in the state',
      actual: `${first.place} ${first.now}`,
      states: { clean: await lab.cleanState(lab.whole), now },
    },
  ];
}
