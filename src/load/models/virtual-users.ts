import { DueQueue } from '../due-queue.ts';
import type { Play } from '../play.ts';
import type { Shift } from '../vus.ts';
import type { Floor, Model } from './model.ts';

/** When which virtual users are at work. */
export interface VirtualUserSettings {
  /** The shifts of each virtual user; its number is its place in the list. */
  readonly shifts: readonly (readonly Shift[])[];
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
  private readonly floor: Floor;
  private readonly gracefulStopMs: number;
  private readonly starts = new DueQueue<Start>();
  /** When the shift of each virtual user ends. */
  private readonly endsMs: number[] = [];
  private readonly resting = new DueQueue<Play>();
  private readonly lastEndMs: number;
  private stopped = false;

  constructor(floor: Floor, settings: VirtualUserSettings) {
    this.floor = floor;
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
    while (this.floor.hasLane) {
      const play = this.resting.popDue(nowMs);
      if (play === undefined) break;
      if (nowMs >= this.endOf(play) + this.gracefulStopMs) this.floor.abandon(play);
      else this.send(play, nowMs);
    }
  }

  rest(play: Play): void {
    this.resting.push(play);
  }

  goOn(play: Play, nowMs: number): boolean {
    return play.goOnFrom(nowMs, this.floor.speed);
  }

  ended(play: Play, nowMs: number): void {
    if (!this.stopped && nowMs < this.endOf(play)) this.begin(play.vu, nowMs);
  }

  nextMs(): number {
    if (this.stopped) return Infinity;
    return Math.min(this.starts.nextMs, this.floor.hasLane ? this.resting.nextMs : Infinity);
  }

  isOver(nowMs: number): boolean {
    if (this.stopped) return true;
    if (this.starts.size > 0 || nowMs < this.lastEndMs) return false;
    return this.floor.live === 0 || nowMs >= this.lastEndMs + this.gracefulStopMs;
  }

  stop(): void {
    this.stopped = true;
  }

  private begin(vu: number, nowMs: number): void {
    const play = this.floor.bear(nowMs, vu);
    if (play?.schedule(this.floor.speed)) this.resting.push(play);
  }

  private send(play: Play, nowMs: number): void {
    const { dueMs } = play;
    if (!this.floor.start(play, dueMs, nowMs)) return;
    this.floor.meter.asked(dueMs);
    this.floor.meter.begun(dueMs);
  }

  private endOf(play: Play): number {
    return this.endsMs[play.vu] ?? 0;
  }
}
