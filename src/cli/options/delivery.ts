import { choice, commaList, durationMs, list, whole } from '../../config/kinds.ts';
import { defineOption } from '../../config/option.ts';
import { describePolicy } from '../../delivery/describe-policy.ts';
import { orderScopes, presets, type OrderScope, type PresetName } from '../../delivery/policy.ts';
import { formatBytes } from '../../env/units.ts';

const group = 'Delivery';
const standard = presets.default.policy;
const shown = describePolicy(standard);
const presetNames = Object.keys(presets) as [PresetName, ...PresetName[]];

/** `--policy` */
export const policy = defineOption<PresetName>({
  name: 'policy',
  group,
  doc: `A set of defaults for delivery. ${presetNames.map((name) => `${name}: ${presets[name].doc}`).join(' ')}`,
  kind: choice(presetNames),
  defaultText: standard.preset,
});

/** `--timeout` */
export const timeout = defineOption<number>({
  name: 'timeout',
  group,
  doc: 'How long one try may take, from connecting to the last byte of the answer.',
  kind: durationMs,
  defaultText: shown['timeout'] ?? '',
});

/** `--retries` */
export const retries = defineOption<number>({
  name: 'retries',
  group,
  doc: 'Tries after the first: the same bytes again, with a new attempt number and signature.',
  kind: whole('N', 0, 1000),
  defaultText: String(standard.retries),
});

/** `--backoff` */
export const backoff = defineOption<string>({
  name: 'backoff',
  group,
  doc: 'The waits before each retry, such as 1s,5s,30s; the last one repeats.',
  kind: commaList('TIMES'),
  defaultText: standard.backoffMs.map((ms) => durationMs.format(ms)).join(','),
});

/** `--retry-on` */
export const retryOn = defineOption<string>({
  name: 'retry-on',
  group,
  doc: 'What is tried again: statuses, classes such as 5xx, and timeout, reset, refused, dns, unreachable, garbage, tls, other; or none.',
  kind: commaList('LIST'),
  defaultText: standard.retryOn.join(','),
});

/** `--order` */
export const order = defineOption<OrderScope>({
  name: 'order',
  group,
  doc: 'Which webhooks wait for each other: those of a chat, of a client, all, or none.',
  kind: choice(orderScopes),
  defaultText: standard.order,
});

/** `--concurrency` */
export const concurrency = defineOption<number>({
  name: 'concurrency',
  group,
  doc: 'How many webhooks are under way at once, at most.',
  kind: whole('N', 1, 10_000),
  defaultText: String(standard.concurrency),
});

/** `--max-response` */
export const maxResponse = defineOption<number>({
  name: 'max-response',
  group,
  doc: 'How many bytes of each answer are kept for expectations and reports.',
  kind: whole('BYTES', 0, 100_000_000),
  defaultText: formatBytes(standard.maxResponseBytes),
});

/** `--mask` */
export const mask = defineOption<readonly string[]>({
  name: 'mask',
  group,
  doc: 'More names of headers and parameters whose values are masked in every output, such as x-tenant or *-ticket; a name after ! is shown.',
  kind: list('NAMES', ','),
  defaultText: 'the names in docs/security.md',
  default: [],
});

/** How webhooks are delivered, in the order of help. */
export const deliveryOptions = {
  policy,
  timeout,
  retries,
  backoff,
  retryOn,
  order,
  concurrency,
  maxResponse,
  mask,
} as const;
