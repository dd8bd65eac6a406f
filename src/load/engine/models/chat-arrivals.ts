import { Backlog } from '../backlog.ts';
import { DueQueue } from '../due-queue.ts';
import type { VirtualClient } from '../virtual-client.ts';
import type { Schedule } from '../../plan/schedule.ts';
import type { EngineApi, Model } from './model.ts';

/** How a rate of chats is kept. */
export interface ChatArrivalSettings {
  readonly schedule: Schedule;
  /** How long a new chat may wait for its start before it is dropped. */
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
  private readonly engine: EngineApi;
  private readonly backlog: Backlog;
  private readonly settings: ChatArrivalSettings;
  private readonly idle = new DueQueue<VirtualClient>();
  private stopped = false;

  constructor(engine: EngineApi, settings: ChatArrivalSettings) {
    this.engine = engine;
    this.settings = settings;
    this.backlog = new Backlog(settings.schedule, engine.meter, settings.dropAfterMs);
  }

  pump(nowMs: number): void {
    if (this.stopped) return;
    this.startArrivals(nowMs);
    while (this.engine.hasLane) {
      const play = this.idle.popDue(nowMs);
      if (play === undefined) break;
      this.engine.start(play, play.dueMs, nowMs);
    }
  }

  rest(play: VirtualClient): void {
    this.idle.push(play);
  }

  goOn(play: VirtualClient, nowMs: number): boolean {
    return play.goOnByOwnTime(nowMs, this.engine.speed);
  }

  ended(): void {
    // The next arrival finds room for a new chat.
  }

  nextMs(): number {
    if (this.stopped) return Infinity;
    const arrivalMs = Math.min(this.backlog.nextMs, this.backlog.dropMs);
    return this.engine.hasLane ? Math.min(arrivalMs, this.idle.nextMs) : arrivalMs;
  }

  isOver(nowMs: number): boolean {
    if (this.stopped) return true;
    if (!this.backlog.isOver) return false;
    return this.engine.active === 0 || nowMs >= this.settings.endMs + this.settings.gracefulStopMs;
  }

  stop(): void {
    this.stopped = true;
    this.backlog.stop();
  }

  private startArrivals(nowMs: number): void {
    const { backlog, engine } = this;
    backlog.advance(nowMs);
    for (let dueMs = backlog.waitingMs; dueMs !== undefined; dueMs = backlog.waitingMs) {
      const play = engine.startChat(dueMs);
      if (play === undefined) break;
      backlog.take();
      if (play.schedule(engine.speed)) this.idle.push(play);
    }
    if (backlog.waitingMs !== undefined) backlog.dropLate(nowMs, 'chats');
  }
}
