import type { Meter } from '../meter.ts';
import type { Play } from '../play.ts';

/** What a model may do: the engine behind it. Times are milliseconds of the run. */
export interface Floor {
  readonly meter: Meter;
  /** Divides the scenarios' own time; Infinity skips every pause. */
  readonly speed: number;
  /** How many scenarios are being played. */
  readonly live: number;
  /** Whether one more request may be in flight. */
  readonly hasLane: boolean;
  /** Begins to play a scenario; undefined when as many are alive as allowed. */
  bear(atMs: number, vu?: number): Play | undefined;
  /**
   * Sends the play's next event, charged from `dueMs`. False when it had none to send now: it is over, or it pauses, or it
   * is asking a probe; the engine sees to it.
   */
  start(play: Play, dueMs: number, nowMs: number): boolean;
  /** Gives a play up before its end. */
  abandon(play: Play): void;
}

/**
 * Decides when what starts: open models by a schedule, closed models by the answers. The engine calls `pump` at every tick
 * and after every answer.
 */
export interface Model {
  /** Starts everything that is due. */
  pump(nowMs: number): void;
  /** Takes a play that has nothing to send before its `dueMs`. */
  rest(play: Play): void;
  /** Sets when the play's next event is due, now that its last one has been answered; false when it is over. */
  goOn(play: Play, nowMs: number): boolean;
  /** A play came to its end. */
  ended(play: Play, nowMs: number): void;
  /** After a pump: when there is something to do without an answer, later than now; Infinity if never. */
  nextMs(): number;
  /** Whether nothing will start any more. */
  isOver(nowMs: number): boolean;
  /** Starts nothing more. */
  stop(): void;
}
