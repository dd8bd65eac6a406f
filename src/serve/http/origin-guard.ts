import { timingSafeEqual } from 'node:crypto';
import { isLoopback } from '../../delivery/target.ts';
import { IqmockError } from '../../errors.ts';

/** What decides whether a request may be answered. */
export interface GuardSettings {
  /** Names and addresses under which the server may be asked, besides those of loopback. */
  readonly allowedHosts: readonly string[];
  readonly controlToken: string | undefined;
}

/** Why a request is not answered. */
export interface Refusal {
  readonly status: 401 | 403 | 415;
  readonly error: IqmockError;
}

/**
 * Refuses a name that is not this server's: a page that had its own name point here (DNS rebinding) would otherwise be of
 * one origin with it.
 */
export function refuseHost(host: string | undefined, { allowedHosts }: GuardSettings): Refusal | undefined {
  const name = hostNameOf(host);
  if (name !== undefined && (isLoopback(name) || allowedHosts.includes(name))) return undefined;
  return {
    status: 403,
    error: new IqmockError(
      'FORBIDDEN',
      `This server is not asked under the name "${(host ?? '').slice(0, 100)}".`,
      {
        hint: 'Ask for localhost, or start with --allowed-host NAME.',
      },
    ),
  };
}

/** Refuses a call that a page of another origin makes. */
export function refuseOrigin(origin: string | undefined, host: string | undefined): Refusal | undefined {
  if (origin === undefined) return undefined;
  if (URL.canParse(origin) && new URL(origin).host === host) return undefined;
  return {
    status: 403,
    error: new IqmockError('FORBIDDEN', 'A page of another origin may not ask this.', {
      hint: 'Ask from a page of this server, or from a program.',
    }),
  };
}

/** Refuses a call without the token, where there is one. */
export function refuseToken(
  authorization: string | undefined,
  { controlToken }: GuardSettings,
): Refusal | undefined {
  if (controlToken === undefined) return undefined;
  const given = /^Bearer +(.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  if (isEqual(given, controlToken)) return undefined;
  return {
    status: 401,
    error: new IqmockError('FORBIDDEN', 'The control token is missing or wrong.', {
      hint: 'Send the header Authorization: Bearer TOKEN, with the value of --control-token.',
    }),
  };
}

/** The name in a Host header, without port and brackets. */
function hostNameOf(host: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([A-Za-z0-9._-]+))(?::\d{1,5})?$/i.exec(host ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
