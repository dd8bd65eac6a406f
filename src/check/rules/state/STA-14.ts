import { reordered } from '../../contract.ts';
import type { HistoryDelivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-14',
  doc: 'An older change that arrives late does not undo a newer one.',
  level: reordered,
  sends: 'A conversation in which the first operator is assigned after the second.',
  accepts: 'The state after a clean conversation: the second operator.',
  why: 'A retry of the older event arrives last. The chat then belongs to an operator who has handed it over.',
  sources: ['PostHog/posthog#98651', 'getsentry/sentry#121059'],
  fix: 'Keep the Id of the event that last changed a field, and skip events with a lower one.',
  needs: ['probe'],
  requests: 18,
  judge: (lab) => judgeHistory(lab, lateAssignment(lab)),
});

function lateAssignment({ conversation: { events } }: Lab): HistoryDelivery[] {
  const [first, second] = events.filter(({ type }) => type === 'ticket_assigned');
  return events.flatMap(({ index }): HistoryDelivery[] => {
    if (index === first?.index) return [];
    if (index !== second?.index || first === undefined) return [{ event: index }];
    return [{ event: index }, { event: first.index, fault: 'late' }];
  });
}
