import { repeated } from '../../contract.ts';
import { cleanly, type HistoryDelivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-07',
  doc: 'An old event that is repeated after the close changes nothing.',
  level: repeated,
  sends:
    'A whole conversation, and after its close single old events again: the beginning, the first operator, a message.',
  accepts: 'The state after a clean conversation: closed, with the last operator.',
  why: 'A retry may arrive hours later. A closed chat that opens again lands in the queue of an operator.',
  sources: ['webrenew/memories#397', 'mirakl/mirakl-hyperwallet-connector#35'],
  fix: 'Compare the Id of an event with that of the one that last changed the row, and keep the Ids of all.',
  needs: ['probe'],
  requests: 24,
  judge: (lab) => judgeHistory(lab, [...cleanly(lab.whole), ...late(lab)], { mayRefuseFaults: true }),
});

function late({ conversation }: Lab): HistoryDelivery[] {
  const types = ['ticket_assigned', 'message_created', 'message_read', 'chat_created'];
  const events = types.flatMap((type) => conversation.events.find((event) => event.type === type) ?? []);
  return events.map(({ index }) => ({ event: index, fault: 'late duplicate', request: { attempt: 7 } }));
}
