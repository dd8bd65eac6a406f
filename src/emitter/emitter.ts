import { createHost, type Host } from '../env/host.ts';
import { createRandom } from '../env/random.ts';
import { resolvePolicy, type PolicyOptions } from '../delivery/policy-options.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import { parseTarget, type Target } from '../delivery/target.ts';
import { IqmockError } from '../errors.ts';
import type { SceneOptions } from '../events/scene.ts';
import { triggerEvent } from '../events/trigger.ts';
import { profiles } from '../model/profile.ts';
import type { EventType, WebhookPayload } from '../model/payload.ts';
import type { EraName } from '../model/spec.ts';
import type { Demand } from '../report/ledger.ts';
import type { CheckRecord, ResultRecord } from '../report/record.ts';
import type { Summary } from '../report/tally.ts';
import { loadScenario, type ScenarioOverrides } from '../scenario/load.ts';
import { createPlayer, settingsOf } from '../scenario/player.ts';
import { rehearse } from '../scenario/rehearse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { runSession, type Source } from '../session/session.ts';
import { World } from '../world/world.ts';
import { singleSource } from './single-source.ts';

/** How an emitter is made. All delivery options of the command line are here too, under the same names. */
export interface EmitterOptions extends PolicyOptions {
  /** Where webhooks go: a URL, `localhost:3000/hook`, or a port. */
  readonly to: string | number;
  /** The same seed gives the same bytes. Default: 1. */
  readonly seed?: number;
  /** The era of the wire format. Default: what the scenario says, or 2023. */
  readonly profile?: EraName;
  readonly locale?: 'ru' | 'en';
  /** What the tenant's clock shows at the start, ms UTC or a Date. Default: now. */
  readonly start?: number | Date;
  /** How many times faster than the scenario's own time. Default: `max`, without any waiting. */
  readonly speed?: number | 'max';
  /** The door to the machine. Default: the real one. */
  readonly host?: Host;
}

/** Something that can be played: the name of a built-in scenario, a path, or what `scenario()` builds. */
export type Playable = string | { build(overrides?: ScenarioOverrides): Scenario };

/** How a play ended. */
export interface PlayResult {
  /** Whether everything expected held. */
  readonly passed: boolean;
  readonly summary: Summary;
  /** One per webhook, in the order their outcomes were known. */
  readonly results: readonly ResultRecord[];
  readonly checks: readonly CheckRecord[];
  /** The checks that did not hold, warnings left out. Empty exactly when the consumer did everything right. */
  readonly failures: readonly CheckRecord[];
  /** The payloads that were sent, in the order of the scenario. */
  readonly payloads: readonly WebhookPayload[];
}

/** A mock IQChannels that sends webhooks to one consumer. */
export interface Emitter extends AsyncDisposable {
  /** The address that webhooks are sent to, secrets masked. */
  readonly target: string;
  /** Plays a scenario to its end. Throws an `IqmockError` for mistakes in the scenario, before anything is sent. */
  play(scenario: Playable): Promise<PlayResult>;
  /** Sends one event; what has to be there before is made silently. */
  trigger(type: EventType, options?: SceneOptions): Promise<PlayResult>;
  /** Stops what is under way and waits for it. */
  close(): Promise<void>;
}

/** Makes an emitter. Throws an `IqmockError` if an option makes no sense. */
export async function createEmitter(options: EmitterOptions): Promise<Emitter> {
  const host = options.host ?? createHost();
  const policy = await resolvePolicy(options, host);
  return new HttpEmitter(options, host, parseTarget(String(options.to)), policy);
}

class HttpEmitter implements Emitter {
  private readonly options: EmitterOptions;
  private readonly host: Host;
  private readonly destination: Target;
  private readonly policy: DeliveryPolicy;
  private readonly closing = new AbortController();
  private readonly running = new Set<Promise<unknown>>();
  private triggered = 0;

  constructor(options: EmitterOptions, host: Host, destination: Target, policy: DeliveryPolicy) {
    this.options = options;
    this.host = host;
    this.destination = destination;
    this.policy = policy;
  }

  get target(): string {
    return this.destination.label;
  }

  async play(playable: Playable): Promise<PlayResult> {
    const { seed, profile, locale, start } = this.options;
    const overrides: ScenarioOverrides = {
      ...(seed === undefined ? {} : { seed }),
      ...(profile === undefined ? {} : { profile }),
      ...(locale === undefined ? {} : { locale }),
      ...(start === undefined ? {} : { startMs: Number(start) }),
    };
    const scenario =
      typeof playable === 'string'
        ? await loadScenario(this.host, playable, overrides)
        : playable.build(overrides);
    const settings = settingsOf(scenario, { seed: 1, startMs: this.host.clock.now() });
    rehearse(scenario, settings);
    const { expect } = scenario;
    const demands = expect === undefined ? [] : [{ scenario: scenario.name, expect }];
    return this.run({ name: scenario.name, ...playerSource(createPlayer(scenario, settings)) }, demands);
  }

  async trigger(type: EventType, scene: SceneOptions = {}): Promise<PlayResult> {
    const { seed = 1, profile = '2023', locale = 'ru' } = this.options;
    const number = ++this.triggered;
    const world = new World({
      name: `trigger ${number}`,
      seed,
      profile: profiles[profile],
      locale,
      startMs: this.startMs(),
    });
    return this.run(singleSource(type, triggerEvent(world, type, scene)), []);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.running);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private startMs(): number {
    return Number(this.options.start ?? this.host.clock.now());
  }

  private async run(source: Source, demands: readonly Demand[]): Promise<PlayResult> {
    if (this.closing.signal.aborted) {
      throw new IqmockError('USAGE', 'The emitter is closed.', {
        hint: 'Make a new one with createEmitter().',
      });
    }
    const results: ResultRecord[] = [];
    const checks: CheckRecord[] = [];
    const payloads: WebhookPayload[] = [];
    const session = runSession({
      clock: this.host.clock,
      random: createRandom(this.options.seed ?? 1).fork('delivery'),
      target: this.destination,
      policy: this.policy,
      speed: this.options.speed ?? 'max',
      sources: [source],
      demands,
      runCommand: this.host.runCommand,
      stop: this.closing.signal,
      abort: this.closing.signal,
      onWebhook: ({ body }) =>
        payloads.push(JSON.parse(Buffer.from(body).toString('utf8')) as WebhookPayload),
      onRecord: (record) => {
        if (record.kind === 'result') results.push(record);
        else if (record.kind === 'check') checks.push(record);
      },
    });
    this.running.add(session);
    try {
      const { summary } = await session;
      const failures = checks.filter(({ passed, severity }) => !passed && severity !== 'warning');
      return { passed: summary.verdict === 'passed', summary, results, checks, failures, payloads };
    } finally {
      this.running.delete(session);
    }
  }
}

function playerSource(player: ReturnType<typeof createPlayer>): Pick<Source, 'peek' | 'step'> {
  return { peek: () => player.peek(), step: () => player.step() };
}
