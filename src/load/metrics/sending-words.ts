import { countOf } from '../../env/format.ts';
import type { LoadHeader } from '../record/load-record.ts';
import type { Interval } from './interval.ts';

/** What to look at where no request reached the target; undefined where the kind of the failure says it all. */
export function reachAdvice(
  { errors }: Interval,
  { target, policy }: Pick<LoadHeader, 'target' | 'policy'>,
): string | undefined {
  if ((errors['tls'] ?? 0) === 0) return undefined;
  if (target.startsWith('http://') && policy['proxy'] === undefined)
    return 'The port speaks TLS: write the target with https:// instead of http://.';
  return 'Check that the target is https:// and not http://, and whether its certificate, or that of the proxy, is trusted: --ca, --insecure, or --cert and --key.';
}

/** Requests that went out more than once, by the policy and by the race with an idle close. */
export function repeatWords({ counts: { retries, resent } }: Interval): string | undefined {
  const sentences = [
    ...(retries === 0 ? [] : [`${countOf(retries, 'request')} were sent again as retries of the policy.`]),
    ...(resent === 0
      ? []
      : [
          `${countOf(resent, 'request')} were sent twice, since the consumer closed an idle connection as the request left; keep idle connections open longer, or announce how long.`,
        ]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
