import { DueQueue } from '../load/engine/due-queue.ts';
import type { EngineApi } from '../load/engine/models/model.ts';
import type { VirtualClient } from '../load/engine/virtual-client.ts';
import type { LiveModel } from './live-model.ts';

/**
 * Closed model whose number of users is set while it runs. Users are numbered from 0, and those with the highest numbers go
 * first; who is wanted again before its last chat is over stays.
 */
export class LiveUsers implements LiveModel {
  private readonly engine: EngineApi;
  /** The chat that each user lives. */
  private readonly chats = new Map<number, VirtualClient>();
  private readonly paused = new Set<VirtualClient>();
  private readonly queue = new DueQueue<VirtualClient>();
  private wanted = 0;
  private graceMs = 0;
  /** When the chats of those who go are given up. */
  private giveUpMs = Infinity;
  /** Whether the grace was over when the last answer came. */
  private isGraceOver = false;
  private isNew = false;
  private isStopped = false;

  constructor(engine: EngineApi) {
    this.engine = engine;
  }

  get users(): number {
    return Math.max(this.chats.size, this.isNew ? this.wanted : 0);
  }

  setUsers(count: number, graceMs: number): void {
    this.wanted = count;
    this.graceMs = graceMs;
    this.isNew = true;
  }

  pump(nowMs: number): void {
    if (this.isStopped) return;
    if (this.isNew) this.become(nowMs);
    this.isGraceOver = nowMs >= this.giveUpMs;
    if (this.isGraceOver) this.giveUpLeaving();
    while (this.engine.hasLane) {
      const play = this.queue.popDue(nowMs);
      if (play === undefined) break;
      if (!this.paused.delete(play)) continue;
      const { dueMs } = play;
      if (!this.engine.start(play, dueMs, nowMs)) continue;
      this.engine.meter.asked(dueMs);
      this.engine.meter.begun(dueMs);
    }
  }

  rest(play: VirtualClient): void {
    if (this.isLeaving(play) && this.isGraceOver) return this.giveUp(play);
    this.paused.add(play);
    this.queue.push(play);
  }

  goOn(play: VirtualClient, nowMs: number): boolean {
    this.isGraceOver = nowMs >= this.giveUpMs;
    return play.goOnFrom(nowMs, this.engine.speed);
  }

  ended(play: VirtualClient, nowMs: number): void {
    this.chats.delete(play.vu);
    if (!this.isStopped && !this.isLeaving(play)) this.begin(play.vu, nowMs);
  }

  nextMs(): number {
    if (this.isStopped) return Infinity;
    // Who is still waited for then is given up by the answer.
    const giveUpMs = this.isGraceOver ? Infinity : this.giveUpMs;
    return Math.min(giveUpMs, this.engine.hasLane ? this.queue.nextMs : Infinity);
  }

  isOver(): boolean {
    return this.isStopped;
  }

  stop(): void {
    this.isStopped = true;
  }

  private become(nowMs: number): void {
    this.isNew = false;
    for (let vu = 0; vu < this.wanted; vu++) if (!this.chats.has(vu)) this.begin(vu, nowMs);
    this.giveUpMs = this.chats.size > this.wanted ? nowMs + this.graceMs : Infinity;
  }

  private begin(vu: number, nowMs: number): void {
    const play = this.engine.startChat(nowMs, vu);
    if (play === undefined) return;
    this.chats.set(vu, play);
    if (play.schedule(this.engine.speed)) this.rest(play);
  }

  private isLeaving({ vu }: VirtualClient): boolean {
    return vu >= this.wanted;
  }

  /** Those whose event is on its way are given up when it is answered. */
  private giveUpLeaving(): void {
    for (const play of this.chats.values())
      if (this.isLeaving(play) && this.paused.delete(play)) this.giveUp(play);
    if (this.chats.size <= this.wanted) this.giveUpMs = Infinity;
  }

  private giveUp(play: VirtualClient): void {
    this.chats.delete(play.vu);
    this.engine.giveUp(play);
  }
}
