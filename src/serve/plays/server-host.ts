import { runProbe } from '../../report/probe.ts';
import type { Probe } from '../../report/probe-form.ts';
import type { CheckRecord } from '../../report/record.ts';
import type { Effect } from '../../webhook/webhook.ts';
import type { Host } from '../../env/host.ts';
import { waitFor } from '../../env/wait.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PlayHost } from './play.ts';

/** What plays and steps find in a server: room for webhooks, and probes of the consumer. */
export class ServerHost {
  private readonly host: Host;
  private readonly outbox: Outbox;
  private readonly note: (check: CheckRecord) => void;
  private readonly isFull: () => boolean;
  private waiting: (() => void)[] = [];

  constructor(host: Host, outbox: Outbox, isFull: () => boolean, note: (check: CheckRecord) => void) {
    this.host = host;
    this.outbox = outbox;
    this.isFull = isFull;
    this.note = note;
  }

  /** A host of one play, whose webhooks go to `publish`. */
  for(publish: PlayHost['publish']): PlayHost {
    return {
      clock: this.host.clock,
      publish,
      room: (signal) => this.room(signal),
      probe: (effect, signal) => this.probe(effect, signal),
    };
  }

  /** Lets those go on who waited for room, if there is some. */
  wake(): void {
    if (!this.isFull()) for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Resolves when another webhook may be made, or when the signal aborts. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.isFull() && !signal.aborted) {
      await waitFor((wake) => this.waiting.push(wake), signal);
    }
  }

  private async probe(effect: Effect, signal: AbortSignal): Promise<boolean> {
    const { clock, runCommand } = this.host;
    await this.outbox.drain(signal);
    const targetUrl = this.outbox.destination.target.url;
    const check = await runProbe(
      effect.args as Probe,
      { clock, runCommand, targetUrl, signal },
      { scenario: effect.scenario, ...(effect.place === undefined ? {} : { place: effect.place }) },
    );
    this.note(check);
    return check.passed;
  }
}
