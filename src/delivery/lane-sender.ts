import { setMaxListeners } from 'node:events';
import type { Attempt, Delivery, Outcome, Result, Sender, Transport } from './delivery.ts';
import { createUndiciDriver } from './transport/undici/undici-driver.ts';
import { createRawDriver } from './transport/raw/raw-driver.ts';
import { laneKeys } from './lane-keys.ts';
import { Lanes, type Lane, type LaneKey } from './lanes.ts';
import { countAttempts, withLayers } from './layers.ts';
import { nextTryMs, outcomeOf } from './retry.ts';
import type { DeliverySender, SenderOptions, SenderStats } from './sender.ts';
import { signLayer } from './sign.ts';

interface Job {
  readonly delivery: Delivery;
  /** The tries that are kept, the last ones. */
  readonly attempts: Attempt[];
  /** How many tries were made. */
  made: number;
  /** How many of them do not count among those that the policy allows. */
  uncounted: number;
  readonly resolve: (result: Result) => void;
}

const noHeaders: Readonly<Record<string, string>> = {};

/** The sender behind `createSender`. */
export class LaneSender implements DeliverySender {
  private readonly options: SenderOptions;
  private readonly transport: Transport;
  private readonly closeTransport: () => void;
  private readonly laneKey: (delivery: Delivery) => LaneKey;
  private readonly lanes = new Lanes<Job>();
  private readonly stopping = new AbortController();
  private readonly aborting = new AbortController();
  private readonly outcomes: Record<Outcome, number> = { delivered: 0, refused: 0, failed: 0, dropped: 0 };
  private stopReason = '';
  private pending = 0;
  private inFlight = 0;
  private attempts = 0;
  private retries = 0;
  private waitingForCapacity: (() => void)[] = [];
  private waitingForEnd: (() => void)[] = [];

  constructor(options: SenderOptions) {
    this.options = options;
    const { policy, clock, random, target, layers = [] } = options;
    const { transport, close } = driverOf(options);
    this.closeTransport = close;
    const signing = policy.sign === undefined ? [] : [signLayer(policy.sign, clock)];
    const context = { clock, random, target, policy };
    this.transport = withLayers(transport, [countAttempts, ...signing, ...layers], context);
    this.laneKey = laneKeys(policy.order);
    // Every delivery that waits for its retry listens to the one, and every try may to the other.
    setMaxListeners(0, this.stopping.signal, this.aborting.signal);
  }

  readonly send: Sender = (delivery) =>
    new Promise((resolve) => {
      this.pending++;
      this.options.onAccepted?.(delivery);
      const job: Job = { delivery, attempts: [], made: 0, uncounted: 0, resolve };
      if (this.stopping.signal.aborted) return this.finish(job);
      this.lanes.add(this.laneKey(delivery), job);
      this.pump();
    });

  get capacity(): number {
    const { policy, mostReady = Infinity } = this.options;
    return Math.min(policy.maxPending - this.pending, mostReady - this.lanes.ready);
  }

  async ready(): Promise<void> {
    while (this.capacity <= 0) await new Promise<void>((resolve) => this.waitingForCapacity.push(resolve));
  }

  flush(): void {
    // Here nothing is held back.
  }

  async drain(signal?: AbortSignal): Promise<void> {
    if (this.pending === 0) return;
    const abort = (): void => this.abort('the run was ended');
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    while (this.pending > 0) await new Promise<void>((resolve) => this.waitingForEnd.push(resolve));
    signal?.removeEventListener('abort', abort);
  }

  stop(reason: string): void {
    if (this.stopping.signal.aborted) return;
    this.stopReason = reason;
    this.stopping.abort();
    for (const job of this.lanes.clear()) this.finish(job);
  }

  abort(reason: string): void {
    this.stop(reason);
    this.aborting.abort();
  }

  async close(): Promise<void> {
    this.abort('the sender was closed');
    await this.drain();
    this.closeTransport();
  }

