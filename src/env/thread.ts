import { Worker } from 'node:worker_threads';

interface Asked {
  readonly question: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that answers questions one after the other, each within a deadline, while this thread goes on. It starts with
 * the first question. One that is not answered in time is ended with its thread; the next one starts another. To each
 * question its module, in JavaScript, posts `{ begins: true }` and then `{ answer }`.
 */
export class AnsweringThread<Question, Answer> {
  private readonly module: URL;
  private readonly deadlineMs: number;
  private readonly waiting: Asked[] = [];
  private worker: Worker | undefined;
  private current: Asked | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(module: URL, deadlineMs: number) {
    this.module = module;
    this.deadlineMs = deadlineMs;
  }

  /** The answer; undefined if it did not come in time. Rejects with what the thread failed with. */
  ask(question: Question): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve: (answer) => resolve(answer as Answer | undefined), reject });
      this.next();
    });
  }

  private next(): void {
    if (this.current !== undefined) return;
    this.current = this.waiting.shift();
    if (this.current === undefined) {
      // Nobody waits for an idle thread.
      this.worker?.unref();
      return;
    }
    this.worker ??= this.start();
    this.worker.ref();
    this.worker.postMessage(this.current.question);
  }

  private start(): Worker {
    const worker = new Worker(this.module, { env: {}, execArgv: [] });
    worker.on('message', (message: { readonly begins?: true; readonly answer?: unknown }) => {
      if (worker !== this.worker) return;
      // The time that a thread takes to start is not the question's.
      if (message.begins === true) this.timer = setTimeout(() => this.end(undefined), this.deadlineMs);
      else this.settle((asked) => asked.resolve(message.answer));
    });
    worker.on('error', (error) => {
      if (worker === this.worker) this.end(error);
    });
    return worker;
  }

  /** Ends the thread and what it was asked. */
  private end(error: Error | undefined): void {
    void this.worker?.terminate();
    this.worker = undefined;
    this.settle((asked) => (error === undefined ? asked.resolve(undefined) : asked.reject(error)));
  }

  private settle(action: (asked: Asked) => void): void {
    clearTimeout(this.timer);
    const asked = this.current;
    this.current = undefined;
    if (asked !== undefined) action(asked);
    this.next();
  }
}
