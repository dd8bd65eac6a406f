import type { Clock } from '../env/clock.ts';
import type { Attempt } from '../delivery/delivery.ts';
import type { OnAnswered, LoadTransport } from '../load/engine/wire.ts';
import { addDistributions, emptyDistribution, type Distribution } from '../distribution/distribution.ts';
import { highestAt } from '../distribution/layout.ts';
import { Recorder } from '../distribution/recorder.ts';

/** One event that came to its end. */
export interface Ended {
  readonly scenario: string;
  readonly type: string;
  /** Undefined where there is no meaningful time, such as for a refused connection. */
  readonly latencyMs: number | undefined;
  /** The kind of failure. */
  readonly error: string | undefined;
  readonly bytes: number;
}

interface Sums {
  requests: number;
  timeless: number;
  failures: number;
  totalMs: number;
  bytes: number;
  lastAt: number;
  readonly perSecond: Map<number, number>;
  readonly failedPerSecond: Map<number, number>;
  readonly errors: Map<string, Occurrences>;
}

/** How often a kind of failure occurred, and when first and last, in seconds since 1970. */
interface Occurrences {
  count: number;
  readonly firstAt: number;
  lastAt: number;
}

interface Row extends Sums {
  readonly latency: Recorder;
}

/** Counts in the form of Locust's statistics: a row for each scenario and type of event. */
export class Statistics {
  private readonly clock: Pick<Clock, 'now'>;
  private readonly rows = new Map<string, Map<string, Row>>();
  private startedAt: number;

  constructor(clock: Pick<Clock, 'now'>) {
    this.clock = clock;
    this.startedAt = clock.now();
  }

  record({ scenario, type, latencyMs, error, bytes }: Ended): void {
    const row = this.row(scenario, type);
    const nowMs = this.clock.now();
    const second = Math.floor(nowMs / 1000);
    row.requests++;
    row.bytes += bytes;
    row.lastAt = nowMs / 1000;
    increment(row.perSecond, second);
    if (latencyMs === undefined) row.timeless++;
    else {
      row.totalMs += Math.max(0, latencyMs);
      row.latency.record(latencyMs);
    }
    if (error === undefined) return;
    row.failures++;
    increment(row.failedPerSecond, second);
    const occurred = row.errors.get(error);
    if (occurred === undefined) row.errors.set(error, { count: 1, firstAt: row.lastAt, lastAt: row.lastAt });
    else {
      occurred.count++;
      occurred.lastAt = row.lastAt;
    }
  }

  /** Everything since the last time, as the fields of a `stats` message; then it starts again from zero. */
  take(): Record<string, unknown> {
    const stats: Record<string, unknown>[] = [];
    const errors = new Map<string, unknown>();
    const total = emptySums();
    let latency = emptyDistribution;
    for (const [method, types] of this.rows) {
      for (const [name, row] of types) {
        if (row.requests === 0) continue;
        const taken = row.latency.take();
        stats.push(entryOf({ name, method }, row, taken, this.startedAt));
        addSums(total, row);
        latency = addDistributions(latency, taken);
        for (const [error, { count, firstAt, lastAt }] of row.errors) {
          const times = { occurrences: count, first_seen: firstAt, last_seen: lastAt };
          errors.set(`${method}.${name}.${error}`, { name, method, error, ...times });
        }
      }
    }
    const stats_total = entryOf({ name: 'Aggregated', method: '' }, total, latency, this.startedAt);
    this.drop();
    return { stats, stats_total, errors };
  }

  /** Forgets what was counted, such as between two tests. */
  drop(): void {
    // The rows stay, for the histogram of each is large.
    for (const types of this.rows.values()) for (const row of types.values()) clear(row);
    this.startedAt = this.clock.now();
  }

  private row(scenario: string, type: string): Row {
    let types = this.rows.get(scenario);
    if (types === undefined) this.rows.set(scenario, (types = new Map<string, Row>()));
    let row = types.get(type);
    if (row === undefined) types.set(type, (row = { ...emptySums(), latency: new Recorder() }));
    return row;
  }
}

/** Counts all that goes over a wire. Open models charge latency from when an event was due, closed ones from when it was sent. */
export function countedWire(
  wire: LoadTransport,
  model: 'open' | 'closed',
  clock: Pick<Clock, 'monotonic'>,
  statistics: Statistics,
): LoadTransport {
  return {
    ...wire,
    send(webhook, dueAt, answered, listener) {
      const { scenario, type, body } = webhook;
      const bytes = body.length;
      const count: OnAnswered = (last, tries, onPurpose) => {
        const spentMs = clock.monotonic() - (model === 'open' ? dueAt : last.sentAt);
        const error = onPurpose?.isExcused === true ? undefined : errorOf(last);
        const isAnswered = last.error === undefined || last.error.code === 'timeout';
        const hasTime = isAnswered && onPurpose?.isTimed !== false;
        statistics.record({ scenario, type, bytes, error, latencyMs: hasTime ? spentMs : undefined });
        answered(last, tries, onPurpose);
      };
      wire.send(webhook, dueAt, count, listener);
    },
  };
}

function errorOf({ error, status = 0 }: Attempt): string | undefined {
  if (error !== undefined) return error.code;
  return status >= 200 && status < 300 ? undefined : `status ${status}`;
}

function entryOf(
  names: { readonly name: string; readonly method: string },
  row: Sums,
  latency: Distribution,
  startedAt: number,
): Record<string, unknown> {
  return {
    ...names,
    last_request_timestamp: row.lastAt === 0 ? null : row.lastAt,
    start_time: startedAt / 1000,
    num_requests: row.requests,
    num_none_requests: row.timeless,
    num_failures: row.failures,
    total_response_time: row.totalMs,
    max_response_time: latency.maxUs / 1000,
    min_response_time: latency.count === 0 ? null : latency.minUs / 1000,
    total_content_length: row.bytes,
    response_times: new Map(
      latency.places.map((place, index) => [highestAt(place) / 1000, latency.counts[index] ?? 0]),
    ),
    num_reqs_per_sec: new Map(row.perSecond),
    num_fail_per_sec: new Map(row.failedPerSecond),
  };
}

function emptySums(): Sums {
  return {
    requests: 0,
    timeless: 0,
    failures: 0,
    totalMs: 0,
    bytes: 0,
    lastAt: 0,
    perSecond: new Map(),
    failedPerSecond: new Map(),
    errors: new Map(),
  };
}

function clear(row: Row): void {
  row.latency.take();
  Object.assign(row, { requests: 0, timeless: 0, failures: 0, totalMs: 0, bytes: 0, lastAt: 0 });
  for (const counts of [row.perSecond, row.failedPerSecond, row.errors]) counts.clear();
}

function addSums(into: Sums, row: Sums): void {
  into.requests += row.requests;
  into.timeless += row.timeless;
  into.failures += row.failures;
  into.totalMs += row.totalMs;
  into.bytes += row.bytes;
  into.lastAt = Math.max(into.lastAt, row.lastAt);
  for (const [second, count] of row.perSecond) increment(into.perSecond, second, count);
  for (const [second, count] of row.failedPerSecond) increment(into.failedPerSecond, second, count);
}

function increment<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
