import type { Transport } from '../../delivery.ts';
import { overlayHeaders } from '../../headers.ts';
import type { DeliveryPolicy } from '../../policy.ts';
import { isSecretName } from '../../secrets.ts';
import { parseTarget } from '../../target.ts';
import { SchemeDoubt } from '../scheme-doubt.ts';
import { createRoute, type Route, type TransportOptions } from '../route.ts';
import { createHttpClient, type HttpClient } from './client.ts';

/** A transport that holds connections. */
export interface HttpTransport {
  readonly transport: Transport;
  /** Ends all connections; tries in flight end as aborted. */
  close(): void;
}

interface Way {
  readonly client: HttpClient;
  readonly doubt: SchemeDoubt;
  readonly route: Pick<Route, 'requestPath' | 'headers'>;
}

/**
 * Makes the transport that sends deliveries by undici. A delivery goes to its `url`: for the one of the target that is all
 * prepared; others are prepared when they first come. Throws INPUT if the certificates of the policy cannot be used.
 */
export function createUndiciDriver(options: TransportOptions): HttpTransport {
  const { target, policy } = options;
  const ways = new Map<string, Way>([[target.url, createWay(options)]]);
  const wayTo = (url: string): Way => {
    let way = ways.get(url);
    if (way === undefined) {
      const other = parseTarget(url);
      const isSibling = other.origin === target.origin && other.socketPath === target.socketPath;
      const home = wayTo(target.url);
      way = isSibling
        ? {
            client: home.client,
            doubt: home.doubt,
            route: {
              headers: home.route.headers,
              requestPath:
                home.route.requestPath.slice(0, home.route.requestPath.length - target.path.length) +
                other.path,
            },
          }
        : createWay({ ...options, target: other, policy: withoutLogin(policy) });
      ways.set(url, way);
    }
    return way;
  };
  return {
    async transport(delivery, attempt) {
      const { client, doubt, route } = wayTo(delivery.url);
      const headers = overlayHeaders(overlayHeaders(route.headers, delivery.headers), attempt.headers);
      const request = { path: route.requestPath, headers, body: delivery.body };
      return doubt.review(await client.exchange(request, attempt));
    },
    close() {
      for (const { client } of ways.values()) client.close();
    },
  };
}

function createWay(options: TransportOptions): Way {
  const route = createRoute(options);
  return { client: createHttpClient(route), doubt: new SchemeDoubt(route), route };
}

/** The policy for a host it was not made for: what proves who we are stays at home. */
function withoutLogin(policy: DeliveryPolicy): DeliveryPolicy {
  const harmless = Object.entries(policy.headers).filter(([name]) => !isSecretName(name, policy.mask));
  return { ...policy, auth: undefined, headers: Object.fromEntries(harmless) };
}
