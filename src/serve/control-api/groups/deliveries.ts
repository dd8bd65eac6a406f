import { parseDurationMs } from '../../../env/units.ts';
import {
  anything,
  choice,
  flag,
  list,
  named,
  object,
  optional,
  text,
  whole,
  type Infer,
} from '../../http/schema.ts';
import type { Instance } from '../../instance.ts';
import { deliveryDetailSchema, deliverySchema, deliveryStates } from '../../outbox/delivery-view.ts';
import { resend } from '../../outbox/resend.ts';
import { waitForDeliveries } from '../../outbox/wait.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';
import { found, idIn, limitSchema } from '../paging.ts';

const filter = {
  chat: optional(whole('Only those of this chat.', { minimum: 0 })),
  type: optional(text('Only those of this event type.', { maxLength: 60 })),
  state: optional(choice(deliveryStates, 'Only those in this state.')),
};

const delivery = idIn('deliveryId', 'The id of the delivery.');
const hint = 'GET /deliveries lists them; the oldest are forgotten when the disk limit is reached.';

const waitedSchema = named(
  'WaitResult',
  object({
    met: flag('Whether it came to pass in time.'),
    pending: whole('Webhooks that are not settled.'),
    matching: list(deliverySchema, 'Deliveries that match, the oldest first, at most a thousand.'),
  }),
);

function detail({ outbox }: Instance, id: number): Infer<typeof deliveryDetailSchema> {
  return found(outbox.detail(id), `delivery ${id}`, hint);
}

/** The webhooks as they leave. */
export const definition = defineGroup({
  name: 'deliveries',
  doc: 'The webhooks as they leave, what was answered, and sending them again.',
  endpoints: [
    defineEndpoint({
      name: 'listDeliveries',
      method: 'GET',
      path: '/deliveries',
      doc: 'Lists webhooks, the newest first, without their bodies.',
      query: object({
        ...filter,
        before: optional(whole('Only those with a smaller id: the next page.', { minimum: 1 })),
        limit: optional(limitSchema),
      }),
      answer: list(deliverySchema, 'The newest first.'),
      run: ({ outbox }, { query: { chat: chatId, type, state, before, limit = 100 } }) =>
        outbox.list({ chatId, type, state }, limit, before),
    }),
    defineEndpoint({
      name: 'listPending',
      method: 'GET',
      path: '/deliveries/pending',
      doc: 'Lists the webhooks that are not settled, the oldest first, at most a thousand.',
      answer: list(deliverySchema, 'The oldest first.'),
      run: ({ outbox }) => outbox.unsettled.slice(0, 1000),
    }),
    defineEndpoint({
      name: 'getDelivery',
      method: 'GET',
      path: '/deliveries/{deliveryId}',
      doc: 'Shows a webhook with its body, headers and answers.',
      refuses: [404],
      params: delivery,
      answer: deliveryDetailSchema,
      run: (instance, { params: { deliveryId } }) => detail(instance, deliveryId),
    }),
    defineEndpoint({
      name: 'getDeliveryBody',
      method: 'GET',
      path: '/deliveries/{deliveryId}/body',
      doc: 'Gives exactly the bytes of a body.',
      refuses: [404],
      params: delivery,
      answer: { document: 'application/octet-stream' },
      run(instance, { params: { deliveryId } }) {
        const { body, encoding } = detail(instance, deliveryId);
        return {
          type: 'application/octet-stream',
          bytes: Buffer.from(body, encoding),
          file: `delivery-${deliveryId}.json`,
        };
      },
    }),
    defineEndpoint({
      name: 'resend',
      method: 'POST',
      path: '/deliveries/{deliveryId}/resend',
      doc: 'Sends a webhook again, as it was or with another body; it is a separate delivery.',
      notes: 'It does not affect the tenant: no id, counter or time changes.',
      refuses: [404, 503],
      params: delivery,
      body: object({
        json: optional(anything('Another body, sent as compact JSON.')),
        text: optional(text('Another body, sent exactly as given. It need not be JSON.')),
      }),
      example: {},
      status: 201,
      answer: deliverySchema,
      run: (instance, { params: { deliveryId }, body }) =>
        resend(instance, detail(instance, deliveryId), body),
    }),
    defineEndpoint({
      name: 'waitForDeliveries',
      method: 'POST',
      path: '/wait',
      doc: 'Waits until nothing is pending, or until enough deliveries match, and answers then.',
      body: object({
        until: choice(['idle', 'deliveries'], 'What to wait for.'),
        count: optional(whole('The number of deliveries. Default: 1.', { minimum: 1, maximum: 1000 })),
        ...filter,
        after: optional(whole('Only deliveries with a larger id count. Default: 0, all.', { minimum: 0 })),
        timeout: optional(
          text('How long at most, such as `10s`. Default: 30s; at most 10m.', { maxLength: 40 }),
        ),
      }),
      example: { until: 'deliveries', count: 1, type: 'message_created', timeout: '10s' },
      answer: waitedSchema,
      run: (instance, { body: { chat: chatId, timeout = '30s', ...wanted }, signal }) =>
        waitForDeliveries(
          instance,
          { ...wanted, chatId, timeoutMs: Math.min(600_000, parseDurationMs(timeout, 'timeout')) },
          signal,
        ),
    }),
  ],
});
