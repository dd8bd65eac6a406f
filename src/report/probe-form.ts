import { durationPattern, tryParseDurationMs } from '../env/units.ts';
import type { Expectation } from '../webhook/webhook.ts';
import { checkStatus } from './expectation.ts';
import { checkMatcher } from './matcher.ts';
import { checkKeys, mistake, type ExpectationMistake, type ValueCheck } from './mistakes.ts';
import { isObject } from '../own.ts';

/** How long a question to the consumer's own side may take, ms, to the last byte of the answer. */
export const askTimeoutMs = 5000;

/** A request of iqmock's own to the consumer's side. */
export interface OwnRequest {
  /** An address; one that begins with `/` is of the target. */
  readonly get?: string;
  /** The same, for a POST with `body`, with `text`, or with neither. */
  readonly post?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  /** The status that must come; 2xx unless given. */
  readonly status?: Expectation['status'];
  /** What the answer must be; see `match`. Without it the status or exit code alone decides. */
  readonly expect?: unknown;
  /** Repeats the probe until it holds, for at most this long. Without it: once. */
  readonly within?: string | number;
}

/** A question to the consumer's own side: a page of its API, or a program that looks into its store. */
export interface Probe extends OwnRequest {
  /** A program with its arguments; no shell. It must exit with 0, and its output is compared. */
  readonly command?: readonly string[];
}

const requestChecks = {
  get: checkAddress('get'),
  post: checkAddress('post'),
  headers: checkHeaders,
  body: anything,
  text: checkText,
  status: checkStatus,
  expect: checkMatcher,
  within: checkWithin,
} satisfies Record<keyof OwnRequest, ValueCheck>;

const probeChecks = { ...requestChecks, command: checkCommand } satisfies Record<keyof Probe, ValueCheck>;

/** Finds every mistake in a probe (`probe:`, `until:`); an empty list means it can be asked. */
export function checkProbe(value: unknown): ExpectationMistake[] {
  return checkQuestion(value, probeChecks, 'A probe', ['get', 'post', 'command']);
}

/** Finds every mistake in a request (`request:`); an empty list means it can be made. */
export function checkRequest(value: unknown): ExpectationMistake[] {
  return checkQuestion(value, requestChecks, 'A request', ['get', 'post']);
}

/** The method and the address of a question; of a program, none. */
export function methodOf({
  get,
  post,
}: OwnRequest): readonly [] | readonly [method: string, address: string] {
  if (get !== undefined) return ['GET', get];
  return post === undefined ? [] : ['POST', post];
}

/** What only some ways of asking can take. */
const only: readonly (readonly [key: string, of: readonly string[], instead: string])[] = [
  ['headers', ['get', 'post'], 'A command must exit with 0.'],
  ['status', ['get', 'post'], 'A command must exit with 0.'],
  ['body', ['post'], 'Write post instead of get to send a body.'],
  ['text', ['post'], 'Write post instead of get to send a body.'],
];

function checkQuestion(
  value: unknown,
  checks: Readonly<Record<string, ValueCheck>>,
  what: string,
  ways: readonly string[],
): ExpectationMistake[] {
  const found = checkKeys(value, checks, what);
  if (!isObject(value) || found.length > 0) return found;
  const given = ways.filter((way) => Object.hasOwn(value, way));
  if (given.length !== 1) {
    return mistake(
      `${what} needs ${given.length > 1 ? 'only one of' : 'one of'} ${ways.map((way) => `\`${way}\``).join(', ')}.`,
      `Write e.g. get: /chats/1 or post: /test/reset${ways.includes('command') ? ', or command: [./count.sh, "1"]' : ''}.`,
    );
  }
  const misplaced = only.find(([key, of]) => Object.hasOwn(value, key) && !of.includes(given[0] ?? ''));
  if (misplaced !== undefined) {
    const [key, of, hint] = misplaced;
    return [
      {
        path: [key],
        message: `\`${key}\` is only for ${of.map((way) => `\`${way}\``).join(' and ')}.`,
        hint,
      },
    ];
  }
  if (!('body' in value && 'text' in value)) return [];
  return [{ path: ['text'], message: '`body` and `text` cannot both be sent.', hint: 'Give one of them.' }];
}

function anything(): ExpectationMistake[] {
  return [];
}

function checkText(value: unknown): ExpectationMistake[] {
  return typeof value === 'string'
    ? []
    : mistake('`text` must be a text.', 'Put it in quotes, or write body for JSON.');
}

function checkAddress(key: string): ValueCheck {
  return (value) => {
    const valid =
      typeof value === 'string' &&
      (value.startsWith('/') || /^https?:\/\//.test(value)) &&
      URL.canParse(value, 'http://a/');
    return valid
      ? []
      : mistake(
          `\`${key}\` must be an address.`,
          'Write http://…, or a path such as /chats/1 at the target.',
        );
  };
}

function checkHeaders(value: unknown): ExpectationMistake[] {
  const valid = isObject(value) && Object.values(value).every((text) => typeof text === 'string');
  return valid
    ? []
    : mistake('`headers` must be names with texts.', 'Write e.g. headers: { authorization: "Bearer …" }.');
}

function checkCommand(value: unknown): ExpectationMistake[] {
  const valid =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => typeof part === 'string' && part !== '');
  return valid
    ? []
    : mistake(
        '`command` must be a list of texts.',
        'Write e.g. command: [node, count.js, "1"]; there is no shell.',
      );
}

function checkWithin(value: unknown): ExpectationMistake[] {
  const ms =
    typeof value === 'number' || (typeof value === 'string' && new RegExp(durationPattern).test(value))
      ? tryParseDurationMs(value)
      : undefined;
  return ms === undefined ? mistake('`within` is not a duration.', 'Write e.g. within: 5s.') : [];
}
