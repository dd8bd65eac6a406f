import { formatDurationMs, formatNumber, formatRate } from '../../env/format.ts';
import { exitCodes, IqmockError } from '../../errors.ts';
import { percentileMs } from '../../distribution/distribution.ts';
import { mostRates, searchLimit, type Limit, type LimitStepResult } from './find-limit.ts';
import { Aggregator } from '../metrics/aggregator.ts';
import { planLoad } from '../plan/executors/index.ts';
import type { LoadProfile } from '../plan/executors/executor.ts';
import type { FindLimit } from '../plan/load-options.ts';
import type { LoadHeader, Saturation } from '../record/load-record.ts';
import type { LoadResult } from '../record/load-result.ts';
import { latencyOf } from '../metrics/interval.ts';
import { notifyObservers, type PreparedRun, type RunIntervals } from '../plan/prepared-run.ts';
import { parseThreshold } from '../metrics/threshold.ts';
import { isHostLate, saturationOf, type LoadVerdict } from '../metrics/verdict.ts';

const defaultStepMs = 10_000;
/** An event that starts after its step is over was not sent at the rate: the largest share of them that may. */
const mostLateShare = 0.02;
const defaultMostPerSecond = 100_000;
const defaultStartPerSecond = 50;
/** What every step must hold besides the given thresholds; the one of latency only if no others are given. */
const alwaysDemanded = 'rate>=99%';
const demandedByDefault = 'p99<1s';

/** The placeholder for the plan of a search until it knows its rates. Throws USAGE if the ask cannot be searched. */
export function limitProfile(ask: LoadProfile, { stepMs = defaultStepMs }: FindLimit): LoadProfile {
  const { rate, chats, vus, stages, vuStages, spike, soak } = ask;
  if ([vus, stages, vuStages, spike, soak].some((one) => one !== undefined && one !== false)) {
    throw new IqmockError('USAGE', '--find-limit chooses its own rates.', {
      hint: 'Give only the first rate: --rate 100/s or --chats 10/s.',
    });
  }
  return chats === undefined
    ? { rate: rate ?? defaultStartPerSecond, durationMs: stepMs }
    : { chats, durationMs: stepMs };
}

/** The header of a search. */
export function limitHeader(header: LoadHeader, { stepMs = defaultStepMs }: FindLimit): LoadHeader {
  const start = formatRate(header.asked[0]?.[1] ?? 0, header.unit);
  const words = `a search for the limit from ${start}, ${formatDurationMs(stepMs)} at each rate`;
  return { ...header, executor: 'find-limit', words, durationMs: 0, asked: [], widthMs: 1000 };
}

/** Steps the rate up until a threshold breaks, and closes in on the knee. */
export async function runLimitSearch(
  run: PreparedRun,
  find: FindLimit,
  runSlices: RunIntervals,
): Promise<LoadResult> {
  const { host, ask, observers, stop } = run;
  const header = limitHeader(run.header, find);
  const thresholds = stepThresholds(run);
  const gathering = new Aggregator(header);
  for (const observer of observers) observer.started?.(header);
  const steps: LimitStepResult[] = [];
  let brokenBy: Saturation = 'none';
  let isUnmeasured = false;
  const tryRate = async (perSecond: number): Promise<boolean | undefined> => {
    const offsetMs = Math.max(0, host.clock.now() - header.startedAt);
    const stepRun = stepOf(run, ask, perSecond, steps.length);
    const one = new Aggregator(stepRun.header);
    await runSlices(stepRun, function* (slice, worker) {
      one.add(slice, worker);
      yield;
      const moved = { ...slice, fromMs: slice.fromMs + offsetMs, toMs: slice.toMs + offsetMs };
      gathering.add(moved, worker);
      yield* notifyObservers(moved, worker, gathering, observers);
    });
    if (stop.aborted) return undefined;
    const result = one.result({ endedAt: host.clock.now(), endedBy: undefined, thresholds });
    const step = stepResult(perSecond, offsetMs, result);
    if (!step.held) brokenBy = brokenSideOf(result);
    steps.push(step);
    for (const observer of observers) observer.step?.(step);
    isUnmeasured = !step.held && result.checks.every((check) => check.passed || check.unmeasured === true);
    return brokenBy === 'iqmock' || isUnmeasured ? undefined : step.held;
  };
  const limit = await searchLimit(
    { startPerSecond: ask.rate ?? ask.chats ?? 1, mostPerSecond: find.mostPerSecond ?? defaultMostPerSecond },
    tryRate,
  );
  const endedBy = stop.aborted ? ('interrupted' as const) : undefined;
  const activeMs = steps.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const result = gathering.result({ endedAt: host.clock.now(), endedBy, thresholds: [], activeMs });
  const asked = steps.flatMap(
    ({ fromMs, toMs, perSecond }) =>
      [
        [fromMs, perSecond],
        [toMs, perSecond],
      ] as const,
  );
  const verdict = limitVerdict(result, { limit, steps, brokenBy, isUnmeasured });
  return { ...result, header: { ...header, asked, durationMs: result.total.toMs }, steps, verdict };
}

