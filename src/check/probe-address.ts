import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { authorization } from '../delivery/auth.ts';
import { secretsOf } from '../delivery/policy.ts';
import { parseTarget, type Target } from '../delivery/target.ts';
import { TcpFinder } from '../delivery/transport/loopback.ts';
import { IqmockError } from '../errors.ts';
import { maskGiven, secretsOfHeaders } from '../secrets/mask.ts';
import { askTimeoutMs } from '../report/probe-form.ts';
import {
  checkPlaceholder,
  filled,
  parsed,
  type ProbeOptions,
  type Prober,
  type ProberTools,
  type ConsumerState,
} from './probe-form.ts';
import { ProbeCall, type StateAnswer } from './probe-question.ts';
import type { Twin } from './twin.ts';
import { createAgent, hostOf, tlsOf } from './wire.ts';

/** Asks an address. Throws USAGE if it is not one or names no chat. */
export function addressProber(url: string, headers: ProbeOptions['headers'], tools: ProberTools): Prober {
  checkPlaceholder(url, '--probe');
  const { target, policy, clock } = tools;
  const place = placeToAsk(url, target, policy.mask);
  const secure = place.protocol === 'https:';
  const agent = createAgent(secure);
  const login = place.socketPath === undefined && isAddress(url) ? place.auth : undefined;
  const given = {
    Host: new URL(place.origin).host,
    Accept: 'application/json',
    ...(login === undefined ? {} : { Authorization: authorization(login) }),
    ...headers,
  };
  const secrets = [
    ...secretsOf(policy, target),
    ...secretsOf(policy, place),
    ...secretsOfHeaders(headers, policy.mask),
  ];
  const finder = new TcpFinder(place);
  const optionsFor = (twin: Twin): RequestOptions => {
    const { pathname, search } = new URL(filled(path, twin), place.origin);
    const wire = { ...hostOf(place, finder), ...tlsOf(place, policy), agent };
    return { ...wire, method: 'GET', headers: given, path: `${pathname}${search}` };
  };
  const path = isAddress(url) ? url.replace(/^[a-z]+:\/\//i, '').replace(/^[^/?#]*/, '') || '/' : url;
  return {
    label: maskGiven(url, secrets),
    place,
    async read(twin, signal) {
      const options = optionsFor(twin);
      const question = new ProbeCall({
        open: () => {
          const request = (secure ? httpsRequest : httpRequest)(options);
          request.on('socket', (socket) => finder.watch(socket));
          return request;
        },
        clock,
        signal,
        timeoutMs: askTimeoutMs,
      });
      const answer = await question.ask();
      // A consumer may repeat what it was asked with.
      return readingOf({ ...answer, text: maskGiven(answer.text, secrets) }, twin);
    },
    close: () => agent.destroy(),
  };
}

/** Whether a probe names a host, or is a path of the target. */
function isAddress(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/|^[^/?#]*:\d+|^\d+(\/|$)/i.test(url);
}

function placeToAsk(url: string, target: Target, mask: readonly string[]): Target {
  const plain = filled(url, { chatId: 1, clientId: 1, messageId: 1 });
  try {
    if (isAddress(url)) return parseTarget(plain.replace(/^(\d+)\//, 'http://127.0.0.1:$1/'), mask);
    if (URL.canParse(plain, target.origin)) return target;
  } catch (cause) {
    throw notAnAddress(url, cause);
  }
  throw notAnAddress(url);
}

function notAnAddress(url: string, cause?: unknown): IqmockError {
  const why = cause instanceof IqmockError ? ` ${cause.message}` : '';
  return new IqmockError('USAGE', `--probe: "${url}" is not an address.${why}`, {
    hint: 'Write a URL, or a path of the target such as /chats/{chat}.',
    cause,
  });
}

function readingOf({ status = 0, text, location, problem }: StateAnswer, twin: Twin): ConsumerState {
  if (problem !== undefined) return { state: `(${problem})`, problem, isSilent: true };
  if (status >= 200 && status < 300) return { state: twin.restore(parsed(text)) };
  const excerpt = text.replaceAll(/\s+/g, ' ').slice(0, 100);
  const to = location === undefined ? '' : ` to ${location.slice(0, 200)}`;
  const hint = hintFor(status);
  return {
    state: `(${status})`,
    problem: excerpt === '' || to !== '' ? `${status}${to}` : `${status}: ${excerpt}`,
    ...(hint === undefined ? {} : { hint }),
    ...(status === 404 || status === 410 ? { isNowhere: true as const } : {}),
  };
}

function hintFor(status: number): string | undefined {
  if (status === 401 || status === 403)
    return "Does it require a login? Give --probe-header 'Authorization: Bearer …'.";
  if (status >= 300 && status < 400)
    return 'Redirects are not followed: name the address to which it leads. One that leads to a login wants --probe-header.';
  return undefined;
}
