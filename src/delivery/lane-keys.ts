import type { Delivery } from './delivery.ts';
import type { LaneKey } from './lanes.ts';
import type { OrderScope } from './policy.ts';

const keys: Readonly<Record<OrderScope, (delivery: Delivery) => LaneKey>> = {
  chat: ({ chatId }) => chatId,
  // A webhook without a client still belongs to a chat; the text cannot equal the id of a client.
  client: ({ clientId, chatId }) => clientId ?? `chat ${chatId}`,
  global: () => 0,
  none: () => undefined,
};

/** Names the lane of each delivery: those of one lane leave one after the other. Undefined for one that waits for no other. */
export function laneKeys(order: OrderScope): (delivery: Delivery) => LaneKey {
  const key = keys[order];
  return (delivery) => (delivery.unordered === true ? undefined : key(delivery));
}
