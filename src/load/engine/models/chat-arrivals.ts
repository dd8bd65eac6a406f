import { Arrivals, type ArrivalSettings } from './arrivals.ts';
import type { EngineApi } from './model.ts';

/** How a rate of chats is kept. */
export interface ChatArrivalSettings extends ArrivalSettings {
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
export class ChatArrivals extends Arrivals {
  private readonly settings: ChatArrivalSettings;
  private stopped = false;

  constructor(engine: EngineApi, settings: ChatArrivalSettings) {
    super(engine, settings);
    this.settings = settings;
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

  nextMs(): number {
    if (this.stopped) return Infinity;
    return this.engine.hasLane ? Math.min(this.arrivalMs, this.idle.nextMs) : this.arrivalMs;
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
