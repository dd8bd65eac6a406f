import { BlockList, isIP } from 'node:net';
import { IqmockError } from '../errors.ts';
import type { ProxySettings } from './policy.ts';
import { maskAddress } from '../secrets/mask.ts';
import { isLoopback, type Target } from './target.ts';
import { ownValue } from '../own.ts';

/**
 * The proxies that the usual variables ask for: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, each in small letters
 * first. They are there for all programs of a machine, so one that cannot be used matters only for a target that needs it.
 */
export function proxyFromEnvironment(env: Readonly<Record<string, string | undefined>>): ProxySettings {
  const http = readVariable(env, 'HTTP_PROXY') ?? readVariable(env, 'ALL_PROXY');
  const https = readVariable(env, 'HTTPS_PROXY') ?? readVariable(env, 'ALL_PROXY');
  const unusable = { ...problemOf('http', http), ...problemOf('https', https) };
  return {
    ...(typeof http === 'string' ? { http } : {}),
    ...(typeof https === 'string' ? { https } : {}),
    bypass: env['no_proxy'] ?? env['NO_PROXY'] ?? '',
    ...(Object.keys(unusable).length === 0 ? {} : { unusable }),
  };
}

/** The address in a variable, or what is wrong with it. */
function readVariable(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): string | IqmockError | undefined {
  const lower = ownValue(env, name.toLowerCase());
  const [value, found] = lower === undefined ? [ownValue(env, name), name] : [lower, name.toLowerCase()];
  if (value === undefined || value === '') return undefined;
  try {
    return proxyUrl(value, found, 'CONFIG');
  } catch (error) {
    if (error instanceof IqmockError) return error;
    throw error;
  }
}

function problemOf(
  kind: 'http' | 'https',
  read: string | IqmockError | undefined,
): ProxySettings['unusable'] {
  if (!(read instanceof IqmockError)) return {};
  const { message, hint = '' } = read;
  return { [kind]: { message, hint: `${hint} Or go without: --proxy none.` } };
}

/** A proxy address with its scheme; throws an error of the given code, naming `what`, if it is not one. */
export function proxyUrl(text: string, what: string, code: 'CONFIG' | 'USAGE'): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (/^https?:/i.test(address) && URL.canParse(address)) {
    const url = new URL(address);
    if (isDecodable(url.username) && isDecodable(url.password)) return url.href;
    throw new IqmockError(code, `${what}: the user or password of the proxy is not percent-encoded.`, {
      hint: 'Write % as %25 and @ as %40.',
    });
  }
  throw new IqmockError(code, `${what}: "${maskAddress(text)}" is not a proxy that can be used.`, {
    hint: 'Write http://host:port or https://host:port; other kinds of proxy are not supported.',
  });
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The proxy on the way to a target, if there is one. Loopback and sockets are always reached directly, as in Go. Throws CONFIG for
 * a proxy of the environment that cannot be used.
 */
export function proxyFor(target: Target, settings: ProxySettings): URL | undefined {
  const kind = target.protocol === 'https:' ? 'https' : 'http';
  const { [kind]: proxy, bypass, unusable } = settings;
  if (target.socketPath !== undefined || isLoopback(target.hostname)) return undefined;
  const problem = unusable?.[kind];
  if ((proxy ?? problem) === undefined || bypasses(target, bypass)) return undefined;
  if (problem === undefined) return new URL(proxy ?? '');
  throw new IqmockError('CONFIG', problem.message, { hint: problem.hint });
}

function bypasses(target: Target, list: string): boolean {
  return list.split(/[\s,]+/).some((entry) => entry !== '' && bypassedBy(target, entry.toLowerCase()));
}

function bypassedBy({ hostname, port }: Target, entry: string): boolean {
  if (entry === '*') return true;
  const host = hostname.toLowerCase();
  const range = /^(.+)\/(\d+)$/.exec(entry);
  if (range !== null) return inRange(host, range[1] ?? '', Number(range[2]));
  const [, name = entry, portText] = /^(.+?|\[.+\]):(\d+)$/.exec(entry) ?? [];
  if (isIP(entry) === 0 && portText !== undefined && Number(portText) !== port) return false;
  const wanted = (isIP(entry) === 0 ? name : entry).replace(/^\*?\.|[[\]]/g, '');
  return host === wanted || host.endsWith(`.${wanted}`);
}

function inRange(host: string, network: string, prefix: number): boolean {
  const [family, networkFamily] = [isIP(host), isIP(network)];
  if (family === 0 || family !== networkFamily || prefix > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(network, prefix, type);
  return range.check(host, type);
}
