import { EventArrivals } from '../load/engine/models/event-arrivals.ts';
import type { EngineApi } from '../load/engine/models/model.ts';
import type { VirtualClient } from '../load/engine/virtual-client.ts';
import type { ModelLimits } from '../load/plan/executors/executor.ts';
import type { LiveModel } from './live-model.ts';

interface Piece {
  readonly fromMs: number;
  /** What the rate has come to until then, in arrivals. */
  readonly fromCount: number;
  readonly perMs: number;
}

const mostPieces = 1000;

/** Arrivals at a rate that changes. What has come due by a change stays due when it was. */
export class LiveSchedule {
  private readonly pieces: Piece[] = [{ fromMs: 0, fromCount: 0, perMs: 0 }];

  /** When the nth arrival is due; Infinity while there is no rate. */
  readonly dueMs = (nth: number): number => {
    const piece = this.pieces.findLast((one) => one.fromCount <= nth) ?? this.pieces[0];
    if (piece === undefined) return Infinity;
    const { fromMs, fromCount, perMs } = piece;
    return perMs <= 0 ? Infinity : fromMs + Math.max(0, nth - fromCount) / perMs;
  };

  change(perSecond: number, nowMs: number): void {
    const last = this.pieces.at(-1);
    if (last === undefined) return;
    const perMs = perSecond / 1000;
    if (last.perMs === perMs) return;
    const fromCount = last.fromCount + (nowMs - last.fromMs) * last.perMs;
    this.pieces.push({ fromMs: nowMs, fromCount, perMs });
    // Arrivals wait for a second or so, and a master changes its mind once in a second at most.
    if (this.pieces.length > mostPieces) this.pieces.shift();
  }
}

/** Open model: each user stands for a number of events a second, however slow the consumer is. */
export class LiveRate implements LiveModel {
  private readonly engine: EngineApi;
  private readonly perUserPerSecond: number;
  private readonly schedule = new LiveSchedule();
  private readonly arrivals: EventArrivals;
  private wanted = 0;
  private isNew = false;

  constructor(engine: EngineApi, limits: ModelLimits, perUserPerSecond: number) {
    this.engine = engine;
    this.perUserPerSecond = perUserPerSecond;
    const { dropAfterMs, minActive, random } = limits;
    this.arrivals = new EventArrivals(engine, {
      schedule: this.schedule.dueMs,
      dropAfterMs,
      minActive,
      random,
    });
  }

  /** Without any, chats whose event is on its way count until it is answered. */
  get users(): number {
    return this.wanted > 0 ? this.wanted : this.engine.active;
  }

  setUsers(count: number): void {
    this.wanted = count;
    this.isNew = true;
  }

  pump(nowMs: number): void {
    if (this.isNew) {
      this.isNew = false;
      this.schedule.change(this.wanted * this.perUserPerSecond, nowMs);
      this.arrivals.rescheduled();
    }
    this.arrivals.pump(nowMs);
    if (this.wanted === 0 && this.engine.active > 0) this.arrivals.giveUpIdle();
  }

  rest(play: VirtualClient): void {
    this.arrivals.rest(play);
  }

  goOn(play: VirtualClient, nowMs: number): boolean {
    return this.arrivals.goOn(play, nowMs);
  }

  ended(): void {
    this.arrivals.ended();
  }

  nextMs(): number {
    return this.arrivals.nextMs();
  }

  isOver(nowMs: number): boolean {
    return this.arrivals.isOver(nowMs);
  }

  stop(): void {
    this.arrivals.stop();
  }
}
