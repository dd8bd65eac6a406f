import { repeated } from '../../contract.ts';
import type { HistoryDelivery } from '../../history.ts';
import { loseAnswer } from '../../manners.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-04',
  doc: 'A lost answer does no harm.',
  level: repeated,
  sends: 'Events whose connection is cut after the whole body, before the answer; then each again.',
  accepts: 'The state after a clean conversation.',
  why: 'The sender believes that the event never arrived, so it sends it again.',
  sources: ['chatwoot/chatwoot#14149', 'papercups-io/papercups#738', 'zendesk/sunshine-conversations-ruby#7'],
  fix: 'As for duplicates; and do not undo the change when the answer cannot be written.',
  needs: ['probe'],
  requests: 34,
  judge: (lab) =>
    judgeHistory(
      lab,
      lab.whole.flatMap((event) => (lab.isStored(event) ? lost(event) : [{ event }])),
      { mayRefuseFaults: true },
    ),
});

function lost(event: number): HistoryDelivery[] {
  const cut: HistoryDelivery = {
    event,
    fault: 'lost answer',
    lost: true,
    unsure: true,
    request: { manner: loseAnswer },
  };
  return [cut, { event, fault: 'retry', request: { attempt: 2 } }];
}
