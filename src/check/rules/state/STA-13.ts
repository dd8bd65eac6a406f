import type { Payload } from '../../conversation.ts';
import type { HistoryDelivery } from '../../history.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'STA-13',
  doc: 'A message that arrives in a second event is still one message.',
  level: 'SHOULD',
  sends: 'A message_created twice with the same message, but under another event Id.',
  accepts: 'The state after a clean conversation.',
  why: 'The Id identifies the message. A sender that lost its log creates the event again.',
  sources: ['slackapi/node-slack-sdk#2141', 'Vexa-ai/vexa#519'],
  fix: 'Store messages under their own Id: insert or update, never only insert.',
  needs: ['probe'],
  requests: 19,
  judge: (lab) => {
    const at = lab.conversation.short;
    const copy: HistoryDelivery = {
      event: at,
      fault: 'same message, another event',
      request(twin) {
        const payload = structuredClone(twin.payloads[at] as Payload);
        payload.ChatEvent['Id'] = Number(payload.ChatEvent['Id']) + 1;
        return { body: bytesOf(payload), id: `check ${twin.number} copy` };
      },
    };
    // The state is compared later: a consumer may show the newest event.
    const deliveries = lab.whole.flatMap((event): HistoryDelivery[] =>
      event === at + 1 ? [copy, { event }] : [{ event }],
    );
    return judgeHistory(lab, deliveries, { onTheWay: false });
  },
});
