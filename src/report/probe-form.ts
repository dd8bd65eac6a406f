import { durationPattern, tryParseDurationMs } from '../env/units.ts';
import type { Expectation } from '../scenario/output.ts';
import { checkStatus } from './expectation.ts';
import { checkMatcher } from './matcher.ts';
import { checkKeys, isObject, mistake, type ExpectationMistake } from './mistakes.ts';

/** A question to the consumer's own side: a page of its API, or a program that looks into its store. */
export interface Probe {
  /** An address; one that begins with `/` is of the target. */
  readonly get?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The status a `get` must bring; 2xx unless given. */
  readonly status?: Expectation['status'];
  /** A program with its arguments; no shell. It must exit with 0, and its output is compared. */
  readonly command?: readonly string[];
  /** What the answer must be; see `match`. Without it the status or exit code alone decides. */
  readonly expect?: unknown;
  /** Ask again until it holds, for at most so long. Without it: once. */
  readonly within?: string | number;
}

/** Finds every mistake in a probe (`probe:`, `until:`); an empty list means it can be asked. */
export function checkProbe(value: unknown): ExpectationMistake[] {
  const found = checkKeys(
    value,
    {
      get: checkGet,
      headers: checkHeaders,
      status: checkStatus,
      command: checkCommand,
      expect: checkMatcher,
      within: checkWithin,
    } satisfies Record<keyof Probe, unknown>,
    'A probe',
  );
  if (!isObject(value) || found.length > 0) return found;
  if ('get' in value === 'command' in value) {
    return mistake(
      'A probe needs either `get` or `command`.',
      'Write e.g. get: /chats/1 or command: [./count.sh, "1"].',
    );
  }
  const misplaced = ['headers', 'status'].find((key) => 'command' in value && key in value);
  if (misplaced === undefined) return [];
  return [
    {
      path: [misplaced],
      message: `\`${misplaced}\` is only for \`get\`.`,
      hint: 'A command must exit with 0.',
    },
  ];
}

function checkGet(value: unknown): ExpectationMistake[] {
  const valid =
    typeof value === 'string' &&
    (value.startsWith('/') || /^https?:\/\//.test(value)) &&
    URL.canParse(value, 'http://a/');
  return valid
    ? []
    : mistake('`get` must be an address.', 'Write http://…, or a path such as /chats/1 at the target.');
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
