import { startChild, type ChildProcess } from '../../env/child.ts';
import { IqmockError, type ErrorCode, type Mistake } from '../../errors.ts';
import type { ScenarioOverrides } from '../../scenario/load.ts';
import type { LoadProfile } from '../plan/executors/executor.ts';
import type { WorkerSettings } from './run-worker.ts';
import type { Interval } from '../metrics/interval.ts';

/** Messages to a worker process. */
export type ToWorker =
  | {
      readonly kind: 'prepare';
      readonly settings: WorkerSettings;
      readonly ask: LoadProfile;
      readonly mix: readonly NamedMix[];
      readonly overrides: ScenarioOverrides;
    }
  | { readonly kind: 'go'; readonly startAtMs: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'abort' };

/** Messages from a worker process. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'slice'; readonly slice: Interval }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: PlainError };

/** A scenario by its name or path, which each worker reads for itself. */
export interface NamedMix {
  readonly scenario: string;
  readonly weight: number;
}

/** An error on its way between processes. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
  readonly mistakes: readonly Mistake[];
}

/** The job of a worker pool. */
export interface WorkerPoolTask {
  readonly parts: readonly WorkerSettings[];
  readonly ask: LoadProfile;
  readonly mix: readonly NamedMix[];
  readonly overrides: ScenarioOverrides;
  /** Time zero; asked once all workers are ready. */
  readonly startAtMs: () => number;
  readonly onSlice: (slice: Interval, worker: number) => void;
  readonly stop: AbortSignal;
  readonly abort: AbortSignal;
}

/** Long enough for every worker to get the message and to prepare its virtual clients. */
export const startMarginMs = 500;

/** Runs each part in its own process. Rejects if one fails or dies; the others are then ended. */
export async function runWorkerPool(task: WorkerPoolTask): Promise<void> {
  const workers = task.parts.map((settings, index) => new Worker(task, settings, index));
  const broadcast = (message: ToWorker): void => workers.forEach((worker) => worker.send(message));
  task.stop.addEventListener('abort', () => broadcast({ kind: 'stop' }), { once: true });
  task.abort.addEventListener('abort', () => broadcast({ kind: 'abort' }), { once: true });
  try {
    await Promise.all(workers.map((worker) => worker.ready));
    broadcast({ kind: 'go', startAtMs: task.startAtMs() });
    if (task.stop.aborted) broadcast({ kind: 'stop' });
    await Promise.all(workers.map((worker) => worker.done));
  } finally {
    for (const worker of workers) worker.dismiss();
  }
}

class Worker {
  readonly ready: Promise<void>;
  readonly done: Promise<void>;
  private readonly child: ChildProcess;
  private isReady = (): void => undefined;
  private isDone = (): void => undefined;
  private fail: (error: IqmockError) => void = () => undefined;

  constructor(task: WorkerPoolTask, settings: WorkerSettings, index: number) {
    const failed = new Promise<never>((_resolve, reject) => (this.fail = reject));
    this.ready = Promise.race([failed, new Promise<void>((resolve) => (this.isReady = resolve))]);
    this.done = Promise.race([failed, new Promise<void>((resolve) => (this.isDone = resolve))]);
    // Rejects for those that wait; nobody may be waiting any more.
    this.done.catch(() => undefined);
    const module = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
    this.child = startChild(module, {
      message: (message) => this.hear(message as FromWorker, (slice) => task.onSlice(slice, index)),
      exit: (code, signal) => this.fail(died(index, signal ?? `code ${code ?? ''}`)),
    });
    const { ask, mix, overrides } = task;
    this.send({ kind: 'prepare', settings, ask, mix, overrides });
  }

  send(message: ToWorker): void {
    this.child.send(message);
  }

  dismiss(): void {
    this.child.kill();
  }

  private hear(message: FromWorker, onSlice: (slice: Interval) => void): void {
    if (message.kind === 'slice') onSlice(message.slice);
    else if (message.kind === 'ready') this.isReady();
    else if (message.kind === 'done') this.isDone();
    else
      this.fail(
        new IqmockError(message.error.code, message.error.message, {
          mistakes: message.error.mistakes,
          ...(message.error.hint === undefined ? {} : { hint: message.error.hint }),
        }),
      );
  }
}

function died(index: number, how: string): IqmockError {
  return new IqmockError('WORKER', `Worker ${index + 1} died (${how}), so its measures are lost.`, {
    hint: 'Check the memory of the machine, and try fewer workers or chats.',
  });
}
