import { classOf, isOk, sayAnswer } from '../../answer.ts';
import { repeated } from '../../contract.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'STA-11',
  doc: 'A duplicate is acknowledged.',
  level: repeated,
  sends: 'Events of every kind twice in a row.',
  accepts: '2xx for the second copy too.',
  why: 'A refusal makes the sender try again: it repeats an event that you answer with 409 for days, and counts each as your failure.',
  sources: ['Standard Webhooks', 'everee webhook documentation'],
  fix: 'Answer 2xx to an Id that you know, and do nothing.',
  requests: 18,
  async judge(lab) {
    const twin = lab.twin();
    const types = new Set<string>();
    for (const event of lab.whole) {
      const answer = await lab.sendEvent(twin, event);
      if (!isOk(answer) || !lab.isStored(event) || types.has(lab.typeOf(event))) continue;
      types.add(lab.typeOf(event));
      const again = await lab.sendEvent(twin, event, { attempt: 2 });
      if (isOk(again)) continue;
      return [
        {
          signature: `duplicate ${classOf(again)}`,
          sent: `${lab.typeOf(event)} twice`,
          expected: '2xx for both',
          actual: `${answer.status ?? ''}, then ${sayAnswer(again)}`,
          answer: again,
          body: bytesOf(twin.payloads[event]),
        },
      ];
    }
    return [];
  },
});
