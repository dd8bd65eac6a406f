import {
  anything,
  choice,
  list,
  moment,
  named,
  nullable,
  object,
  decimal,
  record,
  text,
  whole,
  type Infer,
} from '../http/schema.ts';

/** The state of a delivery. */
export const deliveryStates = [
  'waiting',
  'sending',
  'retrying',
  'delivered',
  'refused',
  'failed',
  'dropped',
] as const;

/** The state of a delivery. */
export type DeliveryState = (typeof deliveryStates)[number];

/** What made a webhook leave. */
export const origins = ['step', 'play', 'client', 'operator', 'auto', 'resend', 'state'] as const;

/** What made a webhook leave. */
export type WebhookOrigin = (typeof origins)[number];

/** A webhook as a list shows it. */
export const deliverySchema = named(
  'Delivery',
  object(
    {
      id: whole('Counts the webhooks of this server from 1.'),
      type: text('The event type.'),
      eventId: whole('`ChatEvent.Id`; 0 for typing.'),
      chatId: whole('`ChatEvent.ChatId`.'),
      clientId: nullable(whole('`ChatEvent.ClientId`.')),
      summary: text('A few words for people.'),
      state: choice(
        deliveryStates,
        'Waiting for its turn, being sent, waiting to be tried again; or settled: 2xx, refused, no answer, never sent.',
      ),
      verdict: text('Its state, in words.'),
      tries: whole('How often it was sent.'),
      status: nullable(whole('The status of the last answer.')),
      error: nullable(text('Why the last try brought no answer.')),
      madeAt: moment('When the webhook was made.'),
      settledAt: nullable(moment('When its outcome was known.')),
      nextTryAt: nullable(moment('When it is tried again.')),
      latencyMs: nullable(decimal('From being made to the last answer.')),
      bytes: whole('The length of the body.'),
      origin: choice(origins, 'What made it leave.'),
      playId: nullable(whole('The play that it belongs to.')),
      resendOf: nullable(whole('The delivery that it repeats.')),
      faults: list(text('A fault, such as `duplicate`.'), 'What was done to it on purpose.'),
    },
    'A webhook on its way or settled.',
  ),
);

/** A webhook as a list shows it. */
export type DeliveryView = Infer<typeof deliverySchema>;

const headersSchema = nullable(record(text('A value.'), 'Headers by name, secrets masked.'));

/** A try of a webhook, and what came back. */
export const trySchema = named(
  'Try',
  object({
    number: whole('1 for the first.'),
    sentAt: moment('When it was sent.'),
    tookMs: decimal('From sending to the end of the answer.'),
    status: nullable(whole('The status of the answer.')),
    error: nullable(
      object(
        { code: text('What kind of failure.'), message: text('What happened.') },
        'Why there is no answer.',
      ),
    ),
    sentHeaders: headersSchema,
    headers: headersSchema,
    body: nullable(text('The first bytes of the answer.')),
  }),
);

/** A try of a webhook, and what came back. */
export type TryView = Infer<typeof trySchema>;

/** A webhook with everything known about it. */
export const deliveryDetailSchema = named(
  'DeliveryDetail',
  object({
    delivery: deliverySchema,
    url: text('Where it went, secrets masked.'),
    body: text('The exact body; base64 where it is no UTF-8.'),
    encoding: choice(['utf8', 'base64'], 'How `body` is written.'),
    json: anything('The body as JSON; null if it is not JSON.'),
    attempts: list(trySchema, 'The latest tries, oldest first.'),
    curl: text('A curl command that sends exactly this body, secrets masked.'),
  }),
);

/** A webhook with everything known about it. */
export type DeliveryDetail = Infer<typeof deliveryDetailSchema>;
