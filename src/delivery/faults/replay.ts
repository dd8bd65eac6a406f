import { copyDelivery } from '../interceptors.ts';
import type { Delivery, Result, Sender } from '../delivery.ts';
import { closes } from './parts/closing.ts';
import { defineDeliveryFault } from './parts/definition.ts';
import { createMoment } from './parts/moment.ts';
import { count } from './parts/parameter.ts';

/** A conversation that is to be sent again. */
interface Conversation {
  readonly deliveries: Delivery[];
  readonly results: Promise<Result>[];
  times: number;
  over(): void;
}

/** `replay` */
export const definition = defineDeliveryFault({
  name: 'replay',
  doc: 'Sends a whole conversation again when it is over.',
  effect:
    'After the chat was closed, at the latest before a probe or at the end, every webhook of it that was hit is sent again with the same bytes, in order.',
  kind: 'delivery',
  stage: 'copy',
  unit: 'chat',
  parameters: {
    times: count({ doc: 'How many more times.', default: 1, max: 100 }),
  },
  main: 'times',
  example: { text: 'replay:10%', doc: 'one conversation in ten is sent twice' },
  begin(context) {
    const { clock } = context;
    const open = new Map<number, Conversation>();
    const sendAgain = async ({ deliveries, results, times }: Conversation, next: Sender): Promise<void> => {
      await Promise.all(results);
      for (let time = 1; time <= times; time++) {
        const dueAt = clock.monotonic();
        await Promise.all(
          deliveries.map((delivery) => next({ ...copyDelivery(delivery, `replay${time}`), dueAt })),
        );
      }
    };
    const begin = (chatId: number, next: Sender): Conversation => {
      const ending = createMoment();
      const conversation = { deliveries: [], results: [], times: 1, over: ending.come };
      open.set(chatId, conversation);
      context.track(
        Promise.race([ending.promise, context.flushed()]).then(() => {
          if (open.get(chatId) === conversation) open.delete(chatId);
          return sendAgain(conversation, next);
        }),
      );
      return conversation;
    };
    const send = async (delivery: Delivery, next: Sender): Promise<Result> => {
      const result = await next(delivery);
      if (closes(delivery)) open.get(delivery.chatId)?.over();
      return result;
    };
    return {
      hit(delivery, { times }, next) {
        const conversation = open.get(delivery.chatId) ?? begin(delivery.chatId, next);
        conversation.deliveries.push(delivery);
        conversation.times = times;
        const result = send(delivery, next);
        conversation.results.push(result);
        return result;
      },
      pass: send,
    };
  },
});
