import { nap } from '../env/nap.ts';
import type { Clock } from '../env/clock.ts';
import type { CommandOptions, CommandOutcome } from '../env/host.ts';
import type { Random } from '../env/random.ts';
import { AnswerJudge } from './answer-judge.ts';
import type { Attempt, Delivery, Result, Transport } from '../delivery/delivery.ts';
import type { FaultyPlay } from '../delivery/faults/parts/chance-names.ts';
import { secretsOf, type DeliveryPolicy } from '../delivery/policy.ts';
import type { DeliverySender, Middleware } from '../delivery/sender.ts';
import { createSender } from '../delivery/create-sender.ts';
import type { Target } from '../delivery/target.ts';
import { createLedger, type ScopedExpectation, type Ledger } from '../report/ledger.ts';
import type { Probe } from '../report/probe-form.ts';
import { runProbe, type ProbeTools } from '../report/probe.ts';
import { probeToolsOf } from './probe-tools.ts';
import { AskedAfter } from './asked-after.ts';
import { Branches, type Delivered } from './branches.ts';
import { idPrefix, type Source } from './source.ts';
import { tagOf } from '../report/lines.ts';
import type { CheckRecord, EndRecord, ResultRecord } from '../report/record.ts';
import { toResultRecord } from '../report/result-record.ts';
import type { Summary } from '../report/run-totals.ts';
import type { Effect, Webhook } from '../webhook/webhook.ts';
import { isUnfinished, toError } from './endings.ts';
import { faultMiddleware } from './session-faults.ts';
import { deliveryOf, type WebhookDelivery } from './webhook-delivery.ts';
import { repeatLines } from './repeat-lines.ts';

/** What a session is made of. */
export interface SessionOptions extends Middleware {
  readonly clock: Clock;
  /** Where the jitter of retries comes from. */
  readonly random: Random;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  /** How many times faster than the source's own time; `max` never waits. */
  readonly speed: number | 'max';
  readonly sources: readonly Source[];
  /** What is expected of the run as a whole, or of one scenario. */
  readonly expectations?: readonly ScopedExpectation[];
  /** The command line that repeats the run, or one scenario of it. */
  readonly repro?: (scenario: string) => string;
  readonly runCommand: (argv: readonly string[], options: CommandOptions) => Promise<CommandOutcome>;
  /** Makes no more webhooks when it aborts; those in flight are waited for. */
  readonly stop?: AbortSignal;
  /** Ends those in flight too. */
  readonly abort?: AbortSignal;
  /** Makes a try in place of HTTP; the caller closes it. */
  readonly transport?: Transport;
  /** Called when a webhook is handed over for sending; once more for each copy of it. */
  readonly onWebhook?: (webhook: Webhook, delivery: Delivery) => void;
  /** Called after every try; of the last try of a webhook after its record, so that what is shown is also on disk. */
  readonly onAttempt?: (delivery: Delivery, attempt: Attempt, retryInMs: number | undefined) => void;
  /** Called with every record of the run, in order: results with their checks, then the checks on the whole. */
  readonly onRecord?: (record: ResultRecord | CheckRecord | EndRecord) => void;
}

/** Enough that no connection ever waits for the next webhook. */
const mostReadyFor = ({ concurrency }: DeliveryPolicy): number => Math.max(32, 2 * concurrency);

/** How a session ended. */
export interface SessionResult {
  readonly summary: Summary;
  readonly end: EndRecord;
}

/** Plays sources at a target, one after the other, judges every answer, and accounts for every webhook. */
export async function runSession(options: SessionOptions): Promise<SessionResult> {
  return new Session(options).run();
}

class Session {
  private readonly options: SessionOptions;
  private readonly sender: DeliverySender;
  private readonly ledger: Ledger;
  private readonly originMs: number;
  private readonly secrets: readonly string[];
  private readonly answers: AnswerJudge;
  /** A last try that is not reported yet, since its webhook has no record: that is made right after it. */
  private lastAttempt: { readonly delivery: Delivery; readonly attempt: Attempt } | undefined;
  private readonly probeTools: ProbeTools;
  /** Webhooks that were delivered more than once, by their tags. */
  private readonly sentTwice: string[] = [];
  private readonly asked = new AskedAfter();
  private failure: Error | undefined;

  constructor(options: SessionOptions) {
    const { clock, policy, target, expectations: expectations = [] } = options;
    this.options = options.repro === undefined ? options : { ...options, repro: repeatLines(options.repro) };
    this.originMs = clock.monotonic();
    this.secrets = secretsOf(policy, target);
    this.probeTools = probeToolsOf(options, () => this.sentTwice);
    this.ledger = createLedger(expectations);
    const tolerant = expectations.filter(({ expect }) => expect.max_failures !== undefined);
    this.answers = new AnswerJudge({
      ...this.options,
      tolerant: new Set(tolerant.map(({ scenario }) => scenario)),
      note: (check) => this.note(check),
      fail: (error) => this.breakOff(error),
    });
    this.sender = createSender({
      ...options,
      ...faultMiddleware(options),
      ...(options.speed === 'max'
        ? { driver: 'raw', mostReady: mostReadyFor(policy) }
        : { driver: 'undici' }),
      onAccepted: (delivery) => this.accept(delivery as WebhookDelivery),
      onSettled: (result) => this.settle(result),
      onAttempt: (delivery, attempt, retryInMs) => {
        if (retryInMs === undefined) this.lastAttempt = { delivery, attempt };
        else options.onAttempt?.(delivery, attempt, retryInMs);
      },
    });
  }

