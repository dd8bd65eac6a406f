import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect as connectTcp, isIP, type OnReadOpts, type Socket } from 'node:net';
import {
  checkServerIdentity,
  connect as connectTls,
  createSecureContext,
  type SecureContext,
} from 'node:tls';
import { IqmockError } from '../../errors.ts';
import { authorization } from '../auth.ts';
import type { TlsSettings } from '../policy.ts';
import type { Target } from '../target.ts';
import { TcpFinder } from './loopback.ts';
import type { RoundTrip } from './round-trip.ts';

/** Called once: with the open socket, or why there is none. */
export type Connected = (...outcome: [error: Error, socket: null] | [error: null, socket: Socket]) => void;

/**
 * Opens a connection that is ready for HTTP. The function returned gives it up, whatever stage it is at. With `onread`, a
 * plain socket reads into that buffer instead of emitting data events; one behind TLS does not.
 */
export type Connector = (
  servername: string | undefined,
  connected: Connected,
  onread?: OnReadOpts,
) => () => void;

/** A proxy did not let us through. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
}

/**
 * Makes the connector for a target: straight, by a socket file, or by a proxy; TLS on top for https. Throws INPUT if
 * the certificates make no sense. `roundTrip` learns how long connections take to open.
 */
export function createConnector(
  target: Target,
  tls: TlsSettings,
  proxy: URL | undefined,
  roundTrip?: RoundTrip,
): Connector {
  const needsTls = target.protocol === 'https:' || proxy?.protocol === 'https:';
  const secureContext = needsTls ? createContext(tls) : undefined;
  const finder = new TcpFinder(target);
  const way: Way = {
    ...{ target, finder, roundTrip, proxy },
    tls: { secureContext, rejectUnauthorized: !tls.insecure },
  };
  return (servername, connected, onread) => {
    const opening = new Opening(way, connected, onread);
    opening.start(servername);
    return () => opening.giveUp();
  };
}

interface Way {
  readonly target: Target;
  readonly finder: TcpFinder;
  readonly roundTrip: RoundTrip | undefined;
  readonly proxy: URL | undefined;
  readonly tls: { readonly secureContext: SecureContext | undefined; readonly rejectUnauthorized: boolean };
}

/** One connection on its way from nothing to open. */
class Opening {
  private readonly way: Way;
  private readonly connected: Connected;
  private readonly reading: { readonly onread?: OnReadOpts };
  private readonly parts: { destroy(): unknown }[] = [];
  private over = false;

  constructor(way: Way, connected: Connected, onread: OnReadOpts | undefined) {
    this.way = way;
    this.connected = connected;
    this.reading = onread === undefined ? {} : { onread };
  }

  start(servername: string | undefined): void {
    const { target, finder, proxy, tls } = this.way;
    const isSecure = target.protocol === 'https:';
    if (target.socketPath !== undefined)
      this.await(connectTcp({ path: target.socketPath, ...this.reading }), 'connect');
    else if (isSecure && proxy !== undefined) this.tunnel(proxy, servername);
    else if (isSecure) this.secure(servername, undefined);
    else if (proxy?.protocol === 'https:')
      this.await(this.watched(connectTls({ ...addressOf(proxy), ...tls })), 'secureConnect');
    else if (proxy !== undefined)
      this.await(this.watched(connectTcp({ ...addressOf(proxy), ...this.reading })), 'connect');
    else this.await(this.watched(connectTcp({ ...finder.place(), ...this.reading })), 'connect');
  }

  giveUp(): void {
    this.over = true;
    for (const part of this.parts) part.destroy();
  }

  private fail(error: Error): void {
    if (this.over) return;
    this.giveUp();
    this.connected(error, null);
  }

  private await(socket: Socket, event: 'connect' | 'secureConnect'): void {
    this.keep(socket).once(event, () => {
      if (this.over) return;
      this.over = true;
      this.connected(null, socket);
    });
  }

  private keep(socket: Socket): Socket {
    this.parts.push(socket);
    // The listener stays: a socket given up may still fail, and nobody else would hear it.
    return socket.setNoDelay(true).on('error', (error) => this.fail(error));
  }

  private secure(servername: string | undefined, socket: Socket | undefined): void {
    const { target, finder, tls } = this.way;
    const sentName = servername ?? serverName(target.hostname);
    const secured = connectTls({
      ...(socket === undefined ? finder.place() : { socket }),
      ...tls,
      servername: sentName,
      checkServerIdentity: (_, shown) => checkServerIdentity(sentName || target.hostname, shown),
      ALPNProtocols: ['http/1.1'],
    });
    this.await(socket === undefined ? this.watched(secured) : secured, 'secureConnect');
  }

  private watched<Kind extends Socket>(socket: Kind): Kind {
    this.way.finder.watch(socket);
    this.way.roundTrip?.watch(socket);
    return socket;
  }

  /** Asks the proxy for a way through to the target. */
  private tunnel(proxy: URL, servername: string | undefined): void {
    const { hostname, port } = this.way.target;
    const path = `${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${port}`;
    const login = proxyAuthorization(proxy);
    const isSecure = proxy.protocol === 'https:';
    const ask = (isSecure ? requestHttps : requestHttp)({
      ...addressOf(proxy),
      ...(isSecure ? this.way.tls : {}),
      method: 'CONNECT',
      path,
      agent: false,
      headers: { host: path, ...(login === undefined ? {} : { 'proxy-authorization': login }) },
    });
    this.parts.push(ask);
    ask.once('socket', (socket) => this.watched(socket));
    const refuse = (status: number | undefined): void =>
      this.fail(
        new ProxyError(`The proxy ${proxy.host} answered ${status} to the request for a tunnel to ${path}.`),
      );
    ask.once('connect', ({ statusCode }, socket) => {
      this.keep(socket);
      if (statusCode === 200) this.secure(servername, socket);
      else refuse(statusCode);
    });
    ask.once('response', ({ statusCode }) => refuse(statusCode));
    ask.on('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code ?? cause.message;
      this.fail(new ProxyError(`The proxy ${proxy.host} could not be used (${reason}).`, { cause }));
    });
    ask.end();
  }
}

function addressOf(proxy: URL): { host: string; port: number; servername: string } {
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  const standardPort = proxy.protocol === 'https:' ? 443 : 80;
  return { host, port: proxy.port === '' ? standardPort : Number(proxy.port), servername: serverName(host) };
}

/** The name to send before the handshake; an address is not one. */
function serverName(host: string): string {
  return isIP(host) === 0 ? host : '';
}

/** The Proxy-Authorization header for a proxy with user and password in its address. */
export function proxyAuthorization(proxy: URL): string | undefined {
  if (proxy.username === '' && proxy.password === '') return undefined;
  const [user, password] = [decodeURIComponent(proxy.username), decodeURIComponent(proxy.password)];
  return authorization({ scheme: 'basic', user, password });
}

/** One context for all connections: reading certificates is slow. */
function createContext({ ca, cert, key }: TlsSettings): SecureContext {
  try {
    return createSecureContext({
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    });
  } catch (cause) {
    throw new IqmockError('INPUT', 'The certificates given cannot be used.', {
      hint: `Check --ca, --cert and --key: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  }
}
