import { createFaultMiddleware } from '../delivery/faults/engine/middleware.ts';
import { checkFaults } from '../delivery/faults/engine/resolve.ts';
import type { Fault } from '../webhook/fault.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import type { Middleware } from '../delivery/sender.ts';
import type { Target } from '../delivery/target.ts';

/** What decides which faults there may be, and where. */
interface FaultySession extends Middleware {
  readonly policy: DeliveryPolicy;
  readonly target: Target;
  readonly sources: readonly { readonly faults?: readonly Fault[] }[];
}

/** What carries out the faults that there may be. Throws USAGE if one cannot be done. */
export function faultMiddleware({
  policy,
  target,
  sources,
  layers = [],
  interceptors = [],
}: FaultySession): Middleware {
  const faults = [...policy.faults, ...sources.flatMap((source) => source.faults ?? [])];
  if (faults.length === 0) return {};
  checkFaults(faults, { policy, target });
  const own = createFaultMiddleware(policy.faults);
  return {
    interceptors: [...interceptors, ...own.interceptors],
    layers: [...layers, ...own.layers],
  };
}
