import type { Payload } from '../../conversation.ts';
import type { HistoryDelivery } from '../../history.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf, type Twin } from '../../twin.ts';
import { withoutHistory } from '../../failure.ts';

/** Event types that the vendor's own programs know, and its document of webhooks does not. */
const types = ['chat_opened', 'message_edited', 'rating_ignored'];

export const definition = defineCheckRule({
  name: 'FMT-01',
  doc: 'An event of an unknown type is accepted and changes nothing.',
  level: 'MUST',
  sends: `Events of the types ${types.join(', ')} in the middle of a conversation, each with a new id.`,
  accepts: '2xx, and the state after the conversation without them.',
  why: 'The platform has more types than its document lists, and gains new ones. A refused event is repeated for days, and may make the sender give up on the address.',
  sources: ['zulip/zulip#24721', 'OpenHands/automation#236', 'brigadecore/brigade#127'],
  fix: 'Answer 2xx to types that you do not know, and do nothing.',
  requests: 21,
  async judge(lab) {
    const twin = lab.twin();
    // Not where the state is compared: a consumer may show the newest event until the next one comes.
    const places = lab.whole.filter(
      (event) => event > lab.conversation.short && !lab.conversation.points.includes(event),
    );
    const deliveries = lab.whole.flatMap((event): HistoryDelivery[] => {
      const type = types[places.indexOf(event)];
      if (type === undefined) return [{ event }];
      const body = strange(twin, event, type);
      return [
        { event },
        { event, fault: `as ${type}`, request: { body, id: `check ${twin.number} ${type}` } },
      ];
    });
    const { failure } = await lab.play(deliveries, { twin });
    return failure === undefined ? [] : [withoutHistory(failure)];
  },
});

function strange(twin: Twin, event: number, type: string): Uint8Array {
  const payload = structuredClone(twin.payloads[event] as Payload);
  Object.assign(payload.ChatEvent, {
    // An id between two of the conversation's.
    Id: Number(payload.ChatEvent['Id']) + 1,
    Type: type,
    MessageId: null,
  });
  delete payload.Rels['ChatMessages'];
  return bytesOf(payload);
}
