import type { AttemptError } from '../../delivery/delivery.ts';
import { meanMs, percentileMs, type Distribution } from '../../distribution/distribution.ts';
import {
  droppedOf,
  errorsOf,
  latencyOf,
  type DropReason,
  type Interval,
  type TypeInterval,
} from './interval.ts';
import { ownValue } from '../../own.ts';

/** In what a limit may be written. */
export type MeasureUnit = 'ms' | 'share' | 'rate' | 'count';

/** What narrows a measure down, such as `{type:message_created}`. */
export type Labels = Readonly<Partial<Record<LabelName, string>>>;

/** The labels that narrow a measure. */
export type LabelName = 'kind' | 'reason' | 'status' | 'type';

/** What was measured. */
export interface MeasureFacts {
  readonly total: Interval;
  /** For how long arrivals came, in milliseconds. */
  readonly activeMs: number;
}

const kinds = {
  refused: true,
  reset: true,
  timeout: true,
  dns: true,
  tls: true,
  garbage: true,
  unreachable: true,
  aborted: true,
  other: true,
} satisfies Record<AttemptError['code'], true>;
const reasons = { lanes: true, chats: true, late: true, stopped: true } satisfies Record<DropReason, true>;

/** What each label may say. A type of event may also be one of the run's own; a status may be any. */
export const labelValues: ReadonlyMap<string, readonly string[]> = new Map([
  ['kind', Object.keys(kinds)],
  ['reason', Object.keys(reasons)],
  ['status', ['1xx', '2xx', '3xx', '4xx', '5xx']],
]);

/** Something that a threshold can limit. */
export interface Measure {
  readonly name: string;
  readonly doc: string;
  readonly units: readonly MeasureUnit[];
  readonly labels: readonly LabelName[];
  /** The value in the unit's own measure (a share is 0 to 1); undefined when there is nothing to measure. */
  read(facts: MeasureFacts, labels: Labels, unit: MeasureUnit): number | undefined;
}

interface Portion extends Pick<Measure, 'name' | 'doc' | 'labels'> {
  count(slice: Interval, labels: Labels): number;
  whole(slice: Interval, labels: Labels): number;
}

/** A count that may also be limited as a share of something. */
function portion({ count, whole, ...names }: Portion): Measure {
  return {
    ...names,
    units: ['share', 'count'],
    read({ total }, given, unit) {
      const all = whole(total, given);
      if (all === 0) return undefined;
      return unit === 'share' ? count(total, given) / all : count(total, given);
    },
  };
}

const countNames = [
  'sent',
  'delivered',
  'refused',
  'failed',
  'copies',
  'cutTries',
  'excused',
  'untimed',
  'bytesOut',
  'bytesIn',
  'chatsOver',
] as const;

const plainMeasures: readonly Measure[] = [
  portion({
    name: 'errors',
    doc: 'Events that were not answered with a 2xx',
    labels: ['type', 'kind', 'status'],
    count: (slice, labels) => errorsFor(slice, labels),
    whole: (slice, { type }) =>
      type === undefined ? slice.counts.sent + slice.counts.copies : sentOf(slice, type),
  }),
  portion({
    name: 'dropped',
    doc: 'Arrivals that could not start',
    labels: ['reason'],
    count: (slice, { reason }) =>
      reason === undefined ? droppedOf(slice) : (ownValue<number>(slice.dropped, reason) ?? 0),
    whole: (slice) => slice.counts.asked,
  }),
  portion({
    name: 'retries',
    doc: 'Tries beyond the first',
    labels: [],
    count: (slice) => slice.counts.retries,
    whole: (slice) => slice.counts.sent,
  }),
  portion({
    name: 'resent',
    doc: 'Tries sent again because the consumer had closed an idle connection',
    labels: [],
    count: (slice) => slice.counts.resent,
    whole: (slice) => slice.counts.sent,
  }),
  portion({
    name: 'order_violations',
    doc: 'Events sent while the outcome of the previous one was unknown',
    labels: [],
    count: (slice) => slice.counts.orderViolations,
    whole: (slice) => slice.counts.sent,
  }),
  portion({
    name: 'probe_failures',
    doc: 'Probes that did not get the expected answer',
    labels: [],
    count: (slice) => slice.counts.probesFailed,
    whole: (slice) => slice.counts.probesFailed + slice.counts.probesPassed,
  }),
  {
    name: 'rate',
    doc: 'Arrivals started per second, or as a share of those asked for',
    units: ['rate', 'share'],
    labels: [],
    read({ total, activeMs }, _labels, unit) {
      const { asked, begun } = total.counts;
      if (unit === 'share') return asked === 0 ? undefined : begun / asked;
      return activeMs <= 0 ? undefined : begun / (activeMs / 1000);
    },
  },
  ...countNames.map((count): Measure => ({
    name: count.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    doc: 'This count',
    units: ['count'],
    labels: [],
    read: ({ total }) => total.counts[count],
  })),
];

