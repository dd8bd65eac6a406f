import type { Webhook } from '../webhook/webhook.ts';
import type { BodyWriter } from './body-writers.ts';

/** So much is held back, some thousands of bodies; a rehearsal is cheaper than more memory. */
const mostBytes = 32 * 1024 * 1024;

/**
 * Holds bodies back until it is known that all can be made, so that a mistake late in a scenario is reported before the
 * first body is out. That costs no second play, unless there are too many bodies to hold: then `rehearse` must find out.
 */
export class HeldWriter {
  private readonly writer: BodyWriter;
  private readonly rehearse: () => Promise<void>;
  private readonly most: number;
  private held: Webhook[] | undefined = [];
  private bytes = 0;

  constructor(writer: BodyWriter, rehearse: () => Promise<void>, most = mostBytes) {
    this.writer = writer;
    this.rehearse = rehearse;
    this.most = most;
  }

  /** Takes a body; a promise when the caller has to wait before it gives the next one. Throws what the rehearsal does. */
  write(webhook: Webhook): Promise<void> | undefined {
    if (this.held === undefined) return this.writer.write(webhook);
    this.held.push(webhook);
    this.bytes += webhook.body.length;
    return this.bytes > this.most ? this.rehearse().then(() => this.release()) : undefined;
  }

  /** All can be made: what was held is written, and what comes is written at once. */
  async release(): Promise<void> {
    const held = this.held ?? [];
    this.held = undefined;
    for (const webhook of held) await this.writer.write(webhook);
  }
}
