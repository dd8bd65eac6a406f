import { createVirtualClock, systemClock, type Clock } from '../../src/env/clock.ts';
import { createRandom } from '../../src/env/random.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { presets, type DeliveryPolicy } from '../../src/delivery/policy.ts';
import type { DeliverySender, SenderOptions } from '../../src/delivery/sender.ts';
import { createSender } from '../../src/delivery/create-sender.ts';
import { parseTarget, type Target } from '../../src/delivery/target.ts';

/** A delivery in which only what matters to a test is said. */
export function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    id: 'chat#0',
    type: 'typing',
    eventId: 0,
    chatId: 1,
    clientId: 1,
    url: 'http://127.0.0.1:9/',
    headers: {},
    body: Buffer.from('{"ChatEvent":{"Id":0},"Rels":{}}'),
    dueAt: 0,
    ...over,
  };
}

/** The default policy with changes. */
export function aPolicy(over: Partial<DeliveryPolicy> = {}): DeliveryPolicy {
  return { ...presets.default.policy, ...over };
}

/**
 * A clock by which no time passes. A close that crosses with a request is told by the 2 ms that it takes at most, and on a busy
 * machine this process may be asleep for longer.
 */
export function createStillClock(): Clock {
  return createVirtualClock();
}

/** What else is not the default of a sender. */
export type SenderChanges = Partial<SenderOptions> & { readonly clock?: Clock };

/** A sender on the machine's clock, and the target it sends to. */
export function aSender(
  to: string,
  policy: Partial<DeliveryPolicy> = {},
  over: SenderChanges = {},
): { readonly sender: DeliverySender; readonly target: Target } {
  const target = parseTarget(to);
  const sender = createSender({
    target,
    policy: aPolicy(policy),
    clock: systemClock,
    random: createRandom(1),
    ...over,
  });
  return { sender, target };
}
