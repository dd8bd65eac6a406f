import type { Delivery, Result, Sender } from '../delivery.ts';
import { defineDeliveryFault } from './parts/definition.ts';
import { createMoment } from './parts/moment.ts';
import { count, duration } from './parts/parameter.ts';

/** An outage in progress. */
interface Outage {
  readonly over: Promise<void>;
  /** How many webhooks end it; 0 if only time does. */
  readonly size: number;
  count: number;
  end(): void;
}

/** `outage` */
export const definition = defineDeliveryFault({
  name: 'outage',
  doc: 'Sends nothing at all for a while, then the whole backlog.',
  effect:
    'From the first webhook that it hits, nothing is sent, of any chat. Then everything that was held is sent at once, in order, as fast as the consumer answers.',
  kind: 'delivery',
  takesTime: true,
  inEveryPart: true,
  stage: 'hold',
  parameters: {
    for: duration({ doc: 'How long it lasts, in real time at any speed.', default: 5000 }),
    events: count({
      doc: 'Ends the outage when this many webhooks are held, or at a probe or the end. 0: only time ends it.',
      default: 0,
      min: 0,
      max: 100_000,
    }),
  },
  main: 'for',
  example: { text: 'outage:5s', doc: 'nothing for five seconds, then everything that was due' },
  selection: { first: 1 },
  begin(context) {
    const { clock, stopped } = context;
    let outage: Outage | undefined;
    const begin = (forMs: number, size: number): Outage => {
      const ending = createMoment();
      const begun = { over: ending.promise, size, count: 0, end: ending.come };
      void (size > 0 ? context.flushed() : clock.sleep(forMs, stopped)).then(begun.end);
      void begun.over.then(() => {
        if (outage === begun) outage = undefined;
      });
      return begun;
    };
    const hold = async (during: Outage, delivery: Delivery, next: Sender): Promise<Result> => {
      during.count++;
      if (during.count === during.size) during.end();
      else context.held(delivery);
      await during.over;
      // That it waited is our doing, not the consumer's.
      return next({ ...delivery, dueAt: Math.max(delivery.dueAt, clock.monotonic()) });
    };
    return {
      hit(delivery, { for: forMs, events }, next) {
        outage ??= begin(forMs, events);
        return hold(outage, delivery, next);
      },
      pass: (delivery, next) => (outage === undefined ? next(delivery) : hold(outage, delivery, next)),
    };
  },
});
