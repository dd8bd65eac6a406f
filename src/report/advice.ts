import type { Attempt, AttemptError } from '../delivery/delivery.ts';
import { maskSecrets } from '../secrets/mask.ts';
import { ownValue } from '../own.ts';

/** Advice on an answer that is not a success: why it matters, and what to do. */
export interface Advice {
  readonly why: string;
  readonly advice: string;
}

const resent =
  'A sender that gets this answer sends the event again or gives up, since the event is not stored.';

const byStatus: Readonly<Record<string, Advice>> = {
  '3xx': {
    why: 'Webhook senders do not follow redirects, so the event is lost.',
    advice: 'Register the final address, with its scheme, host and trailing slash, and answer 2xx there.',
  },
  '400': {
    why: 'The consumer called the event malformed; a sender treats 4xx as "never valid" and drops the event.',
    advice:
      'Find what its parser or schema refuses: compare the body with `iqmock validate`. Accept fields you do not know.',
  },
  '401': {
    why: 'The consumer did not accept the credentials of the sender, so no event gets in.',
    advice:
      'Give the credentials it expects with --bearer, --basic, --header or --sign, or exempt the path from login.',
  },
  '404': {
    why: 'There is nothing at this address, so no event gets in.',
    advice: 'Check the path of --to, and that the route is registered for POST.',
  },
  '405': {
    why: 'The address exists, but not for POST, and webhooks are POSTs.',
    advice: 'Register the route for POST.',
  },
  '409': {
    why: 'A sender treats 409 as a failure and sends again; a repeated event is not a conflict.',
    advice: 'Answer 2xx to an event that is already stored.',
  },
  '410': {
    why: 'To a webhook sender 410 means "gone for good": it switches the subscription off.',
    advice: 'Answer 410 only when you want no more events.',
  },
  '413': {
    why: 'The body was over the limit of the consumer; events with more rows in Rels will never get in.',
    advice: 'Raise the limit of the body parser or of the proxy in front of it; 1 MB is a sensible minimum.',
  },
  '415': {
    why: 'The consumer does not accept this content type; IQChannels sends application/json; charset=utf-8.',
    advice: 'Accept application/json with a charset parameter.',
  },
  '422': {
    why: 'The consumer called the event invalid; a sender treats 4xx as "never valid" and drops the event.',
    advice:
      'Find what its schema refuses: compare the body with `iqmock validate`. Accept fields and values you do not know.',
  },
  '429': {
    why: 'The consumer asked for less traffic than a support desk makes; without a retry the event is lost.',
    advice:
      'Store the event, answer at once and process it later; or retry with --retries and honour Retry-After.',
  },
  '407': {
    why: 'A proxy in between requires a login, so the consumer got nothing.',
    advice: 'Put user and password into --proxy, or bypass it: --proxy none.',
  },
  '4xx': {
    why: `${resent} 4xx says that it never will be.`,
    advice: 'Look at the answer and at the log of the consumer.',
  },
  '500': {
    why: 'The consumer failed on the event. Without a retry the event is lost; with one, the consumer fails again.',
    advice: 'Look for the exception in the log of the consumer; send the body again with curl.',
  },
  '502': {
    why: 'A proxy answered, because the consumer behind it did not.',
    advice: 'Check that the consumer is running and does not close connections while it works.',
  },
  '503': {
    why: 'The consumer reports that it cannot accept events now; without a retry the event is lost.',
    advice: 'Store the event first and process it later; or retry with --retries.',
  },
  '504': {
    why: 'A proxy gave up waiting for the consumer.',
    advice: 'Store the event, answer at once and process it later.',
  },
  '5xx': { why: resent, advice: 'Look for the exception in the log of the consumer.' },
  '1xx': { why: 'This is not a final answer.', advice: 'Answer 2xx once the event is stored.' },
  '2xx': { why: 'The step expects something else.', advice: 'Correct the consumer or the expectation.' },
};

const byError: Readonly<Record<AttemptError['code'], Advice>> = {
  refused: {
    why: 'Nothing listens there, so no event gets in.',
    advice: 'Is your server listening on {target}? Wait for it with --wait-for-target 30s.',
  },
  reset: {
    why: 'The connection was cut before an answer came: the sender cannot know whether the event is stored.',
    advice: 'Read the whole body and answer before closing; look for a crash in the log of the consumer.',
  },
  timeout: {
    why: 'No answer came in time: the sender treats the event as lost, and a retry makes it arrive twice.',
    advice: 'Store the event, answer at once and process it later; or allow more time with --timeout.',
  },
  dns: {
    why: 'The name of the target is not known here, so no event gets in.',
    advice: 'Check the host of --to.',
  },
  tls: {
    why: 'No secure connection could be made, so no event gets in.',
    advice:
      'Check the certificate and the scheme of --to; trust a private authority with --ca, or skip the check with --insecure.',
  },
  garbage: {
    why: 'What came back is not HTTP: the sender cannot know whether the event is stored.',
    advice:
      'Check the port and the scheme (http or https) of --to, and what the consumer writes to the socket.',
  },
  unreachable: {
    why: 'The network has no route to the target, so no event gets in.',
    advice: 'Check the address and the network of this machine.',
  },
  aborted: { why: 'The run ended while it waited for the answer.', advice: 'Run it again to the end.' },
  other: {
    why: 'No answer came: the sender treats the event as lost.',
    advice: 'Look at the log of the consumer.',
  },
};

/** The advice on an answer with this status. */
export function adviceForStatus(status: number): Advice {
  const family = `${String(status)[0]}xx`;
  const special = status === 403 ? byStatus['401'] : ownValue(byStatus, status);
  return special ?? ownValue(byStatus, family) ?? (byStatus['5xx'] as Advice);
}

/** What nginx and its like answer with 400 before any consumer sees the request. */
const proxyWords: readonly { readonly says: RegExp; readonly advice: Advice }[] = [
  {
    says: /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server/i,
    advice: {
      why: 'The port speaks TLS but got plain HTTP, so no event gets in.',
      advice: 'Write the target with https:// instead of http://.',
    },
  },
  {
    says: /No required SSL certificate was sent|SSL certificate error/i,
    advice: {
      why: 'The server requires a client certificate (mutual TLS), so no event gets in.',
      advice: 'Give one that it trusts with --cert and --key.',
    },
  },
];

/** The advice on a try without success; `target` is the address, for the hint. */
export function adviceForAttempt(attempt: Attempt, target: string): Advice {
  if (attempt.status === undefined || attempt.error !== undefined) {
    const { why, advice } = byError[attempt.error?.code ?? 'other'];
    return { why, advice: attempt.error?.hint ?? advice.replace('{target}', target) };
  }
  const byProxy = proxyWords.find(({ says }) => says.test(attempt.body ?? ''));
  if (attempt.status === 400 && byProxy !== undefined) return byProxy.advice;
  const location = attempt.status >= 300 && attempt.status < 400 ? attempt.headers?.['location'] : undefined;
  if (location === undefined) return adviceForStatus(attempt.status);
  if (looksLikeLogin(location)) {
    return {
      why: 'The consumer sends webhooks to a login page; a webhook has no session, so no event gets in.',
      advice: `Exempt the path from login (it led to ${maskSecrets(location)}).`,
    };
  }
  const { why, advice } = adviceForStatus(attempt.status);
  return { why, advice: `${advice} It led to ${maskSecrets(location)}.` };
}

/** Whether an address leads to logging in. */
export function looksLikeLogin(text: string): boolean {
  return /log-?[io]n|sign-?in|\bsso\b|\/auth/i.test(text);
}
