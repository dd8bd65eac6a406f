import { preferEvenPace } from '../../env/collector.ts';
import type { Host } from '../../env/host.ts';
import { nap } from '../../env/nap.ts';
import type { ProcessReading } from '../../env/process-stats.ts';
import { createRandom } from '../../env/random.ts';
import type { DeliveryPolicy } from '../../delivery/policy.ts';
import type { Middleware } from '../../delivery/sender.ts';
import type { Target } from '../../delivery/target.ts';
import type { Probe } from '../../report/probe-form.ts';
import { runProbe } from '../../report/probe.ts';
import type { Effect } from '../../webhook/webhook.ts';
import { VirtualClients, type RunIds, type MixItem } from '../engine/virtual-clients.ts';
import { Engine } from '../engine/engine.ts';
import { faultsOfRun } from '../plan/run-faults.ts';
import type { ModelLimits, WorkerShare, ExecutorPlan } from '../plan/executors/executor.ts';
import { Meter } from '../metrics/meter.ts';
import { openWire } from '../engine/open-wire.ts';
import type { LoadTransport } from '../engine/wire.ts';
import type { WireSettings } from '../engine/wire-parts.ts';
import { packSlice } from '../record/pack.ts';
import type { Interval } from '../metrics/interval.ts';
import { maxOpeningMs } from '../../delivery/transport/raw/raw-driver.ts';

/** From this rate on, to connect when the first events are due makes them late. */
const fastPerSecond = 2000;
/** As long as a quick consumer may take for an answer. */
const quickAnswerMs = 20;

/** What one process does of a run. Plain data but for the plan and the scenarios, which each process makes for itself. */
export interface WorkerSettings {
  readonly limits: Omit<ModelLimits, 'random'>;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly seed: number;
  /** Its share of the virtual clients and of the ids; no two parts of any run on the same tenant may have the same. */
  readonly ids: WorkerShare;
  /** The block that these are shares of. */
  readonly idBlock: RunIds;
  /** Time zero of the run, ms UTC; when it is in the future, it is waited for. */
  readonly startAtMs: number;
  readonly speed: number;
  readonly isPrecise: boolean;
  /** Requests in flight and active chats at once, of this part. */
  readonly lanes: number;
  readonly maxActive: number;
  /** Events of this part after which nothing more is sent; only for plans that do not count events. */
  readonly maxEvents: number;
  readonly maxDurationMs: number;
}

/** What a part needs of the process it runs in. */
export interface WorkerTools {
  readonly host: Host;
  readonly plan: ExecutorPlan;
  readonly mix: readonly MixItem[];
  /** Layers and interceptors of delivery; each process makes its own. */
  readonly middleware?: Middleware;
  /** Puts something between the engine and the wire, such as a counter. */
  readonly watch?: (wire: LoadTransport) => LoadTransport;
  readonly onSlice: (slice: Interval) => void;
  /** Ends the run: requests in flight are awaited. */
  readonly stop: AbortSignal;
  /** Ends it at once. */
  readonly abort: AbortSignal;
}

/** Runs one part of a load run to its end. Rejects if a scenario cannot be played. */
export async function runWorker(settings: WorkerSettings, tools: WorkerTools): Promise<void> {
  const { limits, target, policy, seed, startAtMs, speed, lanes, isPrecise } = settings;
  const { host, plan, mix, onSlice, stop, abort, middleware = {} } = tools;
  const { clock } = host;
  preferEvenPace();
  const random = createRandom(seed).fork(`part ${limits.part.index}`);
  const faults = faultsOf(settings, mix);
  const wire = watched(openWire({ target, policy, clock, random, lanes, middleware, ...faults }), tools);
  const clients = new VirtualClients({
    mix,
    seed,
    startMs: startAtMs,
    part: settings.ids,
    ids: settings.idBlock,
  });
  clients.prepare();
  const stats = await host.watchProcess();
  try {
    const untilStart = (): number => Math.max(0, startAtMs - clock.now());
    await clock.sleep(untilStart() - maxOpeningMs, stop);
    await wire.open?.(lanesAtStart(plan, limits.part.of));
    await clock.sleep(untilStart(), stop);
    stats.read();
    const engine = new Engine({
      clock,
      wire,
      speed,
      meter: new Meter(limits.warmUpMs),
      startChat: (index, startedMs) => clients.create(index, startedMs),
      maxActive: settings.maxActive,
      maxEvents: settings.maxEvents,
      maxDurationMs: settings.maxDurationMs,
      drainMs: limits.gracefulStopMs,
      defer: (action) => void setImmediate(action),
      probe: prober(host, target),
      onSlice: (slice) => onSlice(withGeneratorLoad(slice, stats.read(), isPrecise)),
      // Not reported, but it resets the load of iqmock itself, and compiles the code before the first measured slice.
      onWarmUpSlice: (slice) => void packSlice(withGeneratorLoad(slice, stats.read(), isPrecise), 0),
      ...(isPrecise ? { rest: nap } : {}),
    });
    onAbort(stop, () => engine.interrupt());
    onAbort(abort, () => {
      engine.interrupt();
      void wire.close();
    });
    await engine.run(plan.start(engine, { ...limits, random: random.fork('turns') }));
  } finally {
    stats.close();
    await wire.close();
  }
}

function watched(wire: LoadTransport, { watch }: WorkerTools): LoadTransport {
  return watch === undefined ? wire : watch(wire);
}

/** Faults hit the same events whatever the number of parts; the first part does the counting of `@first=N`. */
function faultsOf(
  { policy, seed, ids, limits }: WorkerSettings,
  mix: readonly MixItem[],
): Pick<WireSettings, 'faults'> {
  if (faultsOfRun(policy, mix).length === 0) return {};
  return { faults: { seed, plays: ids, isCounting: limits.part.index === 0 } };
}

/**
 * As many connections as the start may need. A consumer that sustains such a rate serves many at once; one that serves one
 * after another gets no idle connections.
 */
function lanesAtStart({ unit, askedAt }: ExecutorPlan, parts: number): number {
  const perSecond = unit === 'events' ? askedAt(0) : 0;
  return perSecond < fastPerSecond ? 0 : Math.ceil((perSecond * quickAnswerMs) / 1000 / parts);
}

function prober(host: Host, target: Target): (effect: Effect, signal: AbortSignal) => Promise<boolean> {
  const { clock, runCommand } = host;
  return async (effect, signal) => {
    // The scenario was checked when it was read: an effect is a probe.
    const check = await runProbe(effect.args as Probe, { clock, runCommand, targetUrl: target.url, signal });
    return check.passed;
  };
}

/** A precise rest turns the event loop without pause, so how busy that is says nothing; the CPU does. */
function withGeneratorLoad(slice: Interval, reading: ProcessReading, isPrecise: boolean): Interval {
  const { cpuShare, loopBusyShare, loopDelayP99Ms, heapBytes } = reading;
  slice.gauges.heapBytes = heapBytes;
  slice.generatorLoad = {
    cpuShare,
    loopDelayP99Ms,
    loopBusyShare: isPrecise ? Math.min(1, cpuShare) : loopBusyShare,
  };
  return slice;
}

function onAbort(signal: AbortSignal, action: () => void): void {
  if (signal.aborted) action();
  else signal.addEventListener('abort', action, { once: true });
}
