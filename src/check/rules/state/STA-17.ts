import { isOk } from '../../answer.ts';
import type { Payload } from '../../conversation.ts';
import { cleanly } from '../../history.ts';
import { isStillClosed, showsClose } from '../../kinds/close.ts';
import type { Lab } from '../../lab.ts';
import { notAccepted } from '../../failures.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf, type Twin } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'STA-17',
  doc: 'Events after the close do not open the chat.',
  level: 'MUST',
  sends: 'A whole conversation to its close; then its client reads a message that was still unread.',
  accepts: '2xx, and the chat is still closed.',
  why: 'Clients read the answer when they return, hours after the operator has closed the chat.',
  sources: ['record of the vendor: unread messages stay unread over a close'],
  fix: 'Let only chat_created open a chat, and accept read marks in any state.',
  needs: ['probe'],
  requests: 19,
  async judge(lab) {
    const { failure, twin } = await lab.play(cleanly(lab.whole), { onTheWay: false });
    if (failure !== undefined) return [failure];
    const body = lateRead(lab, twin);
    const answer = await lab.send({ id: `check ${twin.number} late read`, body });
    const sent = 'message_read after chat_closed';
    if (!isOk(answer)) return [notAccepted('late read', { sent, answer, body })];
    if (!(await showsClose(lab)) || (await isStillClosed(lab, twin))) return [];
    return [
      { signature: 'late read reopens', sent, expected: 'the chat is closed', actual: 'it is open again' },
    ];
  },
});

/** A message of an operator that was never read is read now. */
function lateRead(lab: Lab, twin: Twin): Uint8Array {
  const read = lab.conversation.events.findLast(
    ({ type, payload }) => type === 'message_read' && payload.ChatEvent['Actor'] === 'client',
  );
  const creations = lab.conversation.events.filter(
    ({ type, payload }) => type === 'message_created' && payload.ChatEvent['Actor'] === 'user',
  );
  const reads = lab.conversation.events.filter(({ type }) => type === 'message_read');
  const unread = creations.find(
    ({ payload }) =>
      !reads.some((other) => other.payload.ChatEvent['MessageId'] === payload.ChatEvent['MessageId']),
  );
  const payload = structuredClone(twin.payloads[read?.index ?? 0] as Payload);
  // All other rows are as they were at the close: older ones would undo it where rows are mirrored.
  payload.Rels = structuredClone((twin.payloads.at(-1) as Payload).Rels);
  const message = structuredClone(twin.payloads[unread?.index ?? 0] as Payload);
  const [row] = message.Rels['ChatMessages'] ?? [];
  const nowMs = Number(twin.payloads.at(-1)?.ChatEvent['CreatedAt']) + 60_000;
  Object.assign(payload.ChatEvent, { Id: twin.freshEventId(), MessageId: row?.['Id'], CreatedAt: nowMs });
  Object.assign(row ?? {}, { Received: true, ReceivedAt: nowMs, Read: true, ReadAt: nowMs });
  payload.Rels['ChatMessages'] = row === undefined ? [] : [row];
  return bytesOf(payload);
}
