import type { HistoryDelivery } from '../../history.ts';
import { cut } from '../../manners.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-12',
  doc: 'A try that broke off does not count as seen.',
  level: 'MUST',
  sends: 'Events whose body is cut half way, by FIN and by RST; then each again, whole.',
  accepts: 'The state after a clean conversation.',
  why: 'A consumer that marks an event as seen before storing it, or before reading the body, treats the retry as a duplicate and loses it.',
  sources: ['postel-sh/postel#129', 'langfuse/langfuse#15463'],
  fix: 'Record the Id in the same transaction as the change, after reading the body.',
  needs: ['probe'],
  requests: 20,
  judge: (lab) =>
    judgeHistory(
      lab,
      lab.whole.slice(0, lab.laterMessage + 1).flatMap((event) => broken(event)),
    ),
});

function broken(event: number): HistoryDelivery[] {
  const manner = cut(0.5, event % 2 === 0 ? 'FIN' : 'RST');
  const half: HistoryDelivery = { event, fault: 'cut half way', lost: true, request: { manner } };
  return [half, { event, fault: 'retry', request: { attempt: 2 } }];
}
