import type { Compare } from '../../observer.ts';
import { visitIds } from '../../../model/ids.ts';
import { isOk } from '../../answer.ts';
import { replaceTexts, textsOf } from '../../edits.ts';
import { isStillClosed, showsClose } from '../../kinds/close.ts';
import { missingTexts } from '../../kinds/texts.ts';
import { cleanly } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { notAccepted } from '../../failures.ts';
import { defineCheckRule, NotJudged } from '../../rule.ts';
import { bytesOf, type Twin } from '../../twin.ts';

const dayMs = 24 * 3_600_000;
const text = 'Я снова к вам (iqmock check)';

export const definition = defineCheckRule({
  name: 'STA-16',
  doc: 'A returning client opens the same chat again.',
  level: 'MUST',
  sends:
    'A whole conversation to its close, then, a day later, a new ticket in the same chat: created, assigned, a message.',
  accepts: '2xx; the new message is in the state, and the chat is open again.',
  why: 'A chat is a permanent thread; chat_created and chat_closed open and close tickets in it. A consumer that treats the second chat_created as a duplicate never sees the client again.',
  sources: ['samples of the vendor: chats that are older than their chat_created'],
  fix: 'Recognise events by their own Id, not by that of the chat, and let chat_created reopen a known chat.',
  needs: ['probe'],
  requests: 22,
  async judge(lab) {
    const { failure, twin } = await lab.play(cleanly(lab.whole), { onTheWay: false });
    if (failure !== undefined) return [failure];
    const again = secondTicket(lab, twin);
    for (const event of lab.short) {
      const answer = await lab.sendEvent(again, event);
      if (isOk(answer)) continue;
      const sent = `${lab.typeOf(event)} of a second ticket`;
      return [notAccepted('second ticket', { sent, answer, body: bytesOf(again.payloads[event]) })];
    }
    const { observer } = lab.options;
    if (observer === undefined) return [];
    const missing = missingTexts([text]);
    const wanted = lab.showsTexts() ? [text] : '';
    const compare: Compare = (clean, now) => (clean === '' ? [] : missing(clean, now));
    const observed = await observer.compare(twin, wanted, { compare });
    const sent = 'a second ticket in a closed chat';
    if (observed.differences.length > 0) {
      const actual = 'the message of the second ticket is not in the state';
      return [
        {
          signature: 'second ticket lost',
          sent,
          expected: `"${text}" in the state`,
          actual,
          states: { clean: wanted, now: observed.now },
        },
      ];
    }
    if (!(await showsClose(lab))) throw new NotJudged('the probe does not show whether a chat is closed');
    const closed = await isStillClosed(lab, twin);
    if (!closed) return [];
    return [
      { signature: 'second ticket closed', sent, expected: 'the chat is open', actual: 'it is still closed' },
    ];
  },
});

/** The same client opens another ticket in the same chat, a day later. */
function secondTicket(lab: Lab, twin: Twin): Twin {
  return lab.twin({
    sameChatAs: twin,
    edit(payloads) {
      replaceTexts(payloads, new Map(textsOf(payloads).map((old) => [old, text])));
      // A consumer that goes by times must see that it is later.
      for (const payload of payloads) visitIds(payload, { time: (ms) => ms + dayMs });
    },
  });
}
