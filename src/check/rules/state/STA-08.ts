import { unordered } from '../../contract.ts';
import type { HistoryDelivery } from '../../history.ts';
import { judgeTrials } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-08',
  doc: 'A conversation whose events all arrive at once leads to the same state.',
  level: unordered,
  sends: 'All events of a conversation at the same moment, several times. What is refused is sent again.',
  accepts: 'The state after a clean conversation.',
  why: 'A sender that promises no order may send a backlog in parallel.',
  sources: ['promhippie/github_exporter#312'],
  fix: 'Lock the chat while an event is applied, and let the newest event of a row win.',
  needs: ['probe'],
  racy: true,
  requests: 54,
  judge: (lab) =>
    judgeTrials(
      lab,
      Array.from({ length: Math.min(3, lab.options.trials) }, () => allAtOnce(lab.whole)),
      { mayRefuseFaults: true },
    ),
});

function allAtOnce(events: readonly number[]): HistoryDelivery[] {
  return events.map((event, index): HistoryDelivery => {
    const delivery: HistoryDelivery = { event, fault: 'at once', retried: true };
    return index === 0 ? delivery : { ...delivery, atOnce: true };
  });
}
