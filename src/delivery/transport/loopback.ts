import { lookup as lookupName } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import type { Target } from '../target.ts';

/** Where to connect to, for Node's `connect` and `request`. */
export interface TcpPlace {
  readonly host: string;
  readonly port: number;
  readonly lookup?: LookupFunction;
  readonly autoSelectFamily?: boolean;
  readonly autoSelectFamilyAttemptTimeout?: number;
}

/** Loopback refuses at once: a port that does not has a full backlog, and is there. */
const attemptTimeoutMs = 60_000;

const bothLoopbacks = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
] as const;

/**
 * Finds the address of a target at which something listens. A server of this machine may listen on `::1` alone, also where
 * `127.0.0.1` or a mere port was asked for. The address that first took a connection is the only one from then on: another
 * program may listen on the other one.
 */
export class TcpFinder {
  private readonly target: Target;
  private found: string | undefined;

  constructor(target: Target) {
    this.target = target;
  }

  place(): TcpPlace {
    const { hostname, port } = this.target;
    if (this.found !== undefined) return { host: this.found, port };
    if (!isThisMachine(hostname)) return { host: hostname, port };
    return {
      host: 'localhost',
      port,
      lookup: hostname === '127.0.0.1' ? lookUpLoopback : lookUpLocalhost,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: attemptTimeoutMs,
    };
  }

  /** A socket to `place()`, which may not be open yet. */
  watch(socket: Socket): void {
    if (this.found !== undefined || !isThisMachine(this.target.hostname)) return;
    socket.once('connect', () => (this.found ??= socket.remoteAddress));
  }
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|127\.0\.0\.1)$/i.test(hostname);
}

const lookUpLoopback: LookupFunction = (_hostname, _options, found) => found(null, [...bothLoopbacks]);

/** The addresses that the machine has for its name, and then the usual ones. */
const lookUpLocalhost: LookupFunction = (hostname, _options, found) =>
  lookupName(hostname, { all: true, verbatim: true }, (error, known) => {
    const addresses = error === null ? known : [];
    const others = bothLoopbacks.filter((one) => !addresses.some(({ address }) => address === one.address));
    found(null, [...addresses, ...others]);
  });
