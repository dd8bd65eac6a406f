import { DueQueue } from '../due-queue.ts';
import type { VirtualClient } from '../virtual-client.ts';
import type { UserShift } from '../../plan/vus.ts';
import type { EngineApi, Model } from './model.ts';

/** When which virtual users are at work. */
export interface VirtualUserSettings {
  /** The shifts of each virtual user; its number is its place in the list. */
  readonly shifts: readonly (readonly UserShift[])[];
  /** How long scenarios are played on after the end of a shift. */
  readonly gracefulStopMs: number;
}

interface Start {
  readonly vu: number;
  dueMs: number;
  readonly endMs: number;
}

/**
 * Closed model: each virtual user lives one scenario after another for as long as its shift lasts. The pause before an
 * event begins when its predecessor has been answered, so a slow consumer is sent less.
 */
export class VirtualUsers implements Model {
  private readonly engine: EngineApi;
  private readonly gracefulStopMs: number;
  private readonly starts = new DueQueue<Start>();
  /** When the shift of each virtual user ends. */
  private readonly endsMs: number[] = [];
  private readonly idle = new DueQueue<VirtualClient>();
  private readonly lastEndMs: number;
  private stopped = false;

  constructor(engine: EngineApi, settings: VirtualUserSettings) {
    this.engine = engine;
    this.gracefulStopMs = settings.gracefulStopMs;
    const starts = settings.shifts.flatMap((shifts, vu) =>
      shifts.map(({ startMs, endMs }) => ({ vu, dueMs: startMs, endMs })),
    );
    starts.sort((a, b) => a.dueMs - b.dueMs);
    for (const start of starts) this.starts.push(start);
    this.lastEndMs = starts.reduce((latest, start) => Math.max(latest, start.endMs), 0);
  }

  pump(nowMs: number): void {
    if (this.stopped) return;
    for (let start = this.starts.popDue(nowMs); start !== undefined; start = this.starts.popDue(nowMs)) {
      this.endsMs[start.vu] = start.endMs;
      this.begin(start.vu, Math.max(start.dueMs, 0));
    }
    while (this.engine.hasLane) {
      const play = this.idle.popDue(nowMs);
      if (play === undefined) break;
      if (nowMs >= this.endOf(play) + this.gracefulStopMs) this.engine.giveUp(play);
      else this.send(play, nowMs);
    }
  }

  rest(play: VirtualClient): void {
    this.idle.push(play);
  }

  goOn(play: VirtualClient, nowMs: number): boolean {
    return play.goOnFrom(nowMs, this.engine.speed);
  }

  ended(play: VirtualClient, nowMs: number): void {
    if (!this.stopped && nowMs < this.endOf(play)) this.begin(play.vu, nowMs);
  }

  nextMs(): number {
    if (this.stopped) return Infinity;
    return Math.min(this.starts.nextMs, this.engine.hasLane ? this.idle.nextMs : Infinity);
  }

  isOver(nowMs: number): boolean {
    if (this.stopped) return true;
    if (this.starts.size > 0 || nowMs < this.lastEndMs) return false;
    return this.engine.active === 0 || nowMs >= this.lastEndMs + this.gracefulStopMs;
  }

  stop(): void {
    this.stopped = true;
  }

  private begin(vu: number, nowMs: number): void {
    const play = this.engine.startChat(nowMs, vu);
    if (play?.schedule(this.engine.speed)) this.idle.push(play);
  }

  private send(play: VirtualClient, nowMs: number): void {
    const { dueMs } = play;
    if (!this.engine.start(play, dueMs, nowMs)) return;
    this.engine.meter.asked(dueMs);
    this.engine.meter.begun(dueMs);
  }

  private endOf(play: VirtualClient): number {
    return this.endsMs[play.vu] ?? 0;
  }
}
