import { deliverSchema } from '../delivery/faults/engine/schema.ts';
import type { ArgumentSchema } from '../entry.ts';
import type { OwnRequest, Probe } from '../report/probe-form.ts';
import type { RunExpectation } from '../report/run-expectation.ts';

const status: ArgumentSchema = {
  anyOf: [
    { type: 'integer', minimum: 100, maximum: 599 },
    { type: 'string', pattern: '^[1-5](xx|XX|[0-9][0-9])$' },
    { type: 'array', minItems: 1, items: { anyOf: [{ type: 'integer' }, { type: 'string' }] } },
  ],
  description: 'The status of the answer: 2xx, 201, or a list of which one must come.',
  examples: ['2xx'],
};

const comparison =
  'equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }';

/** The value of a step's `expect`. */
export const expectSchema: ArgumentSchema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    status,
    latency: { type: 'string', description: 'Limit on the time to the answer.', examples: ['< 500ms'] },
    body: { description: `The body of the answer: ${comparison}.` },
    header: {
      type: 'object',
      additionalProperties: {},
      description: `Headers of the answer by name, each ${comparison}.`,
    },
    attempts: {
      anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }],
      description: 'How many tries it may take: 1, or "<= 3".',
      examples: [1],
    },
  },
  description: "What is expected of the consumer's answer to each webhook of this step.",
};

const limit = (what: string): ArgumentSchema => ({
  type: 'string',
  description: `Limit on ${what} of the consumer's answer times.`,
  examples: ['< 300ms'],
});

/** The value of a scenario's own `expect`. */
export const runExpectSchema: Readonly<Record<keyof RunExpectation, ArgumentSchema>> = {
  lost: { type: 'integer', minimum: 0, description: 'How many events may be lost.', examples: [0] },
  max_failures: {
    type: 'integer',
    minimum: 0,
    description: 'How many webhooks may end without being accepted.',
    examples: [0],
  },
  p50: limit('the median'),
  p90: limit('90 %'),
  p95: limit('95 %'),
  p99: limit('99 %'),
  max: limit('the longest'),
};

const requestProperties: Readonly<Record<keyof OwnRequest, ArgumentSchema>> = {
  get: {
    type: 'string',
    'x-template': true,
    description: 'An address to request; one that begins with / belongs to the target.',
    examples: ['/chats/{{ chat.Id }}'],
  },
  post: {
    type: 'string',
    'x-template': true,
    description: 'An address to POST to, with `body`, with `text`, or with neither.',
    examples: ['/test/reset'],
  },
  headers: {
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Headers for `get` and `post`.',
  },
  body: { description: 'What `post` sends, as JSON.' },
  text: { type: 'string', 'x-template': true, description: 'What `post` sends, as literal text.' },
  status,
  expect: { description: `The expected answer: ${comparison}.` },
  within: {
    type: ['string', 'integer', 'number'],
    'x-duration': true,
    description: 'Repeats the probe until it holds, for at most this long.',
    examples: ['5s'],
  },
};

/** The value of `request`. */
export const requestSchema: ArgumentSchema = {
  type: 'object',
  additionalProperties: false,
  oneOf: [{ required: ['get'] }, { required: ['post'] }],
  properties: requestProperties,
};

/** The value of `probe` and `until`. */
export const probeSchema: ArgumentSchema = {
  type: 'object',
  additionalProperties: false,
  oneOf: [{ required: ['get'] }, { required: ['post'] }, { required: ['command'] }],
  properties: {
    ...requestProperties,
    command: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', 'x-template': true },
      description:
        'A program with its arguments, without a shell. It must exit with 0, and its output is compared.',
    },
  } satisfies Record<keyof Probe, ArgumentSchema>,
};

const values = (doc: string): ArgumentSchema => ({
  type: 'object',
  minProperties: 1,
  additionalProperties: {},
  description: doc,
});

/** The keys next to the name of a step that sends webhooks. */
export const modifierSchemas: Readonly<Record<string, ArgumentSchema>> = {
  expect: expectSchema,
  set: values(
    'Changes of the payload, from path to value, such as ChatEvent.Actor: system or Rels.Clients[0].Name: X. The path must exist in the payload, and the value must have an allowed type.',
  ),
  deliver: deliverSchema,
  set_raw: values('Like `set`, for a value of any type: to test how the consumer handles a wrong one.'),
};
