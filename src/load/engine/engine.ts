import type { Attempt } from '../../delivery/delivery.ts';
import { IqmockError } from '../../errors.ts';
import type { Effect, Webhook } from '../../webhook/webhook.ts';
import { isFateUnknown, pendingRequest, type PendingRequest } from './pending-request.ts';
import type { Meter } from '../metrics/meter.ts';
import { sentOf } from '../metrics/sent.ts';
import type { EngineApi, Model } from './models/model.ts';
import { VirtualClient } from './virtual-client.ts';
import type { OnPurpose } from '../metrics/on-purpose.ts';
import type { FaultListener } from './wire.ts';
import type { EngineSettings, ProbeRunner } from './engine-settings.ts';
import { HeldRequests } from './held-requests.ts';

const tickMs = 1;
/** The shortest rest, so that a time that is never quite reached by its last bit is passed. */
const leastMs = 0.001;
const idleMs = 20;
const sliceMs = 1000;

/**
 * Plays many scenarios at once over a wire, as a model decides, and measures. A run's time begins when `run` is called. The
 * engine itself has one rule: a chat's next event is not sent before its predecessor has been answered.
 */
export class Engine implements EngineApi {
  readonly meter: Meter;
  readonly speed: number;
  private readonly settings: EngineSettings;
  private readonly startedAt: number;
  private readonly aborter = new AbortController();
  private readonly heldBack: HeldRequests;
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
    this.heldBack = new HeldRequests(settings.wire, settings.clock);
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
      const busy = this.inFlight > 0 || this.probing > 0 || this.heldBack.isBusy;
      if (!busy && (this.isStopped || (this.heldBack.isNever && model.isOver(nowMs)))) break;
      if (model.isOver(nowMs)) this.stop();
      if (nowMs - this.stoppedMs > this.settings.drainMs) this.interrupt();
      const untilMs =
        Math.min(model.nextMs(), this.nextSliceMs, maxDurationMs > nowMs ? maxDurationMs : Infinity) - nowMs;
      await rest(Math.max(leastMs, Math.min(untilMs, busy || this.activeCount > 0 ? tickMs : idleMs)));
    }
    this.finish();
  }

  /** Starts nothing more; requests in flight are awaited, with their retries, and so are probes. */
  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    void this.heldBack.settle();
    // From here on it only waits for the last answers, which is a separate slice.
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
    this.meter.count('chatsStarted', atMs);
    return new VirtualClient(script, vu, atMs, this.startedCount - 1);
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
    play.sends();
    if (play.isFateUnknown) this.meter.count('orderViolations', dueMs);
    this.inFlight++;
    this.meter.gauge(this.inFlight, this.activeCount);
    const request = pendingRequest(play, webhook, dueMs, Math.max(dueMs, this.heldMs));
    const { wire } = this.settings;
    wire.send(
      webhook,
      this.startedAt + dueMs,
      (last, tries, onPurpose) => this.guarded(() => this.answered(request, last, tries, onPurpose)),
      wire.faults === undefined ? undefined : this.listenerOf(request),
    );
    if (++this.sentCount >= this.settings.maxEvents) this.stop();
  }

  private listenerOf(request: PendingRequest): FaultListener {
    return {
      play: request.play,
      held: (isChatHeld) => this.guarded(() => this.held(request, isChatHeld)),
      copied: (end) => this.meter.copied(end, request.dueMs),
    };
  }

  /** What is held back on purpose keeps neither a place in flight nor its chat. */
  private held(request: PendingRequest, isChatHeld: boolean): void {
    if (request.isOver) return;
    if (this.heldBack.take(request)) this.inFlight--;
    if (isChatHeld || request.hasGoneOn || !request.isHeld) return this.pumpSoon();
    request.hasGoneOn = true;
    this.goOn(request.play, this.nowMs);
  }

  private answered(request: PendingRequest, last: Attempt, tries: number, onPurpose?: OnPurpose): void {
    const nowMs = this.nowMs;
    const { play, webhook, dueMs } = request;
    if (request.isOver) throw new IqmockError('BUG', 'A wire answered twice.');
    request.isOver = true;
    const sentMs = Math.min(last.sentAt - this.startedAt, nowMs);
    // A later try is late by the consumer's doing.
    if (tries === 1 && onPurpose?.isTimed !== false) this.meter.late(sentMs - request.freeFromMs, dueMs);
    this.meter.sent(sentOf(webhook, { last, tries, onPurpose }, { dueMs, sentMs, doneMs: nowMs }));
    if (onPurpose !== undefined) this.meter.faulty(onPurpose, dueMs);
    if (request.isHeld) this.heldBack.release(request);
    else if (this.inFlight-- >= this.settings.wire.lanes) this.heldMs = nowMs;
    if (request.hasGoneOn) return this.pumpSoon();
    play.isFateUnknown = isFateUnknown(last) && onPurpose?.isExcused !== true;
    this.goOn(play, nowMs);
  }

  /** After an answer: the next event of the play, or of the play that waited for the lane. */
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
      throw new IqmockError('SCENARIO', 'A scenario of the load sends no event.', {
        hint: 'Give it a step that sends one, such as create_chat.',
      });
    }
    this.activeCount--;
    this.meter.count('chatsOver', nowMs);
    this.model?.ended(play, nowMs);
  }

  private async ask(play: VirtualClient, effect: Effect, probe: ProbeRunner): Promise<void> {
    this.probing++;
    await this.heldBack.deliver(play);
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
