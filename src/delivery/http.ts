import type { Clock } from '../env/clock.ts';
import { Connections } from './connections.ts';
import { createConnector, proxyAuthorization } from './connector.ts';
import { Deadlines } from './deadlines.ts';
import { Exchange, type Exchanged, type ExchangeContext, type HttpRequest } from './exchange.ts';
import { secretsOf, type DeliveryPolicy } from './policy.ts';
import { proxyFor } from './proxy.ts';
import type { Target } from './target.ts';

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
  exchange(request: HttpRequest, signal: AbortSignal): Promise<Exchanged>;
  /** Ends all connections; what is under way ends as aborted. */
  close(): void;
}

/** Makes an HTTP client. Throws INPUT if the certificates of the policy cannot be used. */
export function createHttpClient({ target, policy, clock, capture = 'full' }: HttpOptions): HttpClient {
  const proxy = proxyFor(target, policy.proxy);
  const connections = new Connections(target.origin, createConnector(target, policy.tls, proxy));
  const context: ExchangeContext = {
    target,
    clock,
    connections,
    deadlines: new Deadlines(clock, policy.timeoutMs),
    timeoutMs: policy.timeoutMs,
    keepBytes: policy.maxResponseBytes,
    captures: capture === 'full',
    secrets: secretsOf(policy, target),
  };
  const addressed = proxy !== undefined && target.protocol === 'http:' ? throughProxy(target, proxy) : asIs;
  const abortAll = (isMeant: (exchange: Exchange) => boolean): void => {
    for (const exchange of [...context.deadlines.items()]) if (isMeant(exchange)) exchange.abort();
  };
  const followed = new WeakSet<AbortSignal>();
  return {
    exchange(request, signal) {
      return new Promise((resolve) => {
        const exchange = new Exchange(context, addressed(request), signal, resolve);
        if (signal.aborted) return exchange.abort();
        if (!followed.has(signal)) {
          // One listener for all exchanges under a signal: adding one to each would cost more than the rest.
          followed.add(signal);
          signal.addEventListener('abort', () => abortAll((one) => one.signal === signal), { once: true });
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

const asIs = (request: HttpRequest): HttpRequest => request;

/** A plain request through a proxy names the whole URL. */
function throughProxy({ origin }: Target, proxy: URL): (request: HttpRequest) => HttpRequest {
  const auth = proxyAuthorization(proxy);
  const extra = auth === undefined ? [] : ['Proxy-Authorization', auth];
  return (request) => ({
    ...request,
    path: origin + request.path,
    headers: [...request.headers, ...extra],
  });
}
