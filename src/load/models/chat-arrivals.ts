import { Backlog } from '../backlog.ts';
import { DueQueue } from '../due-queue.ts';
import type { Play } from '../play.ts';
import type { Schedule } from '../schedule.ts';
import type { Floor, Model } from './model.ts';

/** How a rate of chats is kept. */
export interface ChatArrivalSettings {
  readonly schedule: Schedule;
  /** How long a chat may wait to be born before it is dropped. */
  readonly dropAfterMs: number;
  /** How long chats live on after the last one has arrived. */
  readonly gracefulStopMs: number;
  /** When the schedule ends. */
  readonly endMs: number;
}

/**
 * Open model, a rate of chats: each arrival is a client who lives a whole scenario at its own pace. An event is due at the
 * time its scenario says, or when its predecessor has been answered if that is later. The queue for the lanes is bounded,
 * since every living chat has at most one event in it.
 */
export class ChatArrivals implements Model {
  private readonly floor: Floor;
  private readonly backlog: Backlog;
  private readonly settings: ChatArrivalSettings;
  private readonly resting = new DueQueue<Play>();
  private stopped = false;

  constructor(floor: Floor, settings: ChatArrivalSettings) {
    this.floor = floor;
    this.settings = settings;
    this.backlog = new Backlog(settings.schedule, floor.meter, settings.dropAfterMs);
  }

  pump(nowMs: number): void {
    if (this.stopped) return;
    this.bearArrivals(nowMs);
    while (this.floor.hasLane) {
      const play = this.resting.popDue(nowMs);
      if (play === undefined) break;
      this.floor.start(play, play.dueMs, nowMs);
    }
  }

  rest(play: Play): void {
    this.resting.push(play);
  }

  goOn(play: Play, nowMs: number): boolean {
    return play.goOnByOwnTime(nowMs, this.floor.speed);
  }

  ended(): void {
    // The next arrival finds that a chat may be born.
  }

  nextMs(): number {
    if (this.stopped) return Infinity;
    const arrivalMs = Math.min(this.backlog.nextMs, this.backlog.dropMs);
    return this.floor.hasLane ? Math.min(arrivalMs, this.resting.nextMs) : arrivalMs;
  }

  isOver(nowMs: number): boolean {
    if (this.stopped) return true;
    if (!this.backlog.isOver) return false;
    return this.floor.live === 0 || nowMs >= this.settings.endMs + this.settings.gracefulStopMs;
  }

  stop(): void {
    this.stopped = true;
    this.backlog.stop();
  }

  private bearArrivals(nowMs: number): void {
    const { backlog, floor } = this;
    backlog.advance(nowMs);
    for (let dueMs = backlog.waitingMs; dueMs !== undefined; dueMs = backlog.waitingMs) {
      const play = floor.bear(dueMs);
      if (play === undefined) break;
      backlog.take();
      if (play.schedule(floor.speed)) this.resting.push(play);
    }
    if (backlog.waitingMs !== undefined) backlog.dropLate(nowMs, 'chats');
  }
}
