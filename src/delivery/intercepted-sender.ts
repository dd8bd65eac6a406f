import { setMaxListeners } from 'node:events';
import type { Delivery, Interceptor, Result, Sender } from './delivery.ts';
import { withInterceptors } from './interceptors.ts';
import type { DeliverySender, SenderOptions, SenderStats } from './sender.ts';

/** So much is remembered for later at most: beyond it, what is held back leaves. */
const mostWorks = 100_000;

type Options = Pick<SenderOptions, 'clock' | 'random' | 'onAccepted' | 'onSettled'>;

/** A sender with interceptors in front of the one that keeps the order. */
export class InterceptedSender implements DeliverySender {
  readonly send: Sender;
  private readonly inner: DeliverySender;
  private readonly options: Options;
  private readonly stopping = new AbortController();
  /** Deliveries that no interceptor has handed on. */
  private readonly held = new Set<string>();
  /** Deliveries and other work of interceptors that has not ended. */
  private readonly works = new Set<Promise<unknown>>();
  private drains = 0;
  private waitingForEnd: (() => void)[] = [];
  private waitingForFlush: (() => void)[] = [];

  constructor(inner: DeliverySender, interceptors: readonly Interceptor[], options: Options) {
    this.inner = inner;
    this.options = options;
    const { clock, random } = options;
    // Every delivery that is held back may listen.
    setMaxListeners(0, this.stopping.signal);
    const handOn: Sender = (delivery) => {
      this.held.delete(delivery.id);
      return inner.send(delivery);
    };
    const intercepted = withInterceptors(handOn, interceptors, {
      clock,
      random,
      stopped: this.stopping.signal,
      flushed: () => this.flushed(),
      track: (work) => this.track(work),
    });
    this.send = (delivery) => {
      this.held.add(delivery.id);
      const work = this.account(delivery, intercepted);
      this.track(work);
      return work;
    };
  }

  get capacity(): number {
    return this.inner.capacity - this.held.size;
  }

  async ready(): Promise<void> {
    // What is held back may wait for the next delivery, so a producer that waits for it would wait forever.
    if (this.capacity <= 0) this.flush();
    await this.inner.ready();
  }

  flush(): void {
    wake(this.waitingForFlush);
  }

  async drain(signal?: AbortSignal): Promise<void> {
    const abort = (): void => this.abort('the run was ended');
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    this.drains++;
    this.flush();
    while (this.works.size > 0) await new Promise<void>((resolve) => this.waitingForEnd.push(resolve));
    this.drains--;
    signal?.removeEventListener('abort', abort);
    await this.inner.drain(signal);
  }

  stop(reason: string): void {
    this.inner.stop(reason);
    this.letGo();
  }

  abort(reason: string): void {
    this.inner.abort(reason);
    this.letGo();
  }

  async close(): Promise<void> {
    this.abort('the sender was closed');
    await this.drain();
    await this.inner.close();
  }

  get stats(): SenderStats {
    const { stats } = this.inner;
    const held = this.held.size;
    return { ...stats, accepted: stats.accepted + held, pending: stats.pending + held };
  }

  /** A delivery that no interceptor handed on is accounted for here, for the inner sender never saw it. */
  private async account(delivery: Delivery, intercepted: Sender): Promise<Result> {
    try {
      const result = await intercepted(delivery);
      if (this.held.has(delivery.id)) {
        this.options.onAccepted?.(delivery);
        this.options.onSettled?.(result);
      }
      return result;
    } finally {
      this.held.delete(delivery.id);
    }
  }

  private track(work: Promise<unknown>): void {
    this.works.add(work);
    if (this.works.size > mostWorks) this.flush();
    const end = (): void => {
      this.works.delete(work);
      if (this.works.size === 0) wake(this.waitingForEnd);
    };
    work.then(end, end);
  }

  private flushed(): Promise<void> {
    if (this.drains > 0 || this.stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => this.waitingForFlush.push(resolve));
  }

  private letGo(): void {
    this.stopping.abort();
    this.flush();
  }
}

function wake(waiting: (() => void)[]): void {
  for (const resolve of waiting.splice(0)) resolve();
}
