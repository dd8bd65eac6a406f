import { IqmockError } from '../../errors.ts';
import type { Host } from '../../env/host.ts';
import { waitFor } from '../../env/wait.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { createPlayer } from '../../scenario/player.ts';
import { isPath } from '../../scenario/built-in.ts';
import { loadScenario, parseScenario, type ScenarioOverrides } from '../../scenario/load.ts';
import { rehearse } from '../../scenario/rehearse.ts';
import { failureOf } from '../control-api/failure.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { TenantScope } from '../tenant/tenant-names.ts';
import type { PlayView } from '../views/play-view.ts';
import { playOut, type PlayEnd, type PlayHost, type PlayProgress } from './play.ts';

/** What is asked of a play. */
export interface PlayOrder {
  /** The name of a scenario that ships with iqmock. */
  readonly scenario?: string | undefined;
  /** A scenario as YAML. */
  readonly yaml?: string | undefined;
  readonly seed?: number | undefined;
  readonly speed?: number | 'max' | undefined;
  /** Whether names of the scenario's world that the tenant knows mean the rows of the tenant. */
  readonly people?: 'new' | 'tenant' | undefined;
}

interface Running {
  view: PlayView;
  readonly progress: PlayProgress;
  readonly stop: AbortController;
  readonly over: Promise<void>;
}

/** What plays need of the server. */
export interface PlaysHost extends Omit<PlayHost, 'publish'> {
  readonly host: Host;
  readonly tenant: Tenant;
  publish(
    webhook: Parameters<PlayHost['publish']>[0],
    playId: number,
    events: Scenario['events'],
  ): number | undefined;
  changed(play: PlayView): void;
}

/** A rehearsal holds up everything else of the server, so it is a short one. */
const rehearsalLimits = { moves: 20_000, webhooks: 2000 };

/** How many plays may run at once, and how many are remembered. */
const mostRunning = 50;
const mostRemembered = 200;

/** The scenarios that are played in a tenant. */
export class Plays {
  private readonly server: PlaysHost;
  private readonly plays = new Map<number, Running>();
  private lastId = 0;

  constructor(server: PlaysHost) {
    this.server = server;
  }

  /** All plays, the newest first. */
  get list(): PlayView[] {
    return [...this.plays.keys()].reverse().map((id) => this.get(id) as PlayView);
  }

  get(id: number): PlayView | undefined {
    const play = this.plays.get(id);
    if (play === undefined) return undefined;
    const { webhooks, failedProbes, deliveryIds } = play.progress;
    return { ...play.view, webhooks, failedProbes, deliveryIds: [...deliveryIds] };
  }

  /**
   * Begins to play. Throws SCENARIO, ILLEGAL_MOVE or NOT_FOUND before anything is sent, and USAGE if too many are under
   * way.
   */
  async start(order: PlayOrder): Promise<PlayView> {
    const { host, tenant } = this.server;
    const { seed = host.freshSeed(), people = 'new' } = order;
    this.checkRoom();
    const scenario = await this.load(order, seed);
    const { speed = scenario.speed } = order;
    const { profile, settings } = tenant.world;
    const { locale } = settings;
    rehearse(scenario, { seed, profile, locale, startMs: tenant.nowMs }, undefined, rehearsalLimits);
    const id = ++this.lastId;
    const player = createPlayer(scenario, {
      seed,
      profile,
      locale,
      startMs: tenant.world.nowMs,
      world: tenant.world,
      instance: id,
      isLive: true,
      ...(people === 'tenant' ? { names: new TenantScope(tenant) } : {}),
    });
    const progress: PlayProgress = { webhooks: 0, failedProbes: 0, deliveryIds: [] };
    const stop = new AbortController();
    const playHost: PlayHost = {
      ...this.server,
      publish: (webhook) => this.server.publish(webhook, id, scenario.events),
    };
    const over = playOut(player, playHost, { speed, signal: stop.signal, progress }).then((end) =>
      this.end(id, end),
    );
    this.plays.set(id, { view: firstView(id, scenario, seed, speed, host), progress, stop, over });
    this.forgetOld();
    this.notify(id);
    return this.get(id) as PlayView;
  }