const sources: Readonly<
  Record<
    string,
    { doc: string; labels: readonly LabelName[]; of(slice: Interval, labels: Labels): Distribution }
  >
> = {
  '': {
    doc: 'Latency from the due time',
    labels: ['type'],
    of: (slice, { type }) => latencyOf(slice, 'fromDue', type),
  },
  'send.': {
    doc: 'Latency from the send time',
    labels: ['type'],
    of: (slice, { type }) => latencyOf(slice, 'fromSend', type),
  },
  'lateness.': { doc: "iqmock's own lateness", labels: [], of: (slice) => slice.lateness },
  'probe.': {
    doc: 'The time until a probe got the expected answer',
    labels: [],
    of: (slice) => slice.probes,
  },
};

/** What people may write for the names of measures. */
export const measureNames: readonly string[] = [
  'p50',
  'p90',
  'p95',
  'p99',
  'p99.9',
  'mean',
  'max',
  ...Object.keys(sources)
    .filter((prefix) => prefix !== '')
    .map((prefix) => `${prefix}p99`),
  ...plainMeasures.map((measure) => measure.name),
];

/** The measure of a name: a percentile, `mean` or `max`, alone or of `send.`, `lateness.`, `probe.`; or a plain one. */
export function findMeasure(name: string): Measure | undefined {
  const [, prefix = '', statistic] =
    /^(send\.|lateness\.|probe\.|)(p\d{1,2}(?:\.\d{1,3})?|p100|max|mean)$/.exec(name) ?? [];
  const source = ownValue(sources, prefix);
  if (statistic === undefined || source === undefined)
    return plainMeasures.find((measure) => measure.name === name);
  return {
    name,
    doc: `${source.doc} (${statistic})`,
    units: ['ms'],
    labels: source.labels,
    read({ total }, labels) {
      const distribution = source.of(total, labels);
      if (distribution.count === 0) return undefined;
      if (statistic === 'mean') return meanMs(distribution);
      return percentileMs(distribution, statistic === 'max' ? 100 : Number(statistic.slice(1)));
    },
  };
}

function errorsFor(slice: Interval, { type, kind, status }: Labels): number {
  if (kind !== undefined) return slice.errors[kind as 'timeout'] ?? 0;
  if (status !== undefined) return statusesOf(slice, status);
  return errorsOf(typeOf(slice, type));
}

/** Answers with a status such as `503`, or of a class such as `5xx`. */
function statusesOf(slice: Interval, wanted: string): number {
  return Object.entries(slice.statuses).reduce(
    (sum, [status, count]) => sum + (status === wanted || `${status[0] ?? ''}xx` === wanted ? count : 0),
    0,
  );
}

function sentOf(slice: Interval, type: string | undefined): number {
  const { delivered, refused, failed } = typeOf(slice, type);
  return delivered + refused + failed;
}

function typeOf(slice: Interval, type: string | undefined): Omit<TypeInterval, 'fromDue' | 'fromSend'> {
  return type === undefined
    ? slice.counts
    : (slice.types.get(type) ?? { delivered: 0, refused: 0, failed: 0, excused: 0 });
}
