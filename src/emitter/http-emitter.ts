import { setMaxListeners } from 'node:events';
import type { Host } from '../env/host.ts';
import { createRandom } from '../env/random.ts';
import { parseDurationMs } from '../env/units.ts';
import { resolveFaults, type FaultOption } from '../delivery/faults/engine/resolve.ts';
import { resolvePolicy } from '../delivery/policy-options.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import { waitForTarget } from '../delivery/ready.ts';
import type { Middleware } from '../delivery/sender.ts';
import { parseTarget, type Target } from '../delivery/target.ts';
import { IqmockError } from '../errors.ts';
import type { EventType } from '../model/payload.ts';
import type { ScopedExpectation } from '../report/ledger.ts';
import { createPlayer } from '../scenario/player.ts';
import { playedSource } from '../session/source.ts';
import { runSession } from '../session/session.ts';
import type { Source } from '../session/source.ts';
import type { Emitter } from './emitter.ts';
import { checkPlayOptions, checkTriggerOptions, type EmitterOptions } from './options.ts';
import type { Faults, PlayOptions, TriggerOptions } from './options.ts';
import { PlayNotes, type PlayResult } from './play-result.ts';
import { overrideTexts, rehearsed, type Playable } from './playable.ts';
import { emitterReproLine } from './repro.ts';
import { tenantOf } from './tenant.ts';
import { sourceOf, triggered } from './triggered.ts';

/** Makes an emitter of options that were checked. */
export async function openEmitter(
  options: EmitterOptions,
  host: Host,
  middleware: Middleware = {},
): Promise<Emitter> {
  const policy = await resolvePolicy({ ...options, fault: options.faults }, host);
  const target = parseTarget(String(options.to), policy.mask);
  return new HttpEmitter(options, host, { target, policy, ...middleware });
}

/** How an emitter delivers. */
interface Delivering extends Middleware {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
}

/** What a session plays. */
interface Part {
  readonly source: Source;
  readonly expectations: readonly ScopedExpectation[];
  readonly seed: number;
  readonly faults?: Faults | undefined;
  /** The command line that does the same; none for a scenario that is in no file. */
  readonly repro: string | undefined;
}

class HttpEmitter implements Emitter {
  private readonly options: EmitterOptions;
  private readonly host: Host;
  private readonly delivering: Delivering;
  private readonly closing = new AbortController();
  private readonly running = new Set<Promise<unknown>>();
  private readonly played = new Map<string, number>();

  constructor(options: EmitterOptions, host: Host, delivering: Delivering) {
    this.options = options;
    this.host = host;
    this.delivering = delivering;
    // Each play in progress listens for the end of the emitter: many at once are no leak.
    setMaxListeners(0, this.closing.signal);
  }

  get target(): string {
    return this.delivering.target.label;
  }

  play(playable: Playable, options: PlayOptions = {}): Promise<PlayResult> {
    return this.tracked(async () => {
      checkPlayOptions('play', options);
      const { scenario, settings } = await rehearsed(
        this.host,
        playable,
        { noCommands: this.options.noCommands, ...this.tenant(options) },
        (name, seed) => this.countPlay(`play ${seed} ${name}`),
      );
      const { name, expect, allFaults } = scenario;
      const player = createPlayer(scenario, settings);
      return this.run({
        source: playedSource(name, player, allFaults),
        expectations: expect === undefined ? [] : [{ scenario: name, expect }],
        seed: settings.seed,
        faults: options.faults,
        repro: typeof playable === 'string' ? this.repro(['run', playable], options, settings) : undefined,
      });
    });
  }

  trigger(type: EventType, options: TriggerOptions = {}): Promise<PlayResult> {
    return this.tracked(async () => {
      checkTriggerOptions(options);
      const drawn = tenantOf(this.host, this.tenant(options));
      const tenant = { ...drawn, ids: (drawn.ids + this.countPlay(`trigger ${drawn.seed}`)) % 2 ** 32 };
      const webhook = triggered('trigger', type, tenant, { ...options, changes: overrideTexts(options.set) });
      const repro = this.repro(['trigger', type], options, tenant);
      return this.run({
        source: sourceOf(webhook),
        expectations: [],
        seed: tenant.seed,
        faults: options.faults,
        repro,
      });
    });
  }

  waitForTarget(within: string | number = '30s'): Promise<void> {
    return this.tracked(async () => {
      const { host, closing } = this;
      const { target, policy } = this.delivering;
      const maxMs = typeof within === 'number' ? within : parseDurationMs(within, 'waitForTarget');
      await waitForTarget(target, maxMs, host.clock, { policy, signal: closing.signal });
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.running);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** How often the same was played before: the ids of each play are its own, also where start or ids are given. */
  private countPlay(what: string): number {
    const before = this.played.get(what) ?? 0;
    this.played.set(what, before + 1);
    return before;
  }

  /** The options of this play, over those of the emitter. */
  private tenant(options: PlayOptions): PlayOptions {
    const { seed, ids, profile, locale, start, rels, escapeHtml } = this.options;
    const said = Object.entries(options).filter(([, value]) => value !== undefined);
    return { seed, ids, profile, locale, start, rels, escapeHtml, ...Object.fromEntries(said) };
  }

  private repro(
    words: readonly string[],
    said: TriggerOptions & Pick<PlayOptions, 'pace'>,
    { seed, startMs, ids }: { readonly seed: number; readonly startMs: number; readonly ids?: number },
  ): string {
    const faults = [this.options.faults ?? [], said.faults ?? []].flat() as readonly FaultOption[];
    return emitterReproLine(words, {
      ...this.options,
      ...said,
      faults,
      to: this.target,
      seed,
      start: startMs,
      ids: ids === 0 ? undefined : ids,
    });
  }

  /** Does something that `close` waits for. */
  private async tracked<T>(action: () => Promise<T>): Promise<T> {
    if (this.closing.signal.aborted) {
      throw new IqmockError('USAGE', 'The emitter is closed.', {
        hint: 'Make a new one with createEmitter().',
      });
    }
    const promise = action();
    this.running.add(promise);
    try {
      return await promise;
    } finally {
      this.running.delete(promise);
    }
  }

  private async run({ source, expectations, seed, repro, faults = [] }: Part): Promise<PlayResult> {
    const { host, delivering, closing, options } = this;
    const { policy } = delivering;
    const notes = new PlayNotes();
    const { summary } = await runSession({
      clock: host.clock,
      random: createRandom(`${seed} delivery`),
      ...delivering,
      policy: { ...policy, faults: [...policy.faults, ...resolveFaults(faults)] },
      speed: options.speed ?? 'max',
      sources: [source],
      expectations,
      runCommand: host.runCommand,
      stop: closing.signal,
      abort: closing.signal,
      ...(repro === undefined ? {} : { repro: () => repro }),
      onWebhook: (_, delivery) => notes.sent(delivery),
      onRecord: (record) => notes.add(record),
    });
    return notes.close(summary);
  }
}
