import { Backlog } from '../backlog.ts';
import { DueQueue } from '../due-queue.ts';
import type { Random } from '../../env/random.ts';
import type { Play } from '../play.ts';
import type { Schedule } from '../schedule.ts';
import type { Floor, Model } from './model.ts';

/** How a rate of events is kept. */
export interface EventArrivalSettings {
  /** Whose turn it is among chats that are ready. */
  readonly random: Random;
  readonly schedule: Schedule;
  /** How long an arrival may wait for a lane and a chat before it is dropped. */
  readonly dropAfterMs: number;
  /** Chats are born until so many are alive, even if others are ready. */
  readonly minLive: number;
  /** The run lasts until then, even if the last arrival comes before. Default 0. */
  readonly endMs?: number;
}

/**
 * Open model, a rate of events: each arrival is an event. It goes to one of the chats that are ready (last event answered,
 * own pause over); if none is, a chat is born. If none may be born, or every lane is busy, the arrival
 * waits, and is dropped when it has waited too long.
 */
export class EventArrivals implements Model {
  private readonly floor: Floor;
  private readonly backlog: Backlog;
  private readonly minLive: number;
  private readonly endMs: number;
  private isStopped = false;
  private readonly random: Random;
  private readonly resting = new DueQueue<Play>();
  private readonly ready: Play[] = [];
  private isBirthsTurn = false;

  constructor(floor: Floor, settings: EventArrivalSettings) {
    this.floor = floor;
    this.backlog = new Backlog(settings.schedule, floor.meter, settings.dropAfterMs);
    this.minLive = settings.minLive;
    this.random = settings.random;
    this.endMs = settings.endMs ?? 0;
  }

  pump(nowMs: number): void {
    const { floor, backlog } = this;
    backlog.advance(nowMs);
    let lacksChat = false;
    for (let dueMs = backlog.waitingMs; dueMs !== undefined && floor.hasLane; dueMs = backlog.waitingMs) {
      const play = this.nextPlay(nowMs);
      lacksChat = play === undefined;
      if (play === undefined) break;
      if (floor.start(play, dueMs, nowMs)) backlog.take();
    }
    if (backlog.waitingMs !== undefined) backlog.dropLate(nowMs, lacksChat ? 'chats' : 'lanes');
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
    const { backlog, floor } = this;
    const arrivalMs = Math.min(backlog.nextMs, backlog.dropMs);
    return backlog.waitingMs !== undefined && floor.hasLane
      ? Math.min(arrivalMs, this.resting.nextMs)
      : arrivalMs;
  }

  isOver(nowMs: number): boolean {
    return this.backlog.isOver && (this.isStopped || nowMs >= this.endMs);
  }

  stop(): void {
    this.isStopped = true;
    this.backlog.stop();
  }

  /** While chats are too few, every other event is the first of a new one, so that they do not all live in step. */
  private nextPlay(nowMs: number): Play | undefined {
    for (let play = this.resting.popDue(nowMs); play !== undefined; play = this.resting.popDue(nowMs))
      this.ready.push(play);
    this.isBirthsTurn = !this.isBirthsTurn && this.floor.live < this.minLive;
    if (this.isBirthsTurn) return this.bear(nowMs) ?? this.draw();
    return this.draw() ?? this.bear(nowMs);
  }

  /** Any of the ready chats: if it were always the one that waited longest, all would go through their stages together. */
  private draw(): Play | undefined {
    const { ready } = this;
    const last = ready.pop();
    if (last === undefined || ready.length === 0) return last;
    const index = this.random.integer(0, ready.length);
    const drawn = ready[index] ?? last;
    if (index < ready.length) ready[index] = last;
    return drawn;
  }

  private bear(nowMs: number): Play | undefined {
    const play = this.floor.bear(nowMs);
    if (play !== undefined) play.isEager = true;
    return play;
  }
}
