import type { Attempt, Transport } from './delivery.ts';
import { headerRecord, overlayHeaders, type FlatHeaders } from './headers.ts';
import { createHttpClient, type HttpClient, type HttpOptions } from './http.ts';
import { authorization } from './auth.ts';
import { secretsOf, type DeliveryPolicy } from './policy.ts';
import { maskHeaders } from './secrets.ts';
import { parseTarget, type Target } from './target.ts';

/** A transport that holds connections. */
export interface HttpTransport {
  readonly transport: Transport;
  /** Ends all connections; tries under way end as aborted. */
  close(): void;
}

interface Route {
  readonly client: HttpClient;
  readonly path: string;
  readonly headers: FlatHeaders;
  readonly secrets: readonly string[];
}

/**
 * Makes the transport that sends deliveries by HTTP/1.1. A delivery goes to its `url`: for the one of the target that
 * is all prepared; others are prepared when they first come. Throws INPUT if the certificates of the policy cannot be
 * used.
 */
export function createHttpTransport(options: HttpOptions): HttpTransport {
  const { target, policy, capture = 'full' } = options;
  const routes = new Map<string, Route>([[target.url, createRoute(options)]]);
  const routeTo = (url: string): Route => {
    let route = routes.get(url);
    if (route === undefined) {
      const other = parseTarget(url);
      const sibling = other.origin === target.origin && other.socketPath === target.socketPath;
      route = sibling
        ? { ...routeTo(target.url), path: other.path }
        : createRoute({ ...options, target: other });
      routes.set(url, route);
    }
    return route;
  };
  return {
    async transport(delivery, attempt) {
      const route = routeTo(delivery.url);
      const headers = overlayHeaders(overlayHeaders(route.headers, delivery.headers), attempt.headers);
      const exchanged: Omit<Attempt, 'number'> = await route.client.exchange(
        { method: 'POST', path: route.path, headers, body: delivery.body },
        attempt.signal,
      );
      if (capture === 'status') return { number: attempt.number, ...exchanged };
      return {
        number: attempt.number,
        ...exchanged,
        sentHeaders: maskHeaders(headerRecord(headers), route.secrets),
      };
    },
    close() {
      for (const { client } of routes.values()) client.close();
    },
  };

  function createRoute(given: HttpOptions): Route {
    return {
      client: createHttpClient(given),
      path: given.target.path,
      headers: baseHeaders(given.target, policy),
      secrets: secretsOf(policy, given.target),
    };
  }
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