function stepThresholds({ thresholds, options }: PreparedRun) {
  const hasOwn = options.thresholds.length > 0 || thresholds.some(({ measure }) => measure.name !== 'errors');
  return [
    ...thresholds,
    parseThreshold(alwaysDemanded),
    ...(hasOwn ? [] : [parseThreshold(demandedByDefault)]),
  ];
}

/** A step is a separate run with its own share of the ids, so that no step repeats those of another. */
function stepOf(run: PreparedRun, ask: LoadProfile, perSecond: number, step: number): PreparedRun {
  const stepAsk = ask.chats === undefined ? { ...ask, rate: perSecond } : { ...ask, chats: perSecond };
  const startedAt = run.host.clock.now();
  const plan = planLoad(stepAsk);
  const dropAfterMs = Math.min(run.options.dropAfterMs, plan.durationMs * mostLateShare);
  return {
    ...run,
    options: { ...run.options, dropAfterMs },
    ask: stepAsk,
    plan,
    step: { index: step, of: mostRates },
    header: { ...run.header, startedAt },
  };
}

/** Why a step did not hold. A latency that iqmock's own lateness is part of says nothing about the consumer. */
function brokenSideOf(result: LoadResult): Saturation {
  const saturated = saturationOf(result);
  return saturated === 'none' && isHostLate(result) ? 'iqmock' : saturated;
}

function stepResult(perSecond: number, offsetMs: number, { total, checks }: LoadResult): LimitStepResult {
  const broken = checks
    .filter((check) => !check.passed)
    .map((check) => `${check.name.replace(/^threshold /, '')} (${check.actual ?? ''})`);
  return {
    perSecond,
    held: broken.length === 0,
    fromMs: offsetMs,
    toMs: offsetMs + total.toMs,
    p99Ms: percentileMs(latencyOf(total, 'fromDue'), 99),
    broken,
  };
}

interface SearchFacts {
  readonly limit: Limit;
  readonly steps: readonly LimitStepResult[];
  readonly brokenBy: Saturation;
  readonly isUnmeasured: boolean;
}

function limitVerdict(
  result: LoadResult,
  { limit, steps, brokenBy, isUnmeasured }: SearchFacts,
): LoadVerdict {
  const { unit, maxInFlight } = result.header;
  const { kneePerSecond: knee, brokenPerSecond: broken } = limit;
  const breaking = steps.findLast((step) => step.perSecond === broken);
  const at = steps.findLast((step) => step.perSecond === knee);
  const first =
    brokenBy === 'iqmock'
      ? `The limit of the consumer lies above ${formatRate(knee ?? 0, unit)}: beyond that iqmock itself was the bottleneck.`
      : knee === undefined
        ? `No rate held, not even ${formatRate(steps.at(-1)?.perSecond ?? 0, unit)}.`
        : broken === undefined
          ? `The limit was not found: ${formatRate(knee, unit)} held, and no higher rate was tried.`
          : `The limit is ${formatRate(knee, unit)}: it held (p99 ${formatDurationMs(at?.p99Ms ?? 0)}), ${formatRate(broken, unit)} did not.`;
  const why =
    breaking === undefined
      ? []
      : [`At ${formatRate(breaking.perSecond, unit)} broke: ${breaking.broken.join(', ')}.`];
  if (brokenBy === 'lanes') {
    why.push(
      `That is the limit of requests in flight: all ${formatNumber(maxInFlight)} were waiting for answers, though each took no longer than at first. Raise --concurrency to increase the load on the consumer.`,
    );
  }
  if (isUnmeasured) {
    const reason = `There was nothing to measure: ${steps.at(-1)?.broken.join(', ') ?? ''}.`;
    return {
      saturated: 'none',
      sentences: [`${reason} So no limit can be found.`],
      exitCode: exitCodes.incomplete,
    };
  }
  const { exitCode: own } = result.verdict;
  // That no rate held at all is no pass, and where iqmock was the reason it is no verdict.
  const none = brokenBy === 'iqmock' ? exitCodes.incomplete : exitCodes.thresholdFailed;
  const exitCode = own === exitCodes.ok && knee === undefined && steps.length > 0 ? none : own;
  return {
    saturated:
      brokenBy === 'iqmock' || brokenBy === 'lanes' ? brokenBy : broken === undefined ? 'none' : 'consumer',
    sentences: [first, ...why],
    exitCode,
  };
}
