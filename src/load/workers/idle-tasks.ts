/** Work that may wait: each step of it is done at once, and between two steps what is due is sent. */
export type IdleTask = Iterator<void, void>;

/**
 * Idle tasks, done in the order in which they were added, one step per turn of the event loop: events that are due in
 * between are late by one step at most.
 */
export class IdleTasks {
  private readonly defer: (action: () => void) => void;
  private readonly waiting: IdleTask[] = [];
  private isStepDue = false;
  private failure: { readonly error: unknown } | undefined;

  /** `defer` does something in the next turn. */
  constructor(defer: (action: () => void) => void) {
    this.defer = defer;
  }

  /** Adds a task. It begins in the next turn at the earliest. */
  add(task: IdleTask): void {
    this.waiting.push(task);
    this.stepSoon();
  }

  /** Does everything that is left at once. Throws the error of the first task that failed; those after it are not done. */
  finish(): void {
    while (this.waiting.length > 0) this.step();
    if (this.failure !== undefined) throw this.failure.error;
  }

  private stepSoon(): void {
    if (this.isStepDue || this.waiting.length === 0) return;
    this.isStepDue = true;
    this.defer(() => {
      this.isStepDue = false;
      this.step();
      this.stepSoon();
    });
  }

  /** Nobody is there to throw to before `finish`. */
  private step(): void {
    try {
      if (this.waiting[0]?.next().done === true) this.waiting.shift();
    } catch (error) {
      this.failure ??= { error };
      this.waiting.length = 0;
    }
  }
}
