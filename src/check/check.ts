import { createHost, readPackageText, type Host } from '../env/host.ts';
import { createRandom } from '../env/random.ts';
import { resolvePolicy, type PolicyOptions } from '../delivery/policy-options.ts';
import { isLoopback, requirePrivateTarget, parseTarget, type Target } from '../delivery/target.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import { Budget, mostRequests, Patience } from './budget.ts';
import { calibrate, type Calibration, type Hindrance } from './calibrate.ts';
import { checkRuleNames, everyRule, reasonToSkip, type PlacedRule } from './choose.ts';
import { contractOf, type Contract, type Level } from './contract.ts';
import { makeConversation } from './conversation.ts';
import { namesOf, textsOf } from './edits.ts';
import { tryTogether } from './together.ts';
import { judgeRules, type EngineOptions } from './engine.ts';
import { Lab } from './lab.ts';
import { Mask } from './mask.ts';
import { Observer } from './observer.ts';
import type { CheckResult, RuleOutcome } from './outcome.ts';
import { parsePaths } from './path.ts';
import { createProber } from './probe.ts';
import type { Prober } from './probe-form.ts';
import { hindranceToStart } from './ready.ts';
import { shrinkFailures } from './shrink.ts';
import { groupByCause } from './group.ts';
import { TwinMaker } from './twin.ts';
import { createWire, type CheckTransport } from './wire.ts';

/** The options of a check. The delivery options of the command line are here too, under the same names. */
export interface CheckOptions extends PolicyOptions {
  /** Where webhooks go: a URL, `localhost:3000/hook`, `unix:/path/to.sock:/hook`, or a port of this machine. */
  readonly to: string | number;
  /** An address of the consumer that shows what it knows of a chat, with `{chat}` in it. */
  readonly probe?: string | undefined;
  /** A program that shows it, with `{chat}` among its arguments. */
  readonly probeCommand?: string | undefined;
  /** Headers for the probe. */
  readonly probeHeaders?: Readonly<Record<string, string>> | undefined;
  /** Decides the conversation and all chance. Default: 1. */
  readonly seed?: number | undefined;
  /** Judges only these rules or families: `['STA', 'FMT-01']`. */
  readonly only?: readonly string[] | undefined;
  /** Leaves these out. */
  readonly skip?: readonly string[] | undefined;
  /** Judges more rules: older vintages, odd JSON, connections that are held open. Default: false. */
  readonly thorough?: boolean | undefined;
  /** Ends after the first rule that fails at this level or above. */
  readonly failFast?: Level | undefined;
  /** How long to wait for the target to take connections, ms, before anything is sent. Default: not at all. */
  readonly waitForTargetMs?: number | undefined;
  /** How long the whole check may take, ms, without that wait. Default: 60 000. */
  readonly budgetMs?: number | undefined;
  /** How long the state must be still before it is final, ms. Default: learnt. */
  readonly settleMs?: number | undefined;
  /** Trials of rules that depend on chance. Default: 20. */
  readonly trials?: number | undefined;
  /** Paths of the state that are not compared: `['$.updated']`. */
  readonly ignore?: readonly string[] | undefined;
  /** Paths of lists whose order means nothing. */
  readonly unordered?: readonly string[] | undefined;
  /** Allows a target that is neither this machine nor in a private network. */
  readonly allowRemote?: boolean | undefined;
  /** Makes the histories of failures as small as they can be. Default: true. */
  readonly shrink?: boolean | undefined;
  /** Ends the check early; rules judged so far are reported. */
  readonly signal?: AbortSignal | undefined;
}

/** Receives the progress of a check. */
export interface CheckProgress {
  readonly onWait?: (target: Target) => void;
  readonly onStart?: (start: CheckStart) => void;
  readonly onCalibrated?: (calibration: Calibration, lab: Lab) => void;
  readonly onRule?: (placed: PlacedRule) => void;
  readonly onOutcome?: (outcome: RuleOutcome) => void;
  readonly onShrink?: (outcome: RuleOutcome) => void;
}

/** What is known before anything is sent. */
export interface CheckStart {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly contract: Contract;
  readonly seed: number;
  readonly probe: string | undefined;
  readonly rules: readonly PlacedRule[];
  /** About how many webhooks a consumer that holds is sent. */
  readonly expectedRequests: number;
}

/** Everything that a check is made of, before it has sent anything. */
interface Prepared {
  readonly lab: Lab;
  readonly wire: CheckTransport;
  readonly prober: Prober | undefined;
  readonly start: CheckStart;
  readonly engine: EngineOptions;
  readonly stop: AbortController;
}

const defaultBudgetMs = 60_000;

/**
 * Attacks a consumer with what real senders and networks do, and judges what it makes of that. Throws USAGE or TARGET
 * before anything is sent if an option is wrong; what the consumer does wrong, and that it is not there in time, is in the
 * result.
 */
