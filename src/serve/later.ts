/**
 * Work that nobody waits for, done in the next turn of the event loop, in order: what a call leads to leaves first. Whoever
 * reads what the work makes calls `finish` before.
 */
export class Later {
  private waiting: (() => void)[] = [];

  /** Does something in the next turn, or when `finish` is called. */
  add(work: () => void): void {
    if (this.waiting.push(work) === 1) setImmediate(() => this.finish());
  }

  /** Does everything that waits now. */
  finish(): void {
    if (this.waiting.length === 0) return;
    const due = this.waiting;
    this.waiting = [];
    for (const work of due) work();
  }
}
