import { copyDelivery } from '../interceptors.ts';
import type { Delivery, Result, Sender } from '../delivery.ts';
import { defineDeliveryFault, type DeliveryContext } from './parts/definition.ts';
import { count, duration, flag } from './parts/parameter.ts';

/** `duplicate` */
export const definition = defineDeliveryFault({
  name: 'duplicate',
  doc: 'Sends a webhook more than once.',
  effect:
    'The same bytes are sent several times, under the same message id, each signed separately. The copies follow the original, before any other event of the chat.',
  kind: 'delivery',
  stage: 'copy',
  parameters: {
    times: count({ doc: 'Deliveries in all.', default: 2, min: 2, max: 100 }),
    gap: duration({
      doc: 'The time from the answer to the previous one until each copy is sent; later events of the chat may come in between.',
      default: 0,
    }),
    at_once: flag({
      doc: 'All are sent at the same moment, on separate connections.',
      default: false,
    }),
  },
  main: 'times',
  example: { text: 'duplicate:5%', doc: 'one webhook in twenty is sent twice' },
  begin: (context) => ({
    hit(delivery, { times, gap, at_once: atOnce }, next) {
      const copies = Array.from({ length: times - 1 }, (_, index) => copyDelivery(delivery, index + 1));
      if (atOnce) return sendAtOnce(delivery, copies, next, context);
      const result = next(delivery);
      if (gap > 0) context.track(sendApart(result, copies, gap, next, context));
      else for (const copy of copies) context.track(next(copy));
      return result;
    },
  }),
});

/** The copies overtake whatever the order of the chat would make them wait for. */
function sendAtOnce(
  delivery: Delivery,
  copies: readonly Delivery[],
  next: Sender,
  context: DeliveryContext,
): Promise<Result> {
  const tried = context.tried(delivery.id);
  const result = next(delivery);
  // One that was dropped is never tried.
  const moment = Promise.race([tried, result]);
  for (const copy of copies) context.track(moment.then(() => next({ ...copy, unordered: true })));
  return result;
}

async function sendApart(
  result: Promise<Result>,
  copies: readonly Delivery[],
  gapMs: number,
  next: Sender,
  { clock, stopped }: DeliveryContext,
): Promise<void> {
  let before = result;
  for (const copy of copies) {
    await before;
    await clock.sleep(gapMs, stopped);
    before = next({ ...copy, dueAt: clock.monotonic() });
  }
  await before;
}
