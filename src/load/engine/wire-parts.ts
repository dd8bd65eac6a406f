import type { Clock } from '../../env/clock.ts';
import type { Random } from '../../env/random.ts';
import type { DeliveryPolicy } from '../../delivery/policy.ts';
import type { DeliverySender, Middleware } from '../../delivery/sender.ts';
import type { Target } from '../../delivery/target.ts';
import type { RawDriver } from '../../delivery/transport/raw/raw-driver.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { WorkerShare } from '../plan/executors/executor.ts';
import type { LoadTransport } from './wire.ts';

/** Where and how a load run sends. */
export interface WireSettings {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  /** For the jitter of retries. */
  readonly random: Random;
  readonly lanes: number;
  /** Layers and interceptors of delivery. */
  readonly middleware?: Middleware;
  /** Whether things go wrong on purpose, and what decides by chance where. */
  readonly faults?: FaultChance;
}

/** What decides by chance which events faults hit, the same in all parts of a run. */
export interface FaultChance {
  readonly seed: number;
  /** Which share of the plays this part has. */
  readonly plays: WorkerShare;
  /** Whether this part does the counting of `@first=N`. */
  readonly isCounting: boolean;
}

/** The try that was never made. */
export const neverTried = {
  number: 1,
  sentAt: Infinity,
  doneAt: Infinity,
  error: { code: 'aborted', message: 'The run ended before it was sent.' },
} as const;

/** The id of the delivery of a webhook. */
export function webhookId({ scenario, chatId, index }: Webhook): string {
  return `${scenario}-${chatId}#${index}`;
}

/** A webhook of a load run has no headers but those of delivery. */
export const noHeaders = {};

/** How a wire through a sender begins and ends. */
export function endsOf(
  sender: DeliverySender,
  driver: RawDriver,
  lanes: number,
): Pick<LoadTransport, 'lanes' | 'open' | 'stop' | 'close'> {
  return {
    lanes,
    open: (count) => driver.open(Math.min(count, lanes)),
    stop: () => sender.stop('the run was ended'),
    async close() {
      await sender.close();
      driver.close();
    },
  };
}
