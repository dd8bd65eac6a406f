import type { Random } from '../../../env/random.ts';
import type { VirtualClient } from '../virtual-client.ts';
import { Arrivals, type ArrivalSettings } from './arrivals.ts';
import type { EngineApi } from './model.ts';

/** How a rate of events is kept. */
export interface EventArrivalSettings extends ArrivalSettings {
  /** Whose turn it is among chats that are ready. */
  readonly random: Random;
  /** New chats are started until this many are active, even if others are ready. */
  readonly minActive: number;
  /** The run lasts until then, even if the last arrival comes before. Default 0. */
  readonly endMs?: number;
}

/**
 * Open model, a rate of events: each arrival is an event. It goes to one of the chats that are ready (last event answered,
 * own pause over); if none is, a new chat is started. If none may be started, or every lane is busy, the arrival
 * waits, and is dropped when it has waited too long.
 */
export class EventArrivals extends Arrivals {
  private readonly minActive: number;
  private readonly endMs: number;
  private isStopped = false;
  private readonly random: Random;
  private readonly ready: VirtualClient[] = [];
  private isNewChatsTurn = false;

  constructor(engine: EngineApi, settings: EventArrivalSettings) {
    super(engine, settings);
    this.minActive = settings.minActive;
    this.random = settings.random;
    this.endMs = settings.endMs ?? 0;
  }

  pump(nowMs: number): void {
    const { engine, backlog } = this;
    backlog.advance(nowMs);
    let lacksChat = false;
    for (let dueMs = backlog.waitingMs; dueMs !== undefined && engine.hasLane; dueMs = backlog.waitingMs) {
      const play = this.nextPlay(nowMs);
      lacksChat = play === undefined;
      if (play === undefined) break;
      if (engine.start(play, dueMs, nowMs)) backlog.take();
    }
    if (backlog.waitingMs !== undefined) backlog.dropLate(nowMs, lacksChat ? 'chats' : 'lanes');
  }

  nextMs(): number {
    const { backlog, engine, arrivalMs } = this;
    return backlog.waitingMs !== undefined && engine.hasLane
      ? Math.min(arrivalMs, this.idle.nextMs)
      : arrivalMs;
  }

  isOver(nowMs: number): boolean {
    return this.backlog.isOver && (this.isStopped || nowMs >= this.endMs);
  }

  stop(): void {
    this.isStopped = true;
    this.backlog.stop();
  }

  /** The schedule of what has not come due yet is another one now. */
  rescheduled(): void {
    this.backlog.rescheduled();
  }

  /** Gives up every chat that has no event on its way. */
  giveUpIdle(): void {
    for (const play of this.ready) this.engine.giveUp(play);
    this.ready.length = 0;
    for (let play = this.idle.popDue(Infinity); play !== undefined; play = this.idle.popDue(Infinity))
      this.engine.giveUp(play);
  }

  /** While chats are too few, every other event is the first of a new one, so that they do not all live in step. */
  private nextPlay(nowMs: number): VirtualClient | undefined {
    for (let play = this.idle.popDue(nowMs); play !== undefined; play = this.idle.popDue(nowMs))
      this.ready.push(play);
    this.isNewChatsTurn = !this.isNewChatsTurn && this.engine.active < this.minActive;
    if (this.isNewChatsTurn) return this.startChat(nowMs) ?? this.draw();
    return this.draw() ?? this.startChat(nowMs);
  }

  /** Any of the ready chats: if it were always the one that waited longest, all would go through their stages together. */
  private draw(): VirtualClient | undefined {
    const { ready } = this;
    const last = ready.pop();
    if (last === undefined || ready.length === 0) return last;
    const index = this.random.integer(0, ready.length);
    const drawn = ready[index] ?? last;
    if (index < ready.length) ready[index] = last;
    return drawn;
  }

  private startChat(nowMs: number): VirtualClient | undefined {
    const play = this.engine.startChat(nowMs);
    if (play !== undefined) play.isEager = true;
    return play;
  }
}
