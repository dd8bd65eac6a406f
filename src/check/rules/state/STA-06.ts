import { reordered } from '../../contract.ts';
import type { HistoryDelivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-06',
  doc: 'Events about a message may arrive before the message.',
  level: reordered,
  sends: 'A conversation in which a message is received and read before it is created.',
  accepts:
    'The state after a clean conversation: the message exists and is read. Early events may be refused, and are then sent again.',
  why: 'A retry delayed the message, but not the events after it. A consumer that drops the read mark counts the message as unread forever.',
  sources: ['opengovsg/postmangovsg#2151', 'fazer-ai/chatwoot#373'],
  fix: 'Every row of Rels is complete: store the message from the first event that carries it.',
  needs: ['probe'],
  requests: 18,
  judge: (lab) => judgeHistory(lab, childrenFirst(lab)),
});

/** Each message that is read comes after the event that says so. */
function childrenFirst({ conversation: { events } }: Lab): HistoryDelivery[] {
  const messageOf = (event: number): unknown => events[event]?.payload.ChatEvent['MessageId'];
  const isCreation = (event: number): boolean => events[event]?.type === 'message_created';
  const isRead = (event: number): boolean => events[event]?.type === 'message_read';
  const reads = events.flatMap(({ index }) => (isRead(index) ? [index] : []));
  const late = (event: number): boolean =>
    isCreation(event) && reads.some((read) => messageOf(read) === messageOf(event));
  return events.flatMap(({ index }): HistoryDelivery[] => {
    if (late(index)) return [];
    if (!isRead(index)) {
      const isEarly = events.some(
        (event) => event.index > index && isRead(event.index) && messageOf(event.index) === messageOf(index),
      );
      return [
        isEarly && !isCreation(index)
          ? { event: index, fault: 'before its message', retried: true }
          : { event: index },
      ];
    }
    const creation = events.find(
      (event) => isCreation(event.index) && messageOf(event.index) === messageOf(index),
    );
    const child: HistoryDelivery = { event: index, fault: 'before its message', retried: true };
    return creation === undefined ? [child] : [child, { event: creation.index }];
  });
}