  get stats(): SenderStats {
    const { pending, inFlight, attempts, retries, outcomes } = this;
    const settled = outcomes.delivered + outcomes.refused + outcomes.failed + outcomes.dropped;
    return { accepted: pending + settled, pending, inFlight, attempts, retries, outcomes: { ...outcomes } };
  }

  private pump(): void {
    while (this.inFlight < this.options.policy.concurrency) {
      const lane = this.lanes.take();
      if (lane === undefined) break;
      this.inFlight++;
      void this.try(lane);
    }
    this.wakeProducers();
  }

  private async try(lane: Lane<Job>): Promise<void> {
    const { delivery, made } = lane.head;
    const number = made + 1;
    const sentAt = this.options.clock.monotonic();
    let attempt: Attempt;
    try {
      attempt = await this.transport(delivery, { number, signal: this.aborting.signal, headers: noHeaders });
    } catch (error) {
      // A layer or a transport broke its promise; the delivery still ends in exactly one outcome.
      const message = `The try could not be made: ${error instanceof Error ? error.message : String(error)}`;
      attempt = { number, sentAt, doneAt: this.options.clock.monotonic(), error: { code: 'other', message } };
    }
    this.inFlight--;
    this.answered(lane, attempt);
    this.pump();
  }

  private answered(lane: Lane<Job>, attempt: Attempt): void {
    const { policy, clock, random, onAttempt } = this.options;
    const { head } = lane;
    const { delivery } = head;
    keep(head, attempt, this.options.keepAttempts);
    this.attempts++;
    if (attempt.number > 1) this.retries++;
    const retryInMs = this.stopping.signal.aborted
      ? undefined
      : nextTryMs(policy, attempt, head.uncounted, { deliveryId: delivery.id, random, nowMs: clock.now() });
    onAttempt?.(delivery, attempt, retryInMs);
    if (retryInMs === undefined) this.leave(lane);
    else void this.tryLater(lane, retryInMs);
  }

  /** The lane stays held while its head waits, so nothing overtakes it; no place in flight is taken meanwhile. */
  private async tryLater(lane: Lane<Job>, waitMs: number): Promise<void> {
    await this.options.clock.sleep(waitMs, this.stopping.signal);
    if (this.stopping.signal.aborted) return this.leave(lane);
    this.lanes.resume(lane);
    this.pump();
  }

  private leave(lane: Lane<Job>): void {
    const job = lane.head;
    this.lanes.release(lane);
    this.finish(job);
  }

  private finish({ delivery, attempts, resolve }: Job): void {
    const last = attempts.at(-1);
    const outcome = last === undefined ? 'dropped' : outcomeOf(last);
    this.pending--;
    this.outcomes[outcome]++;
    const result = resultOf(delivery, attempts, outcome, this.stopReason);
    this.options.onSettled?.(result);
    resolve(result);
    if (this.pending === 0) wake(this.waitingForEnd);
    this.wakeProducers();
  }

  private wakeProducers(): void {
    if (this.waitingForCapacity.length > 0 && this.capacity > 0) wake(this.waitingForCapacity);
  }
}

function driverOf(options: SenderOptions): { readonly transport: Transport; readonly close: () => void } {
  if (options.transport !== undefined) return { transport: options.transport, close: () => {} };
  return options.driver === 'raw' ? createRawDriver(options) : createUndiciDriver(options);
}

function keep(job: Job, attempt: Attempt, most = Infinity): void {
  job.made++;
  if (attempt.again === true) job.uncounted++;
  job.attempts.push(attempt);
  if (job.attempts.length > most) job.attempts.shift();
}

function resultOf(
  delivery: Delivery,
  attempts: readonly Attempt[],
  outcome: Outcome,
  dropReason: string,
): Result {
  const last = attempts.at(-1);
  if (last === undefined) return { delivery, attempts, outcome, dropReason };
  const latencyMs = Math.max(0, last.doneAt - delivery.dueAt);
  return { delivery, attempts, outcome, latencyMs, serviceMs: last.doneAt - last.sentAt };
}

function wake(waiting: (() => void)[]): void {
  for (const resolve of waiting.splice(0)) resolve();
}
