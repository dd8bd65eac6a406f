import type { Clock } from '../../../env/clock.ts';
import { Connections } from './connections.ts';
import { createConnector, proxyAuthorization } from '../connector.ts';
import { Deadlines } from '../deadlines.ts';
import type { Attempt } from '../../delivery.ts';
import { Exchange, type ExchangeAttempt, type ExchangeContext, type HttpRequest } from './exchange.ts';
import { secretsOf, type DeliveryPolicy } from '../../policy.ts';
import { proxyFor } from '../../proxy.ts';
import type { Target } from '../../target.ts';

/** What an HTTP client is made for. */
export interface HttpOptions {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  /** `full` keeps the headers and the first bytes of each answer; `status` keeps next to nothing, and is faster. */
  readonly capture?: 'full' | 'status';
}

/** Sends requests to one target over kept-alive connections, each with one request under way at most. */
export interface HttpClient {
  /** One request. It never rejects for what the target does; redirects are not followed. */
  exchange(request: HttpRequest, attempt: ExchangeAttempt): Promise<Attempt>;
  /** Ends all connections; what is under way ends as aborted. */
  close(): void;
}

/** Makes an HTTP client. Throws INPUT if the certificates of the policy cannot be used. */
export function createHttpClient({ target, policy, clock, capture = 'full' }: HttpOptions): HttpClient {
  const proxy = proxyFor(target, policy.proxy);
  const connections = new Connections(target.origin, createConnector(target, policy.tls, proxy));
  const asksProxy = proxy !== undefined && target.protocol === 'http:';
  const context: ExchangeContext = {
    target,
    clock,
    pathPrefix: asksProxy ? target.origin : '',
    proxyHeaders: asksProxy ? proxyLogin(proxy) : {},
    connections,
    deadlines: new Deadlines(clock, policy.timeoutMs),
    timeoutMs: policy.timeoutMs,
    keepBytes: policy.maxResponseBytes,
    captures: capture === 'full',
    secrets: secretsOf(policy, target),
    mask: policy.mask,
  };
  const abortAll = (isMeant: (exchange: Exchange) => boolean): void => {
    for (const exchange of [...context.deadlines.items()]) if (isMeant(exchange)) exchange.abort();
  };
  const followed = new WeakSet<AbortSignal>();
  return {
    exchange(request, attempt) {
      return new Promise((resolve) => {
        const { signal } = attempt;
        const exchange = new Exchange(context, request, attempt, resolve);
        if (signal.aborted) return exchange.abort();
        if (!followed.has(signal)) {
          // One listener for all exchanges under a signal: adding one to each would cost more than the rest.
          followed.add(signal);
          signal.addEventListener('abort', () => abortAll((one) => one.attempt.signal === signal), {
            once: true,
          });
        }
        exchange.start();
      });
    },
    close() {
      abortAll(() => true);
      context.deadlines.close();
      connections.close();
    },
  };
}

function proxyLogin(proxy: URL): Readonly<Record<string, string>> {
  const login = proxyAuthorization(proxy);
  return login === undefined ? {} : { 'Proxy-Authorization': login };
}
