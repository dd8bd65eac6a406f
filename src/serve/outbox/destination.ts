import type { Interceptor, Layer } from '../../delivery/delivery.ts';
import type { DeliveryPolicy } from '../../delivery/policy.ts';
import type { Target } from '../../delivery/target.ts';

/** Where webhooks go and how. */
export interface Destination {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  /** Faults of each try and of whole deliveries. */
  readonly layers?: readonly Layer[];
  readonly interceptors?: readonly Interceptor[];
}
