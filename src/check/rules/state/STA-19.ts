import { isOk } from '../../answer.ts';
import { textsOf } from '../../edits.ts';
import { missingTexts } from '../../kinds/texts.ts';
import { notAccepted } from '../../failures.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'STA-19',
  doc: 'A chat whose beginning was missed is followed from where it is.',
  level: 'MUST',
  sends: 'The second half of a conversation; chat_created and the first messages never arrived.',
  accepts: '2xx; the texts of the second half are in the state, else it is a SHOULD.',
  why: 'The webhook was switched on while chats were open, or the consumer was down for longer than the sender tries.',
  sources: ['docs/examples/consumer', 'record of the vendor: chats are older than any consumer'],
  fix: 'Create the chat from the rows of the first event: Rels has everything that is needed.',
  needs: ['probe'],
  requests: 13,
  async judge(lab) {
    const twin = lab.twin();
    const events = lab.whole.slice(lab.conversation.short + 1);
    for (const event of events) {
      const answer = await lab.sendEvent(twin, event);
      if (isOk(answer)) continue;
      const sent = `${lab.typeOf(event)} of a chat that was never created here`;
      return [notAccepted('unknown chat', { sent, answer, body: bytesOf(twin.payloads[event]) })];
    }
    const { observer } = lab.options;
    if (observer === undefined) return [];
    const created = events.filter((event) => lab.typeOf(event) === 'message_created');
    const texts = textsOf(created.flatMap((event) => twin.payloads[event] ?? []));
    const end = await lab.oracle(lab.whole);
    const missing = await observer.compare(twin, end, { compare: missingTexts(texts) });
    if (missing.differences.length === 0) return [];
    const actual = missing.differences.map(({ place, now }) => `${place} ${now}`).join(', ');
    return [
      {
        signature: 'unknown chat: texts missing',
        sent: 'the second half of a conversation',
        expected: 'its texts in the state',
        actual,
        level: 'SHOULD',
        states: { clean: await lab.cleanState(lab.whole), now: missing.now },
      },
    ];
  },
});