export async function runCheck(
  options: CheckOptions,
  progress: CheckProgress = {},
  host: Host = createHost(),
): Promise<CheckResult> {
  const unready = await untilReady(options, progress, host);
  const prepared = await prepare(options, progress, host);
  const { lab, wire, prober, start, engine, stop } = prepared;
  const abort = (): void => stop.abort();
  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.signal?.aborted === true) abort();
  const startedAt = host.clock.now();
  const startMs = host.clock.monotonic();
  progress.onStart?.(start);
  try {
    const calibration =
      unready === undefined
        ? await calibrate(lab, options.settleMs)
        : { hindrance: unready, warnings: [], lagMs: 0 };
    progress.onCalibrated?.(calibration, lab);
    if (calibration.hindrance === undefined) await tryTogether(lab);
    const judged = calibration.hindrance === undefined ? await judgeRules(lab, engine) : [];
    const shrunk = groupByCause(
      options.shrink === false ? judged : await shrinkFailures(lab, judged, progress.onShrink),
    );
    return {
      version: (JSON.parse(readPackageText('package.json')) as { version: string }).version,
      target: start.target.label,
      probe: start.probe,
      seed: start.seed,
      contract: start.contract,
      outcomes: shrunk,
      calibration,
      masked: [...(lab.options.observer?.mask.learnt ?? [])].map(([place, noise]) => `${place} (${noise})`),
      settleMs: lab.options.observer?.settleMs ?? 0,
      events: lab.conversation.events.map(({ type, summary }) => ({ type, summary })),
      server: calibration.hindrance === undefined ? lab.clean.answers[0]?.headers['server'] : undefined,
      requests: lab.options.budget.used,
      startedAt,
      tookMs: host.clock.monotonic() - startMs,
      interrupted: options.signal?.aborted === true,
      staleAccepts: [],
    };
  } finally {
    options.signal?.removeEventListener('abort', abort);
    stop.abort();
    wire.close();
    prober?.close();
  }
}

/**
 * Waits for the target, and gives what hinders if it is not there in time; what is wrong with the options is thrown
 * before. The budget of the check begins after it.
 */
async function untilReady(
  options: CheckOptions,
  { onWait }: CheckProgress,
  host: Host,
): Promise<Hindrance | undefined> {
  const { waitForTargetMs: maxMs, signal } = options;
  if (maxMs === undefined) return undefined;
  const { target, policy } = await planCheck(options, host);
  onWait?.(target);
  return hindranceToStart(target, { maxMs, clock: host.clock, policy, signal });
}

/** Reads the options without sending anything, e.g. for `--dry-run`. Throws USAGE or TARGET. */
export async function planCheck(options: CheckOptions, host: Host = createHost()): Promise<CheckStart> {
  const { start, wire, prober } = await prepare(options, {}, host);
  wire.close();
  prober?.close();
  return start;
}

async function prepare(options: CheckOptions, progress: CheckProgress, host: Host): Promise<Prepared> {
  const { seed = 1, only = [], skip = [], thorough = false, failFast } = options;
  const target = parseTarget(String(options.to));
  await checkTarget(target, options.allowRemote);
  const policy = await resolvePolicy(options, host);
  checkRuleNames(only, '--only');
  checkRuleNames(skip, '--skip');
  const contract = contractOf(policy, target, {
    retries: options.retries !== undefined && policy.retries === 0,
  });
  const stop = new AbortController();
  const { lab, wire, prober } = createLab(options, { host, target, policy, contract, seed, stop });
  // It is read some thousand times.
  if (prober?.place !== undefined) await checkTarget(prober.place, options.allowRemote);
  const isThisMachine = target.socketPath !== undefined || isLoopback(target.hostname);
  const means = { hasProbe: prober !== undefined, contract, isThisMachine, thorough };
  const choice = { only, skip };
  const rules = everyRule.filter((placed) => reasonToSkip(placed, choice, means) === undefined);
  const expectedRequests = Math.min(
    mostRequests,
    5 * lab.conversation.events.length + 8 * 9 + rules.reduce((sum, { rule }) => sum + rule.requests + 2, 0),
  );
  const start = { target, policy, contract, seed, probe: prober?.label, rules, expectedRequests };
  const { onRule, onOutcome } = progress;
  const engine = { clock: host.clock, choice, means, failFast, onRule, onOutcome };
  return { lab, wire, prober, start, engine, stop };
}

interface LabFacts {
  readonly host: Host;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly contract: Contract;
  readonly seed: number;
  readonly stop: AbortController;
}

function createLab(
  options: CheckOptions,
  { host, target, policy, contract, seed, stop }: LabFacts,
): Pick<Prepared, 'lab' | 'wire' | 'prober'> {
  const { clock } = host;
  const conversation = makeConversation(seed, clock);
  const payloads = conversation.events.map(({ payload }) => payload);
  const mask = new Mask({
    ours: [...namesOf(payloads), ...textsOf(payloads)],
    ignore: parsePaths(options.ignore ?? [], '--ignore'),
    unordered: parsePaths(options.unordered ?? [], '--unordered'),
  });
  const prober = createProber(
    { url: options.probe, command: options.probeCommand, headers: options.probeHeaders ?? {} },
    { clock, target, policy, runCommand: host.runCommand },
  );
  const wire = createWire({ target, policy, clock, signal: stop.signal });
  const budget = new Budget(clock, options.budgetMs ?? defaultBudgetMs, stop.signal);
  const lab = new Lab({
    clock,
    contract,
    conversation,
    wire,
    random: createRandom(seed).fork('check'),
    seed,
    twins: new TwinMaker(conversation, clock.now()),
    budget,
    patience: new Patience(policy.timeoutMs),
    observer: prober === undefined ? undefined : new Observer({ prober, mask, clock, budget }),
    trials: options.trials ?? 20,
    timeoutMs: policy.timeoutMs,
  });
  return { lab, wire, prober };
}

async function checkTarget(target: Target, allowRemote: boolean | undefined): Promise<void> {
  if (allowRemote === true) return;
  await requirePrivateTarget(target, 'A check can harm its target. If you may, use --allow-remote.');
}
