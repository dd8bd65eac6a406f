import { FaultSwitches } from './fault-switches.ts';
import type { Destination } from './outbox/destination.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { ServeSettings } from './settings.ts';
import type { Feed } from './tenant/feed.ts';

/** The switches of a server's faults; those that are on are in the policy of its deliveries. */
export function createFaults(server: {
  readonly outbox: Outbox;
  readonly feed: Feed;
  readonly settings: ServeSettings;
  redirect(destination: Destination): Promise<void>;
}): FaultSwitches {
  const { outbox, feed, settings } = server;
  return new FaultSwitches({
    clock: settings.host.clock,
    current: () => outbox.destination.policy.faults,
    apply: (faults) =>
      server.redirect({ ...outbox.destination, policy: { ...outbox.destination.policy, faults } }),
    changed: (views) => feed.add('faults', views),
  });
}
