import type { Webhook } from '../../scenario/output.ts';
import type { VirtualClient } from './virtual-client.ts';

/** An event on its way. It is kept apart from its play, which lives long: what is old is slow to read and to change. */
export interface PendingRequest {
  readonly play: VirtualClient;
  readonly webhook: Webhook;
  readonly dueMs: number;
  /** Since when nothing but iqmock itself held it. */
  readonly freeFromMs: number;
  isOver: boolean;
}
