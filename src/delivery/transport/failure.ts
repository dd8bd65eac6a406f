import { formatDurationMs } from '../../env/format.ts';
import type { AttemptError } from '../delivery.ts';
import {
  codeOf,
  place,
  sayGarbage,
  sayReset,
  sayTls,
  type TryProgress,
  type Words,
} from './failure-words.ts';
import type { Target } from '../target.ts';

/** The whole time of a try is over. */
export function timeoutError(target: Target, timeoutMs: number, { status, sent }: TryProgress): AttemptError {
  const time = formatDurationMs(timeoutMs);
  if (!sent) {
    return {
      code: 'timeout',
      message: `No connection to ${place(target)} within ${time}.`,
      hint: 'Is the address right, and does a firewall let it through?',
      unreached: true,
    };
  }
  if (status !== undefined) {
    return {
      code: 'timeout',
      message: `The answer (${status}) began but did not end within ${time}.`,
      hint: 'End the answer: set Content-Length, or close the body.',
    };
  }
  return {
    code: 'timeout',
    message: `No answer from ${place(target)} within ${time}.`,
    hint: 'Store the event and answer at once; or allow more time with --timeout.',
  };
}

/** We ended the try ourselves. */
export const abortedError: AttemptError = {
  code: 'aborted',
  message: 'The run ended while it waited for the answer.',
};

/** Puts what went wrong on the network into a stable code and plain words. */
export function describeFailure(error: unknown, target: Target, progress: TryProgress): AttemptError {
  const failure = error instanceof Error ? error : new Error(String(error));
  const described = wordsFor(failure, target, progress);
  const isReached = progress.sent && described.code !== 'tls';
  return isReached ? described : { ...described, unreached: true };
}

function wordsFor(failure: Error, target: Target, progress: TryProgress): AttemptError {
  const rule = ruleFor(failure);
  if (rule === undefined) {
    const code = codeOf(failure);
    return {
      code: 'other',
      message: `The try failed: ${failure.message}${code === '' ? '' : ` (${code})`}.`,
    };
  }
  const { message, hint } = rule.say(place(target), failure, progress, target);
  return { code: rule.code, message, ...(hint === undefined ? {} : { hint }) };
}

function ruleFor(failure: Error): Rule | undefined {
  const code = codeOf(failure);
  return rules.find(({ matches }) => matches(code, failure));
}

interface Rule {
  readonly code: AttemptError['code'];
  matches(code: string, failure: Error): boolean;
  say(place: string, failure: Error, progress: TryProgress, target: Target): Words;
}

const oneOf =
  (...codes: readonly string[]) =>
  (code: string): boolean =>
    codes.includes(code);

/** The first that matches counts. */
const rules: readonly Rule[] = [
  {
    code: 'unreachable',
    matches: (_, { name }) => name === 'ProxyError',
    say: (_, { message }) => ({
      message,
      hint: 'Check HTTPS_PROXY, or list the target in NO_PROXY; --proxy none goes without.',
    }),
  },
  {
    code: 'refused',
    matches: oneOf('ECONNREFUSED'),
    say: (at) => ({ message: `Nothing listens on ${at}.`, hint: `Is your server listening on ${at}?` }),
  },
  {
    code: 'refused',
    matches: oneOf('ENOENT', 'ENOTSOCK'),
    say: (at) => ({ message: `There is no socket at ${at}.`, hint: `Is your server listening on ${at}?` }),
  },
  {
    code: 'dns',
    matches: oneOf('ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'),
    say: (_at, _failure, _progress, { hostname }) => ({
      message: `The name ${hostname} is not known here.`,
      hint: 'Check the host of the target and the DNS of this machine.',
    }),
  },
  {
    code: 'unreachable',
    matches: oneOf('EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'),
    say: (at, failure) => ({
      message: `The network has no route to ${at} (${codeOf(failure)}).`,
      hint: 'Check the address and the network of this machine.',
    }),
  },
  {
    code: 'timeout',
    matches: oneOf('ETIMEDOUT'),
    say: (at) => ({
      message: `The connection to ${at} timed out.`,
      hint: 'Is the address right, and does a firewall let it through?',
    }),
  },
  {
    code: 'tls',
    matches: (_, { name }) => name === 'TlsAnswer',
    say: (at) => ({
      message: `${at} speaks TLS, and the target is http://.`,
      hint: 'Write the target with https:// instead of http://.',
    }),
  },
  {
    code: 'tls',
    matches: (code, { message }) =>
      /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_|EPROTO)/.test(code) ||
      message.includes('before secure TLS connection was established'),
    say: (at, failure) => sayTls(at, failure),
  },
  {
    code: 'other',
    matches: oneOf('EMFILE', 'ENFILE'),
    say: () => ({
      message: 'This machine has reached its limit of open files, so it cannot connect.',
      hint: 'Lower --concurrency.',
    }),
  },
  {
    code: 'other',
    matches: oneOf('EACCES', 'EPERM'),
    say: (at, failure) => ({ message: `No permission to connect to ${at} (${codeOf(failure)}).` }),
  },
  {
    // An answer cut short is a matter of the connection, whichever way the parser notices it.
    code: 'reset',
    matches: (code, { message }) =>
      code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || message.includes('Invalid EOF state'),
    say: (at, _failure, progress, target) => sayReset(at, progress, target),
  },
  {
    code: 'garbage',
    matches: (code, { name, message }) =>
      name === 'BadAnswer' ||
      name === 'HTTPParserError' ||
      code === 'UND_ERR_HEADERS_OVERFLOW' ||
      /^bad (response|upgrade)$/.test(message),
    say: (at, failure) => sayGarbage(at, failure),
  },
  {
    code: 'reset',
    matches: oneOf('ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET'),
    say: (at, _failure, progress, target) => sayReset(at, progress, target),
  },
];
