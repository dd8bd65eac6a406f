import type { Attempt } from '../../delivery/delivery.ts';
import type { Clock } from '../../env/clock.ts';
import { IqmockError } from '../../errors.ts';
import type { Effect, Webhook } from '../../scenario/output.ts';
import type { PendingRequest } from './pending-request.ts';
import { sentOf, type Meter } from '../metrics/meter.ts';
import type { EngineApi, Model } from './models/model.ts';
import { VirtualClient, type ClientScript } from './virtual-client.ts';
import type { Interval } from '../metrics/interval.ts';
import type { Wire } from './wire.ts';

type Probe = (effect: Effect, signal: AbortSignal) => Promise<boolean>;

/** What an engine is made of. */
export interface EngineSettings {
  readonly clock: Clock;
  readonly wire: Wire;
  readonly meter: Meter;
  /** Begins to play a scenario. `index` counts the plays of this engine; `startedMs` is a time of the run. */
  readonly startChat: (index: number, startedMs: number) => ClientScript;
  readonly speed: number;
  /** The most scenarios played at once. */
  readonly maxActive: number;
  /** Events after which nothing more is sent. */
  readonly maxEvents: number;
  /** Milliseconds of the run after which nothing more is sent. */
  readonly maxDurationMs: number;
  /** How long retries and probes may go on once nothing more is started. */
  readonly drainMs: number;
  /** Waits, up to `ms`; it may wake earlier. Default: the clock's sleep in steps of a millisecond. */
  readonly rest?: (ms: number) => Promise<void>;
  /** Does something soon. Making many bodies one after another is quicker than one between any two answers. */
  readonly defer: (action: () => void) => void;
  /** Asks what a scenario asks of the outside world; resolves with whether it was so. Never rejects. */
  readonly probe?: Probe;
  /** Takes what happened, about once a second and at the end. */
  readonly onSlice: (slice: Interval) => void;
  /** Takes what happened in the warm-up. Default: it is dropped. */
  readonly onWarmUpSlice?: (slice: Interval) => void;
}

const tickMs = 1;
/** The shortest rest, so that a time that is never quite reached by its last bit is passed. */
const leastMs = 0.001;
const idleMs = 20;
/** After these the consumer may have got the event nevertheless, and may still be busy with it. */
const fateUnknownErrors: ReadonlySet<string> = new Set(['timeout', 'reset', 'aborted', 'other']);
const sliceMs = 1000;

/**
 * Plays many scenarios at once over a wire, as a model decides, and measures. A run's time begins when `run` is called. The
 * engine knows one rule of its own: a chat's next event is not sent before its predecessor has been answered.
 */
export class Engine implements EngineApi {
  readonly meter: Meter;
  readonly speed: number;
  private readonly settings: EngineSettings;
  private readonly startedAt: number;
  private readonly aborter = new AbortController();
  private model: Model | undefined;
  private readonly failures: Error[] = [];
  private activeCount = 0;
  private inFlight = 0;
  private probing = 0;
  private startedCount = 0;
  private sentCount = 0;
  private isPumpDue = false;
  private isStopped = false;
  private stoppedMs = Infinity;
  /** Until when something other than iqmock held back what was due: a lane, or the number of chats. */
  private heldMs = 0;
  private nextSliceMs = sliceMs;

  constructor(settings: EngineSettings) {
    this.settings = settings;
    this.meter = settings.meter;
    this.speed = settings.speed;
    this.startedAt = settings.clock.monotonic();
  }

  get active(): number {
    return this.activeCount;
  }

  get hasLane(): boolean {
    return this.inFlight < this.settings.wire.lanes && !this.isStopped;
  }

  /** Milliseconds since the run began. */
  get nowMs(): number {
    return this.settings.clock.monotonic() - this.startedAt;
  }

  /** Runs until the model is over and every request is answered. Rejects if a scenario cannot be played. */
  async run(model: Model): Promise<void> {
    this.model = model;
    const { clock, maxDurationMs } = this.settings;
    const rest = this.settings.rest ?? ((ms: number) => clock.sleep(ms));
    for (;;) {
      const nowMs = this.nowMs;
      if (nowMs >= maxDurationMs) this.stop();
      if (this.isStopped) model.stop();
      this.guarded(() => model.pump(nowMs));
      if (nowMs >= this.nextSliceMs) this.cutSlice(nowMs);
      const busy = this.inFlight > 0 || this.probing > 0;
      if (!busy && (this.isStopped || model.isOver(nowMs))) break;
      if (model.isOver(nowMs)) this.stop();
      if (nowMs - this.stoppedMs > this.settings.drainMs) this.interrupt();
      const untilMs =
        Math.min(model.nextMs(), this.nextSliceMs, maxDurationMs > nowMs ? maxDurationMs : Infinity) - nowMs;
      await rest(Math.max(leastMs, Math.min(untilMs, busy || this.activeCount > 0 ? tickMs : idleMs)));
    }
    this.finish();
  }

