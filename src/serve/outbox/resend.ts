import { IqmockError } from '../../errors.ts';
import type { Instance } from '../instance.ts';
import type { DeliveryDetail, DeliveryView } from './delivery-view.ts';

/** Another body than the one that was sent. */
export interface EditedBody {
  readonly json?: unknown;
  readonly text?: string | undefined;
}

/** Sends a webhook again, as a separate delivery. Throws USAGE for two bodies, BUSY if too many are pending. */
export function resend(instance: Instance, sent: DeliveryDetail, edited: EditedBody): DeliveryView {
  const { delivery } = sent;
  instance.requireRoom();
  const id = instance.outbox.add(
    {
      kind: 'webhook',
      index: 0,
      scenario: 'serve',
      step: 'resend',
      type: delivery.type,
      eventId: delivery.eventId,
      chatId: delivery.chatId,
      clientId: delivery.clientId,
      createdAt: instance.tenant.nowMs,
      dueMs: 0,
      summary: () => delivery.summary,
      body: bodyOf(sent, edited),
    },
    { origin: 'resend', resendOf: delivery.id },
  );
  const [view] = instance.outbox.list({}, 1, id + 1);
  return view as DeliveryView;
}

function bodyOf({ body, encoding }: DeliveryDetail, { json, text }: EditedBody): Buffer {
  if (json !== undefined && text !== undefined) {
    throw new IqmockError('USAGE', '"json" and "text" are both given.', { hint: 'Give one of them.' });
  }
  if (text !== undefined) return Buffer.from(text, 'utf8');
  return json === undefined ? Buffer.from(body, encoding) : Buffer.from(JSON.stringify(json), 'utf8');
}
