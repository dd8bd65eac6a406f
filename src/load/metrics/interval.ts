import type { AttemptError } from '../../delivery/delivery.ts';
import {
  addDistributions,
  emptyDistribution,
  sumOfDistributions,
  type Distribution,
} from '../../distribution/distribution.ts';

/**
 * Why an arrival could not start: `lanes` (every request allowed in flight was waiting for the consumer), `chats` (as many
 * chats as allowed were alive and none was ready), `late` (iqmock itself was behind), `stopped` (the run was ended).
 */
export type DropReason = 'lanes' | 'chats' | 'late' | 'stopped';

/** Numbers that simply add up over time, workers and machines. */
export interface Counts {
  /** Arrivals that the schedule asked for: events or chats, whichever the rate counts. */
  asked: number;
  /** Arrivals that started. `asked` is this and what was dropped. */
  begun: number;
  /** Events that were sent. This is the sum of delivered, refused and failed. */
  sent: number;
  /** Answered with a 2xx. */
  delivered: number;
  /** Answered with anything else. */
  refused: number;
  /** Not answered. */
  failed: number;
  /** Bytes of the bodies sent, and of the bodies that came back. */
  bytesOut: number;
  bytesIn: number;
  /** Tries beyond the first. */
  retries: number;
  /** Tries sent again because the consumer had closed an idle connection; not counted as retries. */
  resent: number;
  /** Failures without a connection: the consumer got nothing. */
  unreached: number;
  /** Events sent although the fate of an earlier one of the same chat was unknown, so they may arrive in another order. */
  orderViolations: number;
  /** Deliveries that repeated an event on purpose; not among those sent. */
  copies: number;
  /** Copies that were not accepted, and should have been. */
  copyErrors: number;
  /** Tries that were cut or lost on purpose; the tries that they ask for are no retries. */
  cutTries: number;
  /** Of those refused and failed: what was done on purpose explains it. */
  excused: number;
  /** Events whose time is not measured, since what was done on purpose takes part of it. */
  untimed: number;
  chatsStarted: number;
  /** Chats whose scenario was played to its end, and chats given up when the run ended. */
  chatsOver: number;
  chatsAbandoned: number;
  probesPassed: number;
  probesFailed: number;
}

/** Facts of the moment. Added up over workers; of several moments the largest counts. */
export interface Gauges {
  inFlight: number;
  live: number;
  heapBytes: number;
}

/** How busy iqmock itself was: the worst of all moments and workers. */
export interface GeneratorLoad {
  /** Share of one core used by the process, 1 = a whole core. */
  cpuShare: number;
  /** Share of the time in which the event loop had work to do. */
  loopBusyShare: number;
  /** How late the event loop came to its timers, 99th percentile. */
  loopDelayP99Ms: number;
}

/** What happened to one type of event. */
export interface TypeInterval {
  delivered: number;
  refused: number;
  failed: number;
  /** Of those refused and failed: what was done on purpose explains it. */
  excused: number;
  /** Latency from the due time, and from the time the request was sent. */
  fromDue: Distribution;
  fromSend: Distribution;
}

/** What happened in one stretch of time, or in a whole run. Slices add up exactly. */
export interface Interval {
  /** Milliseconds from the start of the measured time. */
  fromMs: number;
  toMs: number;
  counts: Counts;
  dropped: Record<DropReason, number>;
  /** Answers by status code. */
  statuses: Record<number, number>;
  /** Tries without an answer by kind. */
  errors: Partial<Record<AttemptError['code'], number>>;
  types: Map<string, TypeInterval>;
  /** Events that each fault hit, by its name. */
  faults: Map<string, number>;
  /** How late iqmock sent each event by its own fault: waiting for a lane or a chat is not counted. */
  lateness: Distribution;
  /** How long each probe took until it saw what it waited for. */
  probes: Distribution;
  gauges: Gauges;
  generatorLoad: GeneratorLoad;
}

/** A slice in which nothing happened. */
export function emptyInterval(fromMs = 0, toMs = fromMs): Interval {
  return {
    fromMs,
    toMs,
    counts: emptyCounts(),
    dropped: emptyDrops(),
    statuses: {},
    errors: {},
    types: new Map(),
    faults: new Map(),
    lateness: emptyDistribution,
    probes: emptyDistribution,
    gauges: { inFlight: 0, live: 0, heapBytes: 0 },
    generatorLoad: { cpuShare: 0, loopBusyShare: 0, loopDelayP99Ms: 0 },
  };
}

