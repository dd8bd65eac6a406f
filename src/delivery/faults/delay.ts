import type { Delivery, Result, Sender } from '../delivery.ts';
import { chanceKey } from './parts/chance-names.ts';
import { defineDeliveryFault } from './parts/definition.ts';
import { duration, flag } from './parts/parameter.ts';

/** `delay` */
export const definition = defineDeliveryFault({
  name: 'delay',
  doc: 'Sends a webhook later than it is due.',
  effect:
    'Later events of the chat overtake it, unless the chat is held. Its latency counts from the delayed time.',
  kind: 'delivery',
  takesTime: true,
  stage: 'hold',
  parameters: {
    by: duration({ doc: 'How much later, in real time at any speed.', default: 3000 }),
    jitter: duration({ doc: 'An additional delay of at most this, drawn from the seed.', default: 0 }),
    hold_chat: flag({ doc: 'Later events of the chat wait for it.', default: false }),
  },
  main: 'by',
  example: { text: 'delay:3s@first=2', doc: 'the first two webhooks leave three seconds late' },
  begin(context) {
    const { clock, random, stopped } = context;
    /** Chats that are held, and what they wait for. */
    const gates = new Map<number, Promise<void>>();
    const behind = async (
      gate: Promise<void> | undefined,
      delivery: Delivery,
      next: Sender,
    ): Promise<Result> => {
      context.held(delivery, true);
      await gate;
      return next(delivery);
    };
    return {
      async hit(delivery, { by, jitter, hold_chat: holdChat }, next) {
        const { chatId } = delivery;
        const waitMs = by + (jitter === 0 ? 0 : random.fork(`delay ${chanceKey(delivery)}`).next() * jitter);
        const before = gates.get(chatId);
        const late = { ...delivery, dueAt: delivery.dueAt + waitMs };
        const gate = Promise.resolve(before).then(() => clock.sleep(waitMs, stopped));
        if (holdChat) {
          gates.set(chatId, gate);
          const open = (): void => {
            if (gates.get(chatId) === gate) gates.delete(chatId);
          };
          void gate.then(open, open);
        }
        context.held(delivery, holdChat);
        await gate;
        return next(late);
      },
      pass(delivery, next) {
        const gate = gates.get(delivery.chatId);
        return gate === undefined ? next(delivery) : behind(gate, delivery, next);
      },
    };
  },
});