  /** Starts nothing more; what is in request is awaited, with its retries, and so are probes. */
  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    // What comes from here on is the wait for the last answers, which is a slice of its own.
    this.stoppedMs = this.nextSliceMs = this.nowMs;
  }

  /** Stops, makes no more retries, and gives up on probes. */
  interrupt(): void {
    this.stop();
    if (this.aborter.signal.aborted) return;
    this.aborter.abort();
    this.settings.wire.stop?.();
  }

  startChat(atMs: number, vu = 0): VirtualClient | undefined {
    if (this.activeCount >= this.settings.maxActive || this.isStopped) {
      this.heldMs = this.nowMs;
      return undefined;
    }
    const script = this.settings.startChat(this.startedCount++, atMs);
    this.activeCount++;
    this.meter.count('chatsBorn', atMs);
    return new VirtualClient(script, vu, atMs);
  }

  start(play: VirtualClient, dueMs: number, nowMs: number): boolean {
    for (;;) {
      if (!play.schedule(this.speed)) {
        this.end(play, nowMs);
        return false;
      }
      if (play.dueMs > nowMs && play.isEager) play.moveTo(nowMs);
      if (play.dueMs > nowMs) {
        this.model?.rest(play);
        return false;
      }
      const output = play.step(nowMs);
      if (output?.kind === 'webhook') {
        this.send(play, output, dueMs);
        return true;
      }
      if (output?.kind === 'effect' && output.purpose === 'judge' && this.settings.probe !== undefined) {
        void this.ask(play, output, this.settings.probe);
        return false;
      }
    }
  }

  giveUp(play: VirtualClient): void {
    this.activeCount--;
    this.meter.count('chatsAbandoned', play.dueMs);
  }

  private send(play: VirtualClient, webhook: Webhook, dueMs: number): void {
    play.sentCount++;
    play.isEager = false;
    if (play.isFateUnknown) this.meter.count('orderViolations', dueMs);
    this.inFlight++;
    this.meter.gauge(this.inFlight, this.activeCount);
    const request = { play, webhook, dueMs, freeFromMs: Math.max(dueMs, this.heldMs), isOver: false };
    this.settings.wire.send(webhook, this.startedAt + dueMs, (last, tries) =>
      this.guarded(() => this.answered(request, last, tries)),
    );
    if (++this.sentCount >= this.settings.maxEvents) this.stop();
  }

  private answered(request: PendingRequest, last: Attempt, tries: number): void {
    const nowMs = this.nowMs;
    const { play, webhook, dueMs } = request;
    if (request.isOver) throw new IqmockError('BUG', 'A wire answered twice.');
    request.isOver = true;
    const sentMs = Math.min(last.sentAt - this.startedAt, nowMs);
    // A later try is late by the consumer's doing.
    if (tries === 1) this.meter.late(sentMs - request.freeFromMs, dueMs);
    if (this.inFlight-- >= this.settings.wire.lanes) this.heldMs = nowMs;
    this.meter.sent(sentOf(webhook, { last, tries }, { dueMs, sentMs, doneMs: nowMs }));
    play.isFateUnknown = last.error !== undefined && fateUnknownErrors.has(last.error.code);
    this.goOn(play, nowMs);
  }

  /** After an answer: the next event of the play, or of whoever waited for the lane. */
  private goOn(play: VirtualClient, nowMs: number): void {
    const { model } = this;
    if (model === undefined) return;
    play.lookAhead(nowMs);
    if (model.goOn(play, nowMs)) model.rest(play);
    else this.end(play, nowMs);
    this.pumpSoon();
  }

  /** What the answers of one turn of the event loop set free is started together. */
  private pumpSoon(): void {
    if (this.isPumpDue) return;
    this.isPumpDue = true;
    this.settings.defer(() => {
      this.isPumpDue = false;
      this.guarded(() => this.model?.pump(this.nowMs));
    });
  }

  private end(play: VirtualClient, nowMs: number): void {
    if (play.sentCount === 0) {
      throw new IqmockError('SCENARIO', 'A scenario of the load sends no event at all.', {
        hint: 'Give it a step that sends one, such as create_chat.',
      });
    }
    this.activeCount--;
    this.meter.count('chatsOver', nowMs);
    this.model?.ended(play, nowMs);
  }

  private async ask(play: VirtualClient, effect: Effect, probe: Probe): Promise<void> {
    this.probing++;
    const askedMs = this.nowMs;
    const passed = await probe(effect, this.aborter.signal);
    this.probing--;
    const nowMs = this.nowMs;
    if (!this.aborter.signal.aborted) this.meter.probed(passed, askedMs, nowMs);
    this.guarded(() => this.goOn(play, nowMs));
  }

  /** Callbacks of sockets have nobody to throw to: the first failure ends the run and is thrown by it. */
  private guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.failures.push(error instanceof Error ? error : new Error(String(error)));
      this.stop();
    }
  }

  private cutSlice(nowMs: number): void {
    this.meter.gauge(this.inFlight, this.activeCount);
    const slice = this.meter.take(nowMs);
    this.settings[this.meter.measures(nowMs) ? 'onSlice' : 'onWarmUpSlice']?.(slice);
    this.nextSliceMs = nowMs + sliceMs - ((nowMs - this.nextSliceMs) % sliceMs);
  }

  private finish(): void {
    const nowMs = this.nowMs;
    for (; this.activeCount > 0; this.activeCount--) this.meter.count('chatsAbandoned', nowMs);
    this.settings.onSlice(this.meter.take(nowMs));
    if (this.failures[0] !== undefined) throw this.failures[0];
  }
}
