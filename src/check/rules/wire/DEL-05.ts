import { textsOf } from '../../edits.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { classOf, isOk, sayAnswer } from '../../answer.ts';
import type { Payload } from '../../conversation.ts';
import { cleanly } from '../../history.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf, type Twin } from '../../twin.ts';
import { withoutHistory } from '../../failure.ts';

export const definition = defineCheckRule({
  name: 'DEL-05',
  doc: 'An unusable event does not block the events behind it.',
  level: 'MUST',
  sends:
    'In the middle of a conversation an event without Rels, and one whose message is not in Rels; then the rest of the conversation.',
  accepts: 'Any answer in time to the bad ones; 2xx for the good ones, and their texts in the state.',
  why: 'A queue that retries its first entry forever stops for all chats at once.',
  sources: ['getsentry/sentry#110215', 'nextlyhq/nextly#233'],
  fix: 'Set a failing event aside after a few tries, and continue with the next.',
  requests: 20,
  async judge(lab) {
    const twin = lab.twin();
    const [first, rest] = [lab.short, lab.whole.slice(lab.conversation.short + 1)];
    const before = await lab.play(cleanly(first), { twin, onTheWay: false });
    if (before.failure !== undefined) return [before.failure];
    for (const [name, body] of badBodies(twin, lab.laterMessage)) {
      const answer = await lab.send({ id: `check ${twin.number} ${name}`, body });
      if (answer.error?.code !== 'timeout') continue;
      return [
        {
          signature: 'bad event: no answer',
          sent: name,
          expected: 'any answer',
          actual: sayAnswer(answer),
          answer,
          body,
        },
      ];
    }
    for (const event of rest) {
      const answer = await lab.sendEvent(twin, event);
      if (isOk(answer)) continue;
      const sent = `a good ${lab.typeOf(event)} after a bad event`;
      const signature = `after a bad event: ${classOf(answer)}`;
      return [{ signature, sent, expected: '2xx', actual: sayAnswer(answer), answer }];
    }
    // What a consumer makes of the bad ones is its own affair: it may count them, or keep a place for the message.
    const texts = textsOf(lab.conversation.events.map(({ payload }) => payload));
    const compare = lab.showsTexts() ? comparingOnly(texts) : undefined;
    const observed = await lab.compare(twin, lab.whole, { compare });
    if (observed === undefined) return [];
    const failure = withoutHistory(await lab.stateFailure(observed, lab.whole));
    return [
      {
        ...failure,
        signature: `after a bad event: ${failure.signature}`,
        sent: 'a conversation with a bad event in it',
      },
    ];
  },
});

function badBodies(twin: Twin, event: number): (readonly [string, Uint8Array])[] {
  const like = twin.payloads[event] as Payload;
  // The ids lie between those of the conversation, so that nothing good counts as old after them.
  const [bare, dangling] = [1, 2].map((step) => {
    const payload = structuredClone(like);
    payload.ChatEvent['Id'] = Number(twin.payloads[0]?.ChatEvent['Id']) + step * 2 - 1;
    return payload;
  });
  if (bare === undefined || dangling === undefined) return [];
  Reflect.deleteProperty(bare, 'Rels');
  dangling.ChatEvent['MessageId'] = Number(like.ChatEvent['MessageId']) + 14;
  Reflect.deleteProperty(dangling.Rels, 'ChatMessages');
  return [
    ['an event without Rels', bytesOf(bare)],
    ['an event whose message is not in Rels', bytesOf(dangling)],
  ];
}
