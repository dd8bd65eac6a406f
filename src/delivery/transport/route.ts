import type { Clock } from '../../env/clock.ts';
import { authorization } from '../auth.ts';
import { overlayHeaders, type FlatHeaders } from '../headers.ts';
import { secretsOf, type DeliveryPolicy } from '../policy.ts';
import { proxyFor } from '../proxy.ts';
import type { Target } from '../target.ts';
import type { Capture } from './answer-record.ts';
import { createConnector, proxyAuthorization, type Connector } from './connector.ts';
import { RoundTrip } from './round-trip.ts';

/** What a driver is made for. */
export interface TransportOptions {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  /** `full` keeps the headers and the first bytes of each answer; `status` keeps next to nothing, and is faster. */
  readonly capture?: 'full' | 'status';
  /** The raw driver writes a request at once, and not with the others of this turn of the event loop. */
  readonly isPrompt?: boolean;
}

/** The way to one target: what all tries there have in common, whichever driver makes them. */
export interface Route {
  readonly target: Target;
  readonly clock: Clock;
  /** For a whole try: connecting, sending, and the last byte of the answer. */
  readonly timeoutMs: number;
  readonly capture: Capture;
  readonly connector: Connector;
  readonly roundTrip: RoundTrip;
  /** The target in the request line: the path, or the whole address where a proxy has to know it. */
  readonly requestPath: string;
  /** The headers of every request, those for a proxy included; Host and what frames the body are not among them. */
  readonly headers: FlatHeaders;
  /** What the Host header says. */
  readonly host: string;
  /** Whether bytes pass through another socket before they come: TLS, or a proxy behind TLS. */
  readonly isWrapped: boolean;
  /** Whether requests go to the target itself, by plain HTTP over TCP. */
  readonly isPlain: boolean;
}

/** Prepares the way to a target. Throws INPUT if the certificates of the policy cannot be used. */
export function createRoute({ target, policy, clock, capture = 'full' }: TransportOptions): Route {
  const proxy = proxyFor(target, policy.proxy);
  const roundTrip = new RoundTrip(target, clock);
  const asksProxy = proxy !== undefined && target.protocol === 'http:';
  return {
    target,
    clock,
    timeoutMs: policy.timeoutMs,
    capture: {
      isFull: capture === 'full',
      keepBytes: policy.maxResponseBytes,
      secrets: secretsOf(policy, target),
      mask: policy.mask,
    },
    connector: createConnector(target, policy.tls, proxy, roundTrip),
    roundTrip,
    requestPath: (asksProxy ? target.origin : '') + target.path,
    headers: overlayHeaders(baseHeaders(target, policy), asksProxy ? proxyLogin(proxy) : {}),
    host: new URL(target.origin).host,
    isPlain: target.protocol === 'http:' && proxy === undefined && target.socketPath === undefined,
    isWrapped: target.protocol === 'https:' || proxy?.protocol === 'https:',
  };
}

/** The headers of every webhook: ours, then those of the policy, which win. */
export function baseHeaders(target: Target, policy: DeliveryPolicy): FlatHeaders {
  const auth = policy.auth ?? target.auth;
  const ours = [
    'Content-Type',
    'application/json; charset=utf-8',
    'User-Agent',
    policy.userAgent,
    ...(auth === undefined ? [] : ['Authorization', authorization(auth)]),
  ];
  return overlayHeaders(ours, policy.headers);
}

function proxyLogin(proxy: URL): Readonly<Record<string, string>> {
  const login = proxyAuthorization(proxy);
  return login === undefined ? {} : { 'Proxy-Authorization': login };
}
