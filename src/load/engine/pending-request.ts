import type { Attempt } from '../../delivery/delivery.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { VirtualClient } from './virtual-client.ts';

/** An event on its way. It is kept apart from its play, which lives long: what is old is slow to read and to change. */
export interface PendingRequest {
  readonly play: VirtualClient;
  readonly webhook: Webhook;
  readonly dueMs: number;
  /** Since when nothing but iqmock itself held it. */
  readonly freeFromMs: number;
  isOver: boolean;
  /** It is held back on purpose and takes no place in flight. */
  isHeld: boolean;
  /** Its chat went on while it was held back. */
  hasGoneOn: boolean;
}

/** A request that is about to be sent. */
export function pendingRequest(
  play: VirtualClient,
  webhook: Webhook,
  dueMs: number,
  freeFromMs: number,
): PendingRequest {
  return { play, webhook, dueMs, freeFromMs, isOver: false, isHeld: false, hasGoneOn: false };
}

/** After these the consumer may have got the event nevertheless, and may still be busy with it. */
const fateUnknownErrors: ReadonlySet<string> = new Set(['timeout', 'reset', 'aborted', 'other']);

/** Whether the consumer may have got an event that it did not answer. */
export function isFateUnknown({ error }: Attempt): boolean {
  return error !== undefined && fateUnknownErrors.has(error.code);
}
