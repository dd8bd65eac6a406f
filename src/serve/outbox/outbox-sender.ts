import { createSender } from '../../delivery/create-sender.ts';
import type { Attempt, Delivery, Layer, Result } from '../../delivery/delivery.ts';
import type { Chooser } from '../../delivery/faults/engine/choose.ts';
import { createFaultMiddleware } from '../../delivery/faults/engine/middleware.ts';
import type { FaultyDelivery } from '../../delivery/faults/engine/plan.ts';
import { checkFaults } from '../../delivery/faults/engine/resolve.ts';
import type { DeliverySender } from '../../delivery/sender.ts';
import type { Clock } from '../../env/clock.ts';
import type { Random } from '../../env/random.ts';
import type { Destination } from './destination.ts';
import { mostTries } from './item.ts';

/** What outlives one sender of an outbox. */
interface Lasting {
  readonly clock: Clock;
  readonly random: Random;
  readonly chooser: Chooser;
}

/** Hears what a sender does. */
interface SenderWatch {
  trying(delivery: Delivery): void;
  tried(delivery: Delivery, attempt: Attempt, retryInMs: number | undefined): void;
  hit(delivery: FaultyDelivery): void;
  /** A copy that a fault made has ended. */
  copied(result: Result, copyOf: string): void;
}

/** A sender to a destination that carries faults out. Throws USAGE if one of them cannot be done there. */
export function createOutboxSender(
  { layers = [], interceptors = [], ...where }: Destination,
  { clock, random, chooser }: Lasting,
  watch: SenderWatch,
): DeliverySender {
  checkFaults(where.policy.faults, where);
  const faulty = createFaultMiddleware(where.policy.faults, {
    chooser,
    onHit: (delivery) => watch.hit(delivery),
  });
  const starting: Layer = (next) => (delivery, attempt) => {
    watch.trying(delivery);
    return next(delivery, attempt);
  };
  return createSender({
    ...where,
    clock,
    random,
    driver: 'raw',
    isPrompt: true,
    keepAttempts: mostTries,
    layers: [starting, ...layers, ...faulty.layers],
    interceptors: [...interceptors, ...faulty.interceptors],
    onSettled: (result) => {
      const { copyOf } = result.delivery;
      if (copyOf !== undefined) watch.copied(result, copyOf);
    },
    onAttempt: (delivery, attempt, retryInMs) => watch.tried(delivery, attempt, retryInMs),
  });
}
