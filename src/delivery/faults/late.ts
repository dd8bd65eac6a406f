import { copyDelivery } from '../interceptors.ts';
import type { Delivery, Result, Sender } from '../delivery.ts';
import { closes } from './parts/closing.ts';
import { defineDeliveryFault } from './parts/definition.ts';
import { lateness } from './parts/lateness.ts';

/** `late` */
export const definition = defineDeliveryFault({
  name: 'late',
  doc: 'Sends a webhook again, long after its time.',
  effect:
    'A copy with the same bytes is sent after its chat was closed, at the end of the run, or after some time. A copy that waits for the close is sent before the next probe, or at the end, at the latest.',
  kind: 'delivery',
  stage: 'copy',
  parameters: {
    after: lateness({
      doc: 'When: after the chat was closed, at the end of the run, or after this long in real time.',
      default: 'close',
    }),
  },
  main: 'after',
  example: {
    text: 'late:close@on=message_created',
    doc: 'every message is sent again after its chat was closed',
  },
  begin(context) {
    const { clock, stopped } = context;
    const closings = new Map<number, (() => void)[]>();
    const closed = (chatId: number): Promise<void> =>
      new Promise((resolve) => {
        const waiting = closings.get(chatId);
        if (waiting === undefined) closings.set(chatId, [resolve]);
        else waiting.push(resolve);
      });
    const send = async (delivery: Delivery, next: Sender): Promise<Result> => {
      const result = await next(delivery);
      if (!closes(delivery)) return result;
      for (const resolve of closings.get(delivery.chatId) ?? []) resolve();
      closings.delete(delivery.chatId);
      return result;
    };
    const copyLater = async (delivery: Delivery, moment: Promise<unknown>, next: Sender): Promise<void> => {
      await moment;
      await next({ ...copyDelivery(delivery, 'late'), dueAt: clock.monotonic() });
    };
    return {
      hit(delivery, { after }, next) {
        const moment =
          typeof after === 'number'
            ? clock.sleep(after, stopped)
            : Promise.race([context.flushed(), ...(after === 'close' ? [closed(delivery.chatId)] : [])]);
        const result = send(delivery, next);
        context.track(copyLater(delivery, Promise.all([moment, result]), next));
        return result;
      },
      pass: send,
    };
  },
});
