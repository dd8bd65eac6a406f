import { Backlog } from '../backlog.ts';
import { DueQueue } from '../due-queue.ts';
import type { VirtualClient } from '../virtual-client.ts';
import type { Schedule } from '../../plan/schedule.ts';
import type { EngineApi, Model } from './model.ts';

/** What a rate is kept by, whatever arrives. */
export interface ArrivalSettings {
  readonly schedule: Schedule;
  /** How long an arrival may wait before it is dropped. */
  readonly dropAfterMs: number;
}

/** What open models have in common: arrivals come by a schedule, whether or not earlier ones were answered. */
export abstract class Arrivals implements Model {
  protected readonly engine: EngineApi;
  protected readonly backlog: Backlog;
  /** Chats whose next event is not due yet. */
  protected readonly idle = new DueQueue<VirtualClient>();

  protected constructor(engine: EngineApi, { schedule, dropAfterMs }: ArrivalSettings) {
    this.engine = engine;
    this.backlog = new Backlog(schedule, engine.meter, dropAfterMs);
  }

  abstract pump(nowMs: number): void;
  abstract nextMs(): number;
  abstract isOver(nowMs: number): boolean;
  abstract stop(): void;

  rest(play: VirtualClient): void {
    this.idle.push(play);
  }

  goOn(play: VirtualClient, nowMs: number): boolean {
    return play.goOnByOwnTime(nowMs, this.engine.speed);
  }

  ended(): void {
    // The next arrival finds that a chat may start.
  }

  /** When the next arrival comes due, or one has waited too long. */
  protected get arrivalMs(): number {
    return Math.min(this.backlog.nextMs, this.backlog.dropMs);
  }
}
