import { checkHeaders } from '../../../delivery/headers.ts';
import { parseBackoff, parseRetryOn } from '../../../delivery/policy-options.ts';
import type { DeliveryPolicy } from '../../../delivery/policy.ts';
import { orderScopes } from '../../../delivery/policy.ts';
import { parseTarget } from '../../../delivery/target.ts';
import { parseDurationMs } from '../../../env/units.ts';
import { IqmockError } from '../../../errors.ts';
import { choice, object, optional, record, text, whole } from '../../http/schema.ts';
import { statusOf, statusSchema } from '../../views/status-view.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';

const policySchema = object({
  timeout: optional(text('How long a try may take, such as `10s`.', { maxLength: 40 })),
  retries: optional(
    whole('Tries after the first; -1 for until it is delivered.', { minimum: -1, maximum: 1000 }),
  ),
  backoff: optional(
    text('The waits before each retry, the last one repeating, such as `250ms,1s,5s`.', { maxLength: 200 }),
  ),
  retryOn: optional(
    text('What is tried again: statuses, classes and failures, such as `429,5xx,refused`; or `none`.', {
      maxLength: 200,
    }),
  ),
  order: optional(choice(orderScopes, 'Which webhooks wait for each other.')),
  concurrency: optional(whole('The most tries in flight at once.', { minimum: 1, maximum: 10_000 })),
  headers: optional(record(text('A value.'), 'Headers on every webhook, in place of those before.')),
});

type Changes = Parameters<typeof changed>[1];

/** The policy with what is given in place of what was. Throws USAGE. */
function changed(
  policy: DeliveryPolicy,
  given: {
    readonly timeout?: string | undefined;
    readonly retries?: number | undefined;
    readonly backoff?: string | undefined;
    readonly retryOn?: string | undefined;
    readonly order?: DeliveryPolicy['order'] | undefined;
    readonly concurrency?: number | undefined;
    readonly headers?: Readonly<Record<string, string>> | undefined;
  },
): DeliveryPolicy {
  const { timeout, retries, backoff, retryOn, order, concurrency, headers } = given;
  if (headers !== undefined) checkHeaders(headers);
  return {
    ...policy,
    ...(timeout === undefined ? {} : { timeoutMs: timeoutMs(timeout) }),
    ...(retries === undefined ? {} : { retries: retries < 0 ? Infinity : retries }),
    ...(backoff === undefined ? {} : { backoffMs: parseBackoff(backoff) }),
    ...(retryOn === undefined ? {} : { retryOn: parseRetryOn(retryOn) }),
    ...(order === undefined ? {} : { order }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(headers === undefined ? {} : { headers }),
  };
}

function timeoutMs(written: string): number {
  const ms = parseDurationMs(written, 'timeout');
  if (ms > 0 && ms < 2 ** 31) return ms;
  throw new IqmockError('USAGE', `timeout: "${written}" is no time for an answer.`, {
    hint: 'Write e.g. 10s.',
  });
}

/** Where webhooks go and how. */
export const definition = defineGroup({
  name: 'target',
  doc: 'Where webhooks go and how; what is pending goes along.',
  endpoints: [
    defineEndpoint({
      name: 'setTarget',
      method: 'PUT',
      path: '/target',
      doc: 'Sends webhooks to another address from now on; a public one only if the server was started with --allow-remote.',
      body: object({
        url: text('A URL, a port, `localhost:3000/hook`, or `unix:/path/to.sock`.', { maxLength: 2000 }),
      }),
      example: { url: 'http://127.0.0.1:3000/hook' },
      answer: statusSchema,
      async run(instance, { body: { url } }) {
        await instance.redirect({ ...instance.outbox.destination, target: parseTarget(url) });
        return statusOf(instance);
      },
    }),
    defineEndpoint({
      name: 'setPolicy',
      method: 'PATCH',
      path: '/policy',
      doc: 'Changes how webhooks are delivered; what is left out stays.',
      body: policySchema,
      example: { timeout: '3s', backoff: '250ms,1s' },
      answer: statusSchema,
      async run(instance, { body }) {
        const { destination } = instance.outbox;
        await instance.redirect({
          ...destination,
          policy: changed(destination.policy, body satisfies Changes),
        });
        return statusOf(instance);
      },
    }),
  ],
});
