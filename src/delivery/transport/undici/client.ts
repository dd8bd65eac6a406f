import type { Attempt } from '../../delivery.ts';
import { Deadlines } from '../deadlines.ts';
import type { Route } from '../route.ts';
import { Connections } from './connections.ts';
import { UndiciExchange, type ExchangeAttempt, type ExchangeContext, type HttpRequest } from './exchange.ts';

/** Sends requests to one target over kept-alive connections, each with one request in flight at most. */
export interface HttpClient {
  /** One request. It never rejects for what the target does; redirects are not followed. */
  exchange(request: HttpRequest, attempt: ExchangeAttempt): Promise<Attempt>;
  /** Ends all connections; what is in progress ends as aborted. */
  close(): void;
}

/** Makes a client of undici for the target of a route. */
export function createHttpClient(route: Route): HttpClient {
  const connections = new Connections(route);
  const deadlines = new Deadlines<UndiciExchange>(route.clock, route.timeoutMs);
  const context: ExchangeContext = { route, connections, deadlines };
  const abortAll = (isMeant: (exchange: UndiciExchange) => boolean): void => {
    for (const exchange of deadlines.items()) if (isMeant(exchange)) exchange.abort();
  };
  const followed = new WeakSet<AbortSignal>();
  return {
    exchange(request, attempt) {
      return new Promise((resolve) => {
        const { signal } = attempt;
        const exchange = new UndiciExchange(context, request, attempt, resolve);
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
      deadlines.close();
      connections.close();
    },
  };
}
