import { reordered } from '../../contract.ts';
import type { HistoryDelivery } from '../../history.ts';
import { judgeSeveral } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-05',
  doc: 'Neighbouring events in the wrong order lead to the same state.',
  level: reordered,
  sends:
    'Conversations in which each event is swapped with the next, and in which each is swapped with the one before. What is refused is sent again after the next one.',
  accepts: 'The state after a clean conversation; an event that came too early may be refused first.',
  why: 'A retry arrives after later events, and parallel workers of the sender overtake each other.',
  sources: ['chatwoot/chatwoot#14149', 'twilio/twilio-firebase-extensions#21'],
  fix: 'Let the newest event of a row win, by ChatEvent.Id, not the last to arrive; create rows that do not exist yet.',
  needs: ['probe'],
  requests: 36,
  judge: (lab) =>
    judgeSeveral(
      lab,
      [0, 1].map((from) => swapped(lab.whole, from)),
    ),
});

/** All pairs of neighbours the other way round, from the first or the second event on. */
function swapped(events: readonly number[], from: number): HistoryDelivery[] {
  const deliveries: HistoryDelivery[] = events.slice(0, from).map((event) => ({ event }));
  for (let index = from; index < events.length; index += 2) {
    const [one, other] = [events[index] ?? 0, events[index + 1]];
    if (other !== undefined) deliveries.push({ event: other, fault: 'too early', retried: true });
    deliveries.push({ event: one });
  }
  return deliveries;
}
