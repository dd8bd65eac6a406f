import type { Clock } from '../../../env/clock.ts';
import type { LayerContext, Transport } from '../../delivery.ts';
import type { SignScheme } from '../../policy.ts';
import { signLayer } from '../../sign.ts';
import type { FaultProblem, Surroundings } from './definition.ts';

/** Signs a try again with another clock or secret; its headers take the place of those that were there. */
export function signedAnew(
  next: Transport,
  context: LayerContext,
  change: { readonly shiftMs?: number; readonly scheme?: SignScheme },
): Transport {
  const { clock, policy } = context;
  const scheme = change.scheme ?? policy.sign;
  if (scheme === undefined) return next;
  return signLayer(scheme, shifted(clock, change.shiftMs ?? 0))(next, context);
}

/** The problem of a fault that needs a time in the signature. */
export function withoutTime({ policy }: Surroundings): FaultProblem | undefined {
  if (policy.sign?.name === 'standard-webhooks') return undefined;
  const because = policy.sign === undefined ? 'nothing is signed' : `${policy.sign.name} signs no time`;
  return { message: because, hint: 'Add --sign standard-webhooks and its secret.' };
}

function shifted(clock: Clock, byMs: number): Clock {
  return {
    now: () => clock.now() + byMs,
    monotonic: () => clock.monotonic(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
  };
}
