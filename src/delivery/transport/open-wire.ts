import type { Clock } from '../../env/clock.ts';
import type { Random } from '../../env/random.ts';
import { headerRecord } from '../headers.ts';
import { baseHeaders } from './undici/undici-driver.ts';
import type { DeliveryPolicy } from '../policy.ts';
import { proxyFor } from '../proxy.ts';
import { createSender, type Middleware } from '../sender.ts';
import type { Target } from '../target.ts';
import { createHttpWire } from './raw/raw-driver.ts';
import { createSenderWire } from './sender-wire.ts';
import type { Wire } from './wire.ts';

/** Which wire to send over: `fast` only does plain HTTP; `full` does all that `run` does; `auto` takes the fast one if it can. */
export type WireChoice = 'auto' | 'fast' | 'full';

/** Where and how a load run sends. */
export interface WireSettings {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  /** For the jitter of retries. */
  readonly random: Random;
  readonly lanes: number;
  readonly choice: WireChoice;
  /** Layers and interceptors; only the full wire has them. */
  readonly middleware?: Middleware;
}

/** Opens the wire that a target and a policy need. Throws INPUT if the certificates of the policy cannot be used. */
export function openWire(settings: WireSettings): Wire {
  const { target, policy, clock, random, lanes, choice, middleware = {} } = settings;
  const isPlain = middleware.layers === undefined && middleware.interceptors === undefined;
  if (choice === 'fast' || (choice === 'auto' && isPlain && fastWireWill(target, policy))) {
    const headers = headerRecord(baseHeaders(target, policy));
    return createHttpWire({ clock, url: new URL(target.url), headers, lanes, timeoutMs: policy.timeoutMs });
  }
  const roomy = { ...policy, concurrency: lanes, maxPending: lanes };
  return createSenderWire(
    createSender({ target, policy: roomy, clock, random, capture: 'status', ...middleware }),
    target.url,
    lanes,
  );
}

/** Whether plain HTTP/1.1 without retries and signatures is all that is asked for. */
export function fastWireWill(target: Target, policy: DeliveryPolicy): boolean {
  const isPlain = target.protocol === 'http:' && target.socketPath === undefined;
  const isDirect = proxyFor(target, policy.proxy) === undefined;
  const isSimple = policy.retries === 0 && policy.sign === undefined;
  // The engine keeps the order of each chat by itself; a wider one is kept by the sender.
  return isPlain && isDirect && isSimple && (policy.order === 'chat' || policy.order === 'none');
}
