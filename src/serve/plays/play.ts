import type { Clock } from '../../env/clock.ts';
import { nap } from '../../env/nap.ts';
import { IqmockError } from '../../errors.ts';
import type { Effect, Webhook } from '../../webhook/webhook.ts';
import type { Player } from '../../scenario/player.ts';

/** What a play needs of the server. */
export interface PlayHost {
  readonly clock: Clock;
  /** Resolves when another webhook may be made. */
  room(signal: AbortSignal): Promise<void>;
  /** Hands a webhook over for delivery; gives its id. */
  publish(webhook: Webhook): number | undefined;
  /** Asks the consumer's own side, when everything before is settled; true if the answer was right. */
  probe(effect: Effect, signal: AbortSignal): Promise<boolean>;
}

/** How a play ended. */
export interface PlayEnd {
  readonly state: 'done' | 'stopped' | 'failed';
  readonly error?: IqmockError;
}

/** What a play made so far. */
export interface PlayProgress {
  webhooks: number;
  failedProbes: number;
  readonly deliveryIds: number[];
}

/** How many ids of deliveries are kept of one play. */
const mostIds = 1000;

/** How many moves without a pause or a webhook are made before other plays have their turn. */
const movesInARow = 200;

/** Plays to the end at a speed, or until it is stopped. What is wrong with the scenario is in the end that it gives. */
export async function playOut(
  player: Player,
  host: PlayHost,
  { speed, signal, progress }: { speed: number | 'max'; signal: AbortSignal; progress: PlayProgress },
): Promise<PlayEnd> {
  const { clock } = host;
  let startMs = clock.monotonic();
  let moves = 0;
  for (let dueMs = player.peek(); dueMs !== undefined; dueMs = player.peek()) {
    if (speed !== 'max') {
      const waitMs = startMs + dueMs / speed - clock.monotonic();
      if (waitMs > 0) await clock.sleep(waitMs, signal);
    }
    if (++moves % movesInARow === 0) await nap(0);
    if (signal.aborted) return { state: 'stopped' };
    try {
      await host.room(signal);
      const output = player.step();
      if (output?.kind === 'webhook') note(progress, host.publish(output));
      else if (output?.kind === 'effect') {
        const beganMs = clock.monotonic();
        if (!(await host.probe(output, signal))) progress.failedProbes++;
        startMs += clock.monotonic() - beganMs;
      }
    } catch (error) {
      if (error instanceof IqmockError) return { state: 'failed', error };
      throw error;
    }
  }
  return { state: 'done' };
}

function note(progress: PlayProgress, deliveryId: number | undefined): void {
  // What only clients get makes no webhook.
  if (deliveryId === undefined) return;
  progress.webhooks++;
  if (progress.deliveryIds.length < mostIds) progress.deliveryIds.push(deliveryId);
}
