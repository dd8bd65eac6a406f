import type { Meter } from '../../metrics/meter.ts';
import type { VirtualClient } from '../virtual-client.ts';

/** What a model may do: the engine behind it. Times are milliseconds of the run. */
export interface EngineApi {
  readonly meter: Meter;
  /** Divides the scenarios' own time; Infinity skips every pause. */
  readonly speed: number;
  /** How many scenarios are being played. */
  readonly active: number;
  /** Whether one more request may be in flight. */
  readonly hasLane: boolean;
  /** Begins to play a scenario; undefined when as many are alive as allowed. */
  startChat(atMs: number, vu?: number): VirtualClient | undefined;
  /**
   * Sends the play's next event, charged from `dueMs`. False when it had none to send now: it is over, or it pauses, or it
   * is asking a probe; the engine sees to it.
   */
  start(play: VirtualClient, dueMs: number, nowMs: number): boolean;
  /** Gives a play up before its end. */
  giveUp(play: VirtualClient): void;
}

/**
 * Decides when what starts: open models by a schedule, closed models by the answers. The engine calls `pump` at every tick
 * and after every answer.
 */
export interface Model {
  /** Starts everything that is due. */
  pump(nowMs: number): void;
  /** Takes a play that has nothing to send before its `dueMs`. */
  rest(play: VirtualClient): void;
  /** Sets when the play's next event is due, now that its last one has been answered; false when it is over. */
  goOn(play: VirtualClient, nowMs: number): boolean;
  /** A play came to its end. */
  ended(play: VirtualClient, nowMs: number): void;
  /** After a pump: when there is something to do without an answer, later than now; Infinity if never. */
  nextMs(): number;
  /** Whether nothing will start any more. */
  isOver(nowMs: number): boolean;
  /** Starts nothing more. */
  stop(): void;
}
