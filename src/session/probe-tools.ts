import { authorization } from '../delivery/auth.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import { proxyFor } from '../delivery/proxy.ts';
import type { Target } from '../delivery/target.ts';
import { createConnector } from '../delivery/transport/connector.ts';
import type { ProbeTools } from '../report/probe.ts';

/** What a session knows of the consumer's side. */
interface Asking extends Pick<ProbeTools, 'clock' | 'runCommand'> {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly stop?: AbortSignal;
}

/** How a session asks the consumer's side: at the target as webhooks go there, with its authentication. */
export function probeToolsOf(
  { clock, runCommand, target, policy, stop }: Asking,
  sentTwice: () => readonly string[],
): ProbeTools {
  const auth = policy.auth ?? target.auth;
  return {
    clock,
    runCommand,
    targetUrl: target.url,
    connector: createConnector(target, policy.tls, proxyFor(target, policy.proxy)),
    targetHeaders: auth === undefined ? {} : { authorization: authorization(auth) },
    ...(stop === undefined ? {} : { signal: stop }),
    sentTwice,
  };
}
