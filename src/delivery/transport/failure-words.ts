import { isIP } from 'node:net';
import type { Target } from '../target.ts';
import { BadAnswer } from './contract.ts';

/** How far a try had come when it failed. */
export interface TryProgress {
  /** The status, if an answer had begun. */
  readonly status?: number | undefined;
  /** Whether the request had been handed to a connection. */
  readonly sent: boolean;
}

/** What happened, and what to look at. */
export interface Words {
  readonly message: string;
  readonly hint?: string;
}

/** The connection was closed; `at` is the place, as `place` makes it. */
export function sayReset(at: string, { status }: TryProgress, { protocol }: Target): Words {
  const message =
    status === undefined
      ? `${at} closed the connection without an answer.`
      : `${at} closed the connection in the middle of its answer (${status}).`;
  const log = 'Look for a crash in the log of your server; let it read the whole body and answer first.';
  const mayWantCertificate = protocol === 'https:' && status === undefined;
  return {
    message,
    hint: mayWantCertificate
      ? `${log} If it requires a client certificate, give one with --cert and --key.`
      : log,
  };
}

/** What came back is not an HTTP answer. */
export function sayGarbage(at: string, failure: Error): Words {
  // Only the parser's own sentences are shown; those of undici describe its internals.
  const what = failure instanceof BadAnswer ? failure.message : 'it is not HTTP/1.1';
  const isForeign = what.startsWith('it does not begin') || what.startsWith('it is not HTTP');
  return {
    message: `What came back from ${at} is not a valid HTTP answer: ${what}.`,
    hint: isForeign
      ? 'Check the port, and whether the target should begin with https://.'
      : 'Look at what the consumer, or a proxy in front of it, writes to the socket.',
  };
}

/** No TLS connection came about. */
export function sayTls(at: string, failure: Error): Words {
  const code = codeOf(failure);
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|HTTP_REQUEST/.test(`${code} ${failure.message}`)) {
    return {
      message: `${at} does not speak TLS.`,
      hint: 'Write the target with http:// instead of https://.',
    };
  }
  if (/ALERT_CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|ALERT_BAD_CERTIFICATE|UNKNOWN_CA/.test(code)) {
    return {
      message: `${at} did not accept our side of the TLS handshake (${code}).`,
      hint: 'If it requires a client certificate, give one with --cert and --key.',
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      message: `The certificate of ${at} is for another name.`,
      hint: 'Use that name, or --insecure.',
    };
  }
  if (/^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(code)) {
    return {
      message: `The certificate of ${at} is not trusted (${code}).`,
      hint: 'Trust its authority with --ca FILE, or skip the check with --insecure.',
    };
  }
  return {
    message: `No secure connection to ${at} (${code === '' ? failure.message : code}).`,
    hint: 'Check that the port speaks TLS, and which versions.',
  };
}

/** `127.0.0.1:3000`, or the path of the socket. */
export function place({ hostname, port, socketPath }: Target): string {
  if (socketPath !== undefined) return socketPath;
  return `${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${port}`;
}

/** The stable code of a system or undici error; empty if it has none. */
export function codeOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  // Several addresses were tried; the first reason is as good as any.
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return first instanceof Error ? codeOf(first) : '';
}
