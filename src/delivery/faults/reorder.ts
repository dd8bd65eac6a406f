import type { Random } from '../../env/random.ts';
import type { Delivery, Result, Sender } from '../delivery.ts';
import { chanceKey } from './parts/chance-names.ts';
import { closes } from './parts/closing.ts';
import { defineDeliveryFault } from './parts/definition.ts';
import { count } from './parts/parameter.ts';

/** A webhook that waits for those after it. */
interface Waiting {
  readonly delivery: Delivery;
  readonly next: Sender;
  readonly resolve: (result: Result | Promise<Result>) => void;
}

/** The webhooks of a chat that leave together, in another order. */
interface Hand {
  readonly waiting: Waiting[];
  readonly size: number;
}

/** `reorder` */
export const definition = defineDeliveryFault({
  name: 'reorder',
  doc: 'Sends neighbouring webhooks of a chat in another order.',
  effect:
    'A webhook waits for the next ones; then all of them are sent, shuffled by the seed and never in their original order. Webhooks that still wait when the chat is closed, at a probe or at the end are sent then.',
  kind: 'delivery',
  takesTime: true,
  stage: 'hold',
  parameters: {
    window: count({
      doc: 'How many webhooks are shuffled: 2 swaps neighbours.',
      default: 2,
      min: 2,
      max: 100,
    }),
  },
  main: 'window',
  example: { text: 'reorder:4@share=10%', doc: 'now and then, four webhooks of a chat are sent shuffled' },
  begin(context) {
    const hands = new Map<number, Hand>();
    const deal = (chatId: number, hand: Hand): void => {
      if (hands.get(chatId) !== hand) return;
      hands.delete(chatId);
      const [first] = hand.waiting;
      if (first === undefined) return;
      const dueAt = context.clock.monotonic();
      const random = context.random.fork(`reorder ${chanceKey(first.delivery)}`);
      for (const { delivery, next, resolve } of shuffled(hand.waiting, random))
        // That it waited is our doing, not the consumer's.
        resolve(next({ ...delivery, dueAt: Math.max(delivery.dueAt, dueAt) }));
    };
    const wait = (hand: Hand, delivery: Delivery, next: Sender): Promise<Result> =>
      new Promise((resolve) => {
        hand.waiting.push({ delivery, next, resolve });
        if (hand.waiting.length === hand.size || closes(delivery)) deal(delivery.chatId, hand);
        else context.held(delivery);
      });
    return {
      hit(delivery, { window }, next) {
        const open = hands.get(delivery.chatId);
        if (open !== undefined) return wait(open, delivery, next);
        const hand = { waiting: [], size: window };
        hands.set(delivery.chatId, hand);
        void context.flushed().then(() => deal(delivery.chatId, hand));
        return wait(hand, delivery, next);
      },
      pass(delivery, next) {
        const open = hands.get(delivery.chatId);
        return open === undefined ? next(delivery) : wait(open, delivery, next);
      },
    };
  },
});

/** Another order of the same items. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random.integer(0, last);
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
  }
  // Chance may give the order that there was; then all move by one place.
  return mixed.every((item, index) => item === items[index])
    ? [...mixed.slice(1), ...mixed.slice(0, 1)]
    : mixed;
}
