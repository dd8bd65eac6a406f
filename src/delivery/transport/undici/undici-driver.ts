import type { Transport } from '../../delivery.ts';
import { overlayHeaders, type FlatHeaders } from '../../headers.ts';
import { createHttpClient, type HttpClient, type HttpOptions } from './client.ts';
import { authorization } from '../../auth.ts';
import type { DeliveryPolicy } from '../../policy.ts';
import { isSecretName } from '../../secrets.ts';
import { parseTarget, type Target } from '../../target.ts';

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
}

/**
 * Makes the transport that sends deliveries by HTTP/1.1. A delivery goes to its `url`: for the one of the target that
 * is all prepared; others are prepared when they first come. Throws INPUT if the certificates of the policy cannot be
 * used.
 */
export function createHttpTransport(options: HttpOptions): HttpTransport {
  const { target, policy } = options;
  const routes = new Map<string, Route>([[target.url, createRoute(options)]]);
  const routeTo = (url: string): Route => {
    let route = routes.get(url);
    if (route === undefined) {
      const other = parseTarget(url);
      const sibling = other.origin === target.origin && other.socketPath === target.socketPath;
      route = sibling
        ? { ...routeTo(target.url), path: other.path }
        : createRoute({ ...options, target: other, policy: withoutLogin(policy) });
      routes.set(url, route);
    }
    return route;
  };
  return {
    async transport(delivery, attempt) {
      const route = routeTo(delivery.url);
      const headers = overlayHeaders(overlayHeaders(route.headers, delivery.headers), attempt.headers);
      return route.client.exchange(
        { method: 'POST', path: route.path, headers, body: delivery.body },
        attempt,
      );
    },
    close() {
      for (const { client } of routes.values()) client.close();
    },
  };

  function createRoute(given: HttpOptions): Route {
    return {
      client: createHttpClient(given),
      path: given.target.path,
      headers: baseHeaders(given.target, given.policy),
    };
  }
}

/** The policy for a host it was not made for: what proves who we are stays at home. */
function withoutLogin(policy: DeliveryPolicy): DeliveryPolicy {
  const harmless = Object.entries(policy.headers).filter(([name]) => !isSecretName(name, policy.mask));
  return { ...policy, auth: undefined, headers: Object.fromEntries(harmless) };
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
