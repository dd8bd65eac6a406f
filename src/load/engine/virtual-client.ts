import { IqmockError } from '../../errors.ts';
import type { ScenarioOutput } from '../../webhook/webhook.ts';
import type { Due } from './due-queue.ts';

/** A scenario being played, as far as a load run needs to know it: a `Player` of scenario/player.ts is one. */
export interface ClientScript {
  /** When the next thing is due, in milliseconds of the scenario's own time; undefined when it is over. */
  peek(): number | undefined;
  /** Does the next thing; undefined when it was only a pause. `atMs`: milliseconds of the run. */
  step(atMs?: number): ScenarioOutput | undefined;
}

const mostIdleMoves = 100_000;

/** One virtual client living one scenario: at most one of its events is on its way at any time. */
export class VirtualClient implements Due {
  readonly script: ClientScript;
  /** Which virtual client lives it; only the closed models ask. */
  readonly vu: number;
  /** When its next event is due, or its last one was, in milliseconds of the run. */
  dueMs: number;
  /** How many of this part began before it. */
  readonly index: number;
  /** How many events it has sent, and how many of them are held back on purpose. */
  sentCount = 0;
  heldCount = 0;
  /** Its first event is sent as soon as it is started, whatever pause the scenario begins with. */
  isEager = false;
  /** Its last event was sent but not answered, so the consumer may still be busy with it. */
  isFateUnknown = false;
  /** `dueMs` by the scenario's own time, which does not pass while an answer is waited for. */
  private ownMs = 0;
  private found: ScenarioOutput | undefined;
  private idleMoves = 0;

  constructor(script: ClientScript, vu: number, startedMs: number, index = 0) {
    this.script = script;
    this.index = index;
    this.vu = vu;
    this.dueMs = startedMs;
  }

  /** Its next event is on its way. */
  sends(): void {
    this.sentCount++;
    this.isEager = false;
  }

  /** Does the next thing; undefined when it was only a pause. `atMs`: milliseconds of the run. */
  step(atMs: number): ScenarioOutput | undefined {
    const { found } = this;
    if (found === undefined) return this.move(atMs);
    this.found = undefined;
    return found;
  }

  /** Nothing else is heard while a scenario that pauses without end is hurried along. */
  private move(atMs: number): ScenarioOutput | undefined {
    const output = this.script.step(atMs);
    this.idleMoves = output === undefined ? this.idleMoves + 1 : 0;
    if (this.idleMoves <= mostIdleMoves) return output;
    throw new IqmockError(
      'SCENARIO',
      `A scenario of the load pauses ${mostIdleMoves} times without an event.`,
      {
        hint: 'Write one long wait instead of many, or fewer rounds of repeat.',
      },
    );
  }

  /** Sets the due time of the next thing; false when the scenario is over. `speed` divides the scenario's time. */
  schedule(speed: number): boolean {
    const nextMs = this.found === undefined ? this.script.peek() : this.ownMs;
    if (nextMs === undefined) return false;
    this.dueMs += (nextMs - this.ownMs) / speed;
    this.ownMs = nextMs;
    return true;
  }

  /**
   * A scenario knows how long it pauses only when its last step is over. This passes all that happens at the very moment of
   * the last event, to know when the next thing is due, or that there is none.
   */
  lookAhead(atMs: number): void {
    for (let nextMs = this.script.peek(); this.found === undefined; nextMs = this.script.peek()) {
      if (nextMs === undefined || nextMs > this.ownMs) return;
      this.found = kept(this.move(atMs));
    }
  }

  /** Moves the rest of the scenario so that its next thing is due at this moment. */
  moveTo(nowMs: number): void {
    this.dueMs = nowMs;
  }

  /**
   * Open model: the scenario goes on by its own time, but a chat's next event waits for the answer to the one before. The
   * time waited moves the rest of the scenario with it, so no event is charged for the slowness of another. False when the
   * scenario is over.
   */
  goOnByOwnTime(answeredMs: number, speed: number): boolean {
    if (!this.schedule(speed)) return false;
    if (this.dueMs < answeredMs) this.moveTo(answeredMs);
    return true;
  }

  /** Closed model: the pause before the next event begins now that the one before is answered. */
  goOnFrom(answeredMs: number, speed: number): boolean {
    this.moveTo(answeredMs);
    return this.schedule(speed);
  }
}

/** A body that is sent later must outlive those that are made meanwhile. */
function kept(output: ScenarioOutput | undefined): ScenarioOutput | undefined {
  return output?.kind === 'webhook' ? { ...output, body: new Uint8Array(output.body) } : output;
}
