import { repeated } from '../../contract.ts';
import { cleanly, type HistoryDelivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-03',
  doc: 'A conversation that is replayed changes nothing.',
  level: repeated,
  sends: 'A whole conversation, and all of it again after its close.',
  accepts: 'The state after a clean conversation.',
  why: 'After an outage a sender, or its operator with a replay button, repeats old events. Remembering the last few Ids does not help.',
  sources: ['Standard Webhooks', 'razorpay webhook documentation'],
  fix: 'Keep the Ids of all events of a chat for as long as you keep the chat.',
  needs: ['probe'],
  requests: 35,
  judge: (lab) => judgeHistory(lab, [...cleanly(lab.whole), ...again(lab)], { mayRefuseFaults: true }),
});

function again(lab: Lab): HistoryDelivery[] {
  return lab.whole.filter((event) => lab.isStored(event)).map((event) => ({ event, fault: 'replay' }));
}