/** The slice with each of its distributions changed. */
export function mapDistributions(
  slice: Interval,
  change: (distribution: Distribution) => Distribution,
): Interval {
  const types = [...slice.types].map(([name, type]) => {
    return [name, { ...type, fromDue: change(type.fromDue), fromSend: change(type.fromSend) }] as const;
  });
  return {
    ...slice,
    types: new Map(types),
    lateness: change(slice.lateness),
    probes: change(slice.probes),
  };
}

/** No arrival was dropped, for any reason. */
export function emptyDrops(): Record<DropReason, number> {
  return { lanes: 0, chats: 0, late: 0, stopped: 0 };
}

/** Counts that are all zero. */
export function emptyCounts(): Counts {
  return {
    asked: 0,
    begun: 0,
    sent: 0,
    delivered: 0,
    refused: 0,
    failed: 0,
    bytesOut: 0,
    bytesIn: 0,
    retries: 0,
    resent: 0,
    unreached: 0,
    orderViolations: 0,
    copies: 0,
    copyErrors: 0,
    cutTries: 0,
    excused: 0,
    untimed: 0,
    chatsStarted: 0,
    chatsOver: 0,
    chatsAbandoned: 0,
    probesPassed: 0,
    probesFailed: 0,
  };
}

/** Adds a later slice of the same worker: times join, gauges keep their largest value. */
export function addLater(into: Interval, slice: Interval): void {
  addSums(into, slice);
  into.fromMs = Math.min(into.fromMs, slice.fromMs);
  into.toMs = Math.max(into.toMs, slice.toMs);
  for (const name of intervalKeys(into.gauges))
    into.gauges[name] = Math.max(into.gauges[name], slice.gauges[name]);
}

/** Adds a slice of the same time from another worker or machine: gauges add up. */
export function addBeside(into: Interval, slice: Interval): void {
  addSums(into, slice);
  into.fromMs = Math.min(into.fromMs, slice.fromMs);
  into.toMs = Math.max(into.toMs, slice.toMs);
  for (const name of intervalKeys(into.gauges)) into.gauges[name] += slice.gauges[name];
}

/** Latency of all types together. */
export function latencyOf(slice: Interval, from: 'fromDue' | 'fromSend', type?: string): Distribution {
  if (type !== undefined) return slice.types.get(type)?.[from] ?? emptyDistribution;
  return sumOfDistributions([...slice.types.values()].map((one) => one[from]));
}

/** What was not accepted and should have been: events, and copies of them where all types are meant. */
export function errorsOf({
  refused,
  failed,
  excused,
  copyErrors = 0,
}: Pick<TypeInterval, 'refused' | 'failed' | 'excused'> & { readonly copyErrors?: number }): number {
  return refused + failed - excused + copyErrors;
}

/** Arrivals that could not start, for whatever reason. */
export function droppedOf(slice: Interval): number {
  return Object.values(slice.dropped).reduce((sum, count) => sum + count, 0);
}

function addSums(into: Interval, slice: Interval): void {
  addNumbers(into.counts, slice.counts);
  addNumbers(into.dropped, slice.dropped);
  addNumbers(into.statuses, slice.statuses);
  addNumbers(into.errors, slice.errors);
  for (const [name, count] of slice.faults) into.faults.set(name, (into.faults.get(name) ?? 0) + count);
  for (const [type, more] of slice.types) {
    const sofar = into.types.get(type) ?? emptyTypeSlice();
    into.types.set(type, sofar);
    sofar.delivered += more.delivered;
    sofar.refused += more.refused;
    sofar.failed += more.failed;
    sofar.excused += more.excused;
    sofar.fromDue = addDistributions(sofar.fromDue, more.fromDue);
    sofar.fromSend = addDistributions(sofar.fromSend, more.fromSend);
  }
  into.lateness = addDistributions(into.lateness, slice.lateness);
  into.probes = addDistributions(into.probes, slice.probes);
  for (const name of intervalKeys(into.generatorLoad))
    into.generatorLoad[name] = Math.max(into.generatorLoad[name], slice.generatorLoad[name]);
}

function emptyTypeSlice(): TypeInterval {
  return {
    delivered: 0,
    refused: 0,
    failed: 0,
    excused: 0,
    fromDue: emptyDistribution,
    fromSend: emptyDistribution,
  };
}

function addNumbers<Key extends string>(
  into: Partial<Record<Key, number>>,
  more: Partial<Record<Key, number>>,
): void {
  for (const key of intervalKeys(more)) into[key] = (into[key] ?? 0) + (more[key] ?? 0);
}

/** The keys of a record, by their type. */
export function intervalKeys<Key extends string>(record: Partial<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