  async run(): Promise<SessionResult> {
    const { stop, abort, clock } = this.options;
    const onStop = (): void => this.sender.stop('the run was interrupted');
    const onAbort = (): void => this.sender.abort('the run was interrupted');
    stop?.addEventListener('abort', onStop, { once: true });
    abort?.addEventListener('abort', onAbort, { once: true });
    try {
      for (const [index, source] of this.options.sources.entries()) {
        if (this.stopped) break;
        await this.play(source, idPrefix(this.options.sources, index));
      }
      await this.sender.drain();
      await this.answers.settled();
    } finally {
      stop?.removeEventListener('abort', onStop);
      abort?.removeEventListener('abort', onAbort);
      await this.sender.close();
    }
    if (this.failure !== undefined) throw this.failure;
    const { checks, end, summary } = this.ledger.close({ endedAt: clock.now(), interrupted: this.stopped });
    for (const record of [...checks, end]) this.options.onRecord?.(record);
    return { summary, end };
  }

  /** A method, because TypeScript would narrow a getter across awaits. */
  private isOver(): boolean {
    return this.stopped || this.failure !== undefined;
  }

  private get stopped(): boolean {
    return this.options.stop?.aborted === true || this.options.abort?.aborted === true;
  }

  private async play(source: Source, prefix: string): Promise<void> {
    const { clock, speed, stop } = this.options;
    const startMs = clock.monotonic();
    const play = { name: prefix };
    const branches = new Branches({
      clock,
      isUnpaced: speed === 'max',
      stop,
      isOver: () => this.isOver(),
      fail: (error) => (this.failure ??= toError(error)),
      deliver: (webhook, dueMs) => this.deliver(webhook, play, dueMs),
      ask: (effect) => this.ask(effect),
    });
    let moves = 0;
    for (let dueMs = source.peek(); dueMs !== undefined && !this.isOver(); dueMs = source.peek()) {
      const dueAtMs = speed === 'max' ? startMs : startMs + dueMs / speed;
      const waitMs = dueAtMs - clock.monotonic();
      if (waitMs > 0) await clock.sleep(waitMs, stop);
      if (this.isOver()) break;
      const output = source.step();
      if (output !== undefined) {
        const branch = source.branch?.();
        this.asked.note(branch, output, prefix);
        const taken = branches.take(branch, output, dueAtMs);
        if (taken !== undefined) await taken;
      }
      // A scenario that only pauses, played without waiting, would keep answers and signals from being heard.
      else if (++moves % 1000 === 0) await nap(0);
    }
    await branches.done();
  }

  private deliver(webhook: Webhook, play: FaultyPlay, dueAtMs: number): Delivered | Promise<Delivered> {
    const { sender } = this;
    const handOver = (): Delivered => this.handOver(webhook, play, dueAtMs);
    return sender.capacity > 0 ? handOver() : sender.ready().then(handOver);
  }

  private handOver(webhook: Webhook, play: FaultyPlay, dueAtMs: number): Delivered {
    const { clock, speed, target } = this.options;
    const dueAt = speed === 'max' ? clock.monotonic() : dueAtMs;
    const delivery = deliveryOf(webhook, { play, url: target.url, dueAt });
    return {
      settled: this.sender.send(delivery).catch((error: unknown) => (this.failure ??= toError(error))),
    };
  }

  private accept(delivery: WebhookDelivery): void {
    this.ledger.emit(delivery.id);
    this.options.onWebhook?.(delivery.webhook, delivery);
  }

  /** Records a result and judges it. A listener of records may throw: that ends the run, not the process. */
  private settle(result: Result): void {
    try {
      const delivery = result.delivery as WebhookDelivery;
      const { originMs, secrets } = this;
      const record = toResultRecord(delivery.webhook, result, { originMs, secrets });
      if (record.attempts.length > 1 || record.copyOf !== undefined) this.sentTwice.push(tagOf(record));
      this.note(record);
      this.reportLastAttempt(result.delivery);
      // What an interruption kept from being sent or answered says nothing about the consumer.
      if (this.stopped && isUnfinished(record)) return;
      this.answers.judge(delivery.webhook, delivery, record);
    } catch (error) {
      this.breakOff(error);
    }
  }

  private breakOff(error: unknown): void {
    this.failure ??= toError(error);
    this.sender.abort('the run was aborted');
  }

  private reportLastAttempt(delivery: Delivery): void {
    const { lastAttempt } = this;
    if (lastAttempt?.delivery !== delivery) return;
    this.lastAttempt = undefined;
    this.options.onAttempt?.(delivery, lastAttempt.attempt, undefined);
  }

  private async ask(effect: Effect): Promise<void> {
    const { repro } = this.options;
    const check = await runProbe(effect.args as Probe, this.probeTools, {
      name: effect.step === 'request' ? 'request' : 'probe',
      scenario: effect.scenario,
      ...(effect.place === undefined ? {} : { place: effect.place }),
      ...(repro === undefined ? {} : { repro: repro(effect.scenario) }),
    });
    const afterDelivery = this.asked.before(effect);
    if (!this.stopped || check.passed)
      this.note(afterDelivery === undefined ? check : { ...check, afterDelivery });
  }

  private note(record: ResultRecord | CheckRecord): void {
    this.ledger.add(record);
    this.options.onRecord?.(record);
  }
}
