import { formatDurationMs } from '../../env/format.ts';
import { durationPattern } from '../../env/units.ts';
import { IqmockError } from '../../errors.ts';
import { commaValues, single, timerMs, whole, wrong, type Kind } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { presets, type DeliveryPolicy } from '../policy.ts';
import { retryErrorCodes } from '../retry.ts';
import { definePart, groups, type Deciding } from './part.ts';

const standard = presets.default.policy;
const delays = commaValues('TIMES', timerMs(), `${durationPattern.slice(1, -1)}|\\d+(\\.\\d+)?`);

/** The waits before each retry, in milliseconds. */
export const backoffKind: Kind<readonly number[]> = {
  ...delays,
  schema: { ...delays.schema, minItems: 1 },
  parse(texts, label) {
    const waits = delays.parse(texts, label);
    if (waits.length > 0) return waits;
    throw new IqmockError('USAGE', `${label} names no wait.`, { hint: 'Write durations such as 1s,5s,30s.' });
  },
};

const retriedKind: Kind<string> = single({
  placeholder: 'LIST',
  schema: { type: 'string' },
  parse(text, label) {
    const written = text.toLowerCase();
    if (/^([1345]xx|[1345]\d\d|none)$/.test(written) || retryErrorCodes.some((code) => code === written))
      return written;
    throw wrong(
      label,
      written,
      'nothing that can be tried again',
      `Write statuses (429), classes (5xx), and words: ${retryErrorCodes.join(', ')}; or none.`,
    );
  },
});
const retried = commaValues(
  'LIST',
  retriedKind,
  `(?:[1345](?:[xX]{2}|\\d\\d))|${retryErrorCodes.join('|')}|none`,
);

const statuses = { minimum: 300, maximum: 599 };

/** What is tried again, each once; an empty list for `none`. */
export const retryOnKind: Kind<readonly string[]> = {
  ...retried,
  schema: { ...retried.schema, ...statuses, items: { ...retried.schema.items, ...statuses } },
  parse(texts, label) {
    const parts = [...new Set(retried.parse(texts, label))];
    if (!parts.includes('none')) return parts;
    if (parts.length === 1) return [];
    throw wrong(label, 'none', 'not right beside others', 'Write none alone, or leave it out.');
  },
  format: (value) => (value.length === 0 ? 'none' : value.join(',')),
  texts: (value) => (Array.isArray(value) && value.length === 0 ? ['none'] : retried.texts(value)),
};

/** Whether any try follows the first. */
export function areRetried({ policy = 'default', retries: count }: Deciding): boolean {
  const preset = Object.hasOwn(presets, policy) ? presets[policy] : presets.default;
  return Number(count ?? preset.policy.retries) > 0;
}

/** Whether anything goes wrong on purpose by the wish of the options. */
export function isFaulty({ fault = [] }: Deciding): boolean {
  return !Array.isArray(fault) || fault.length > 0;
}

/** `--retries`, `--backoff`, `--retry-on` */
export const retries = definePart({
  options: {
    retries: defineOption<number>({
      name: 'retries',
      group: groups.delivery,
      doc: 'The number of tries after the first: the same bytes, with a new attempt number and signature.',
      kind: whole('N', 0, 1000),
      defaultText: String(standard.retries),
    }),
    backoff: defineOption<readonly number[]>({
      name: 'backoff',
      group: groups.delivery,
      doc: 'The waits before each retry, such as 1s,5s,30s; the last one repeats.',
      kind: backoffKind,
      defaultText: backoffKind.format(standard.backoffMs),
    }),
    retryOn: defineOption<readonly string[]>({
      name: 'retry-on',
      group: groups.delivery,
      doc: `What is tried again: statuses, classes such as 5xx, and ${retryErrorCodes.join(', ')}; or none.`,
      kind: retryOnKind,
      defaultText: retryOnKind.format(standard.retryOn),
    }),
  },
  ineffective: [
    {
      flags: ['backoff'],
      // A try that is cut on purpose has a separate retry.
      when: (options) => !areRetried(options) && !isFaulty(options),
      because: 'nothing is tried again',
      hint: 'Add --retries 3, or leave it out.',
    },
    {
      flags: ['retryOn'],
      when: (options) => !areRetried(options),
      because: 'nothing is tried again',
      hint: 'Add --retries 3, or leave it out.',
    },
  ],
  settle: (values, { base }) => ({
    retries: values.retries ?? base.retries,
    backoffMs: values.backoff ?? base.backoffMs,
    retryOn: values.retryOn ?? base.retryOn,
  }),
  describe: (policy) => ({ retries: describeRetries(policy) }),
});

function describeRetries(policy: DeliveryPolicy): string {
  const { retries: count, backoffMs, jitter } = policy;
  if (count === 0) return 'none';
  const waits = backoffMs.slice(0, count).map(formatDurationMs);
  const more = count > waits.length ? ', …' : '';
  const spread = jitter === 0 ? '' : ` ±${Math.round(jitter * 100)}%`;
  const longest = formatDurationMs(policy.maxRetryAfterMs);
  const number = count === Infinity ? 'without end' : String(count);
  return `${number} after ${waits.join(', ')}${more}${spread}, on ${policy.retryOn.join(' ')}; Retry-After up to ${longest}; 410 ends them`;
}