  /** Stops a play. Throws NOT_FOUND. */
  async stop(id: number): Promise<PlayView> {
    const play = this.plays.get(id);
    if (play === undefined) throw unknownPlay(id);
    play.stop.abort();
    await play.over;
    return this.get(id) as PlayView;
  }

  /** Stops all plays. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.plays.keys()].map((id) => this.stop(id)));
  }

  /** Resolves when a play is over. Throws NOT_FOUND. */
  async finished(id: number, signal: AbortSignal): Promise<PlayView> {
    const play = this.plays.get(id);
    if (play === undefined) throw unknownPlay(id);
    await waitFor((wake) => void play.over.then(wake, wake), signal);
    return this.get(id) as PlayView;
  }

  /** An expectation of a step of a play did not hold. */
  noteFailure(id: number): void {
    const play = this.plays.get(id);
    if (play === undefined) return;
    play.view = { ...play.view, failedExpectations: play.view.failedExpectations + 1 };
    this.notify(id);
  }

  private async load({ scenario, yaml }: PlayOrder, seed: number): Promise<Scenario> {
    const { host, tenant } = this.server;
    const overrides = { seed, profile: tenant.world.profile.name, events: 'extended' } as const;
    if (yaml !== undefined) return parseScenario(yaml, 'posted.yaml', { host, overrides, untrusted: true });
    if (scenario !== undefined) return loadBuiltIn(host, scenario, overrides);
    throw new IqmockError('USAGE', 'A play needs the name of a scenario, or YAML.', {
      hint: 'Send { "scenario": "support-chat" } or { "yaml": "name: …" }.',
    });
  }

  private checkRoom(): void {
    const running = [...this.plays.values()].filter(({ view }) => view.state === 'running').length;
    if (running < mostRunning) return;
    throw new IqmockError('USAGE', `${running} plays are in progress, and that is the limit.`, {
      hint: 'Stop some, or wait until they are over.',
    });
  }

  private forgetOld(): void {
    for (const [id, { view }] of this.plays) {
      if (this.plays.size <= mostRemembered) return;
      if (view.state !== 'running') this.plays.delete(id);
    }
  }

  private end(id: number, { state, error }: PlayEnd): void {
    const play = this.plays.get(id);
    if (play === undefined) return;
    const endedAt = this.server.clock.now();
    play.view = { ...play.view, state, endedAt, error: error === undefined ? null : failureOf(error) };
    this.notify(id);
  }

  private notify(id: number): void {
    const view = this.get(id);
    if (view !== undefined) this.server.changed(view);
  }
}

/** A scenario that ships with iqmock: a name that came over the network is never a path. Throws NOT_FOUND. */
export function loadBuiltIn(host: Host, name: string, overrides: ScenarioOverrides): Promise<Scenario> {
  if (isPath(name) || name === '-') {
    throw new IqmockError('NOT_FOUND', `There is no scenario ${JSON.stringify(name)}.`, {
      hint: 'Name one that ships with iqmock, or send its YAML.',
    });
  }
  return loadScenario(host, name, overrides);
}

function firstView(
  id: number,
  { name }: Scenario,
  seed: number,
  speed: number | 'max',
  { clock }: Host,
): PlayView {
  return {
    id,
    scenario: name,
    seed,
    speed,
    state: 'running',
    startedAt: clock.now(),
    endedAt: null,
    webhooks: 0,
    failedProbes: 0,
    failedExpectations: 0,
    deliveryIds: [],
    error: null,
  };
}

function unknownPlay(id: number): IqmockError {
  return new IqmockError('NOT_FOUND', `There is no play ${id}.`, { hint: 'GET /plays lists them.' });
}
