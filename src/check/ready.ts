import type { DeliveryPolicy } from '../delivery/policy.ts';
import { waitForTarget } from '../delivery/ready.ts';
import type { Target } from '../delivery/target.ts';
import type { Clock } from '../env/clock.ts';
import { IqmockError } from '../errors.ts';
import type { Hindrance } from './calibrate.ts';

/** How a target is waited for. */
export interface Waiting {
  readonly maxMs: number;
  readonly clock: Clock;
  readonly policy: DeliveryPolicy;
  readonly signal: AbortSignal | undefined;
}

/** Waits until the target takes connections. If it does not, that hinders the check: its reports say so. */
export async function hindranceToStart(target: Target, waiting: Waiting): Promise<Hindrance | undefined> {
  const { maxMs, clock, policy, signal } = waiting;
  try {
    await waitForTarget(target, maxMs, clock, { policy, ...(signal === undefined ? {} : { signal }) });
    return undefined;
  } catch (error) {
    if (!(error instanceof IqmockError) || error.code !== 'NOT_READY') throw error;
    return { kind: 'unreachable', message: error.message, hint: error.hint ?? '' };
  }
}
