import { lookup as lookupName } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { IqmockError } from '../errors.ts';
import type { Auth } from './auth.ts';
import { maskAddress, maskSecrets } from '../secrets/mask.ts';

/** Where webhooks go. */
export interface Target {
  /** The address for people, secrets masked. */
  readonly label: string;
  /** The address for `Delivery.url`: whole, but without user and password. */
  readonly url: string;
  readonly protocol: 'http:' | 'https:';
  /** A name or an IP address, without brackets; `localhost` for a unix socket. */
  readonly hostname: string;
  readonly port: number;
  /** `http://127.0.0.1:3000`, what the Host header is made of. */
  readonly origin: string;
  /** Base path and query as they go on the wire. */
  readonly path: string;
  /** The socket file, for `unix:` targets. */
  readonly socketPath?: string;
  /** Made from user and password in the address. */
  readonly auth?: Auth;
}

const forms =
  'Write a port (3000), a host with a port (localhost:3000/hook), a URL (https://example.com/hook) or a socket (unix:/tmp/app.sock:/hook).';

/**
 * Reads an address as people write it: `3000`, `localhost:3000/hook`, `https://user:pass@host/hook?x=1`,
 * `unix:/tmp/app.sock:/hook`. Throws TARGET with a hint. `mask` names more parameters that the label hides.
 */
export function parseTarget(text: string, mask?: readonly string[]): Target {
  const trimmed = text.trim();
  if (trimmed === '') throw bad(text, 'is empty');
  if (trimmed.startsWith('unix:')) return unixTarget(trimmed, mask);
  return urlTarget(text, completed(trimmed), mask);
}

/** The address with a scheme and a host. */
function completed(text: string): string {
  if (/^:?\d+$/.test(text)) return `http://127.0.0.1:${checkPort(text, text.replace(':', ''))}/`;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return text;
  if (scheme !== undefined) throw bad(text, `has the scheme "${scheme}"`, 'Use http:// or https://.');
  if (/^https?:/i.test(text)) throw bad(text, 'lacks the two slashes after its scheme');
  if (text.startsWith(':')) return `http://127.0.0.1${text}`;
  if (/^[\w-]+$/.test(text) && text.toLowerCase() !== 'localhost') {
    throw bad(
      text,
      'is neither a port nor an address',
      `If it is a host name, write ${text}:PORT or http://${text}/.`,
    );
  }
  return `http://${text}`;
}

function urlTarget(written: string, address: string, mask?: readonly string[]): Target {
  if (/[\s\\]/.test(address)) throw bad(written, 'has a space or a backslash in it');
  const portText = /^https?:\/\/[^/?#]*?:(\d+)(?:[/?#]|$)/i.exec(address.replace(/\/\/[^/?#]*@/, '//'))?.[1];
  if (portText !== undefined) checkPort(written, portText);
  const bareNumber = /^https?:\/\/(\d+)(?:[/?#]|$)/i.exec(address)?.[1];
  if (bareNumber !== undefined) {
    throw bad(written, 'has a number as its host', `Write ${bareNumber} for that port of this machine.`);
  }
  if (!URL.canParse(address)) throw bad(written, 'is not a URL');
  const url = new URL(address);
  const auth = authOf(written, url);
  url.username = '';
  url.password = '';
  url.hash = '';
  return {
    label: maskSecrets(auth === undefined ? url.href : url.href.replace('://', `://***@`), [], mask),
    url: url.href,
    protocol: url.protocol as Target['protocol'],
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    origin: url.origin,
    path: url.pathname + url.search,
    ...(auth === undefined ? {} : { auth }),
  };
}

function authOf(written: string, url: URL): Auth | undefined {
  if (url.username === '' && url.password === '') return undefined;
  try {
    const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    return { scheme: 'basic', user, password };
  } catch {
    throw bad(written, 'has a user or password that is not percent-encoded', 'Write % as %25 and @ as %40.');
  }
}

function unixTarget(text: string, mask?: readonly string[]): Target {
  const match = /^unix:(?:\/\/(?=\/))?([^:]+)(?::(\/.*)?)?$/.exec(text);
  const [, socketPath, path = '/'] = match ?? [];
  if (socketPath === undefined || socketPath === '/') {
    throw bad(text, 'names no socket', 'Write unix:/path/to/app.sock, or unix:/path/to/app.sock:/hook.');
  }
  const url = new URL(`http://localhost${path}`);
  const wirePath = url.pathname + url.search;
  const address = `unix:${socketPath}:${wirePath}`;
  return {
    label: maskSecrets(address, [], mask),
    url: address,
    protocol: 'http:',
    hostname: 'localhost',
    port: 80,
    origin: 'http://localhost',
    path: wirePath,
    socketPath,
  };
}

function checkPort(written: string, digits: string): number {
  const port = Number(digits);
  if (port >= 1 && port <= 65_535) return port;
  throw bad(written, `has the port ${digits}`, 'Ports go from 1 to 65535.');
}

function bad(written: string, what: string, hint = forms): IqmockError {
  return new IqmockError('TARGET', `The target "${maskAddress(written)}" ${what}.`, { hint });
}

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv6');
}

/** Finds the addresses of a name; rejects when there are none. */
export type Lookup = (hostname: string) => Promise<readonly { readonly address: string }[]>;

const systemLookup: Lookup = (hostname) => lookupName(hostname, { all: true });

/**
 * Whether a target is this machine or a private network (loopback, private, link-local and shared ranges, a unix
 * socket). A name is looked up, and every address of it must be private. Throws TARGET for a name that is not known.
 */
export async function isPrivateTarget(target: Target, lookup: Lookup = systemLookup): Promise<boolean> {
  if (target.socketPath !== undefined || isLoopbackName(target.hostname)) return true;
  if (isIP(target.hostname) !== 0) return isPrivateAddress(target.hostname);
  try {
    const found = await lookup(target.hostname);
    return found.length > 0 && found.every(({ address }) => isPrivateAddress(address));
  } catch (cause) {
    throw new IqmockError('TARGET', `The name ${target.hostname} is not known here.`, {
      hint: 'Check the host of --to. Where only a proxy knows it, use --allow-remote.',
      cause,
    });
  }
}

/** Throws TARGET for a target that is neither this machine nor in a private network; the hint says how to allow it. */
export async function requirePrivateTarget(target: Target, hint: string): Promise<void> {
  if (await isPrivateTarget(target)) return;
  throw new IqmockError('TARGET', `${target.label} is neither this machine nor in a private network.`, {
    hint,
  });
}

/** Whether a host is this very machine, by its name or address alone. */
export function isLoopback(hostname: string): boolean {
  return isLoopbackName(hostname) || /^127\.|^::1$/.test(hostname);
}

function isLoopbackName(hostname: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(hostname);
}

function isPrivateAddress(address: string): boolean {
  return privateAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
