import { IqmockError, suggest, type ErrorCode } from '../errors.ts';
import { readPackageText, type Host } from '../env/host.ts';
import { parseDurationMs } from '../env/units.ts';
import { checkHeaders, parseHeader } from './headers.ts';
import {
  orderScopes,
  presets,
  type DeliveryPolicy,
  type OrderScope,
  type PresetName,
  type SignScheme,
} from './policy.ts';
import { proxyFromEnvironment, proxyUrl } from './proxy.ts';
import { retryErrorCodes } from './retry.ts';
import { parseSign } from './sign.ts';
import type { Auth } from './auth.ts';
import { readTls } from './tls-files.ts';

/**
 * What a person may say about delivery, named as the flags are, in text or already read. Whatever is left out comes
 * from the preset.
 */
export interface PolicyOptions {
  /** A preset: `default`, `strict` or `fast`. Default: `default`. */
  readonly policy?: string | undefined;
  /** How long one try may take: a duration such as `10s`, or milliseconds. Default: 10s. */
  readonly timeout?: string | number | undefined;
  /** Tries after the first. Default: 0. */
  readonly retries?: string | number | undefined;
  /** The waits before each retry, the last one repeating: `1s,5s,30s`, or a list. Default: 1s,5s,30s,2m,10m. */
  readonly backoff?: string | readonly (string | number)[] | undefined;
  /**
   * What is tried again: statuses, classes and error codes, or `none`.
   * Default: 429,502,503,504,timeout,reset,refused.
   */
  readonly retryOn?: string | readonly string[] | undefined;
  /** Which webhooks wait for each other: those of a `chat`, of a `client`, all (`global`), or `none`. Default: chat. */
  readonly order?: string | undefined;
  /** Tries under way at once, at most. Default: 16. */
  readonly concurrency?: string | number | undefined;
  /** Headers on every webhook: `Name: value` lines, or a map. */
  readonly header?: readonly string[] | Readonly<Record<string, string>> | undefined;
  /** The token of an `Authorization: Bearer` header. */
  readonly bearer?: string | undefined;
  /** User and password of an `Authorization: Basic` header, `user:password`. */
  readonly basic?: string | undefined;
  /** Any certificate of the target is good. Default: false. */
  readonly insecure?: boolean | undefined;
  /** A PEM file with the authority that signed the certificate of the target. */
  readonly ca?: string | undefined;
  /** A PEM file with the certificate that is shown to the target (mutual TLS). */
  readonly cert?: string | undefined;
  /** A PEM file with the private key of `cert`. */
  readonly key?: string | undefined;
  /** How every try is signed: `standard-webhooks` or `hmac-sha256:Header-Name`. Default: not at all. */
  readonly sign?: string | undefined;
  /** The signing secret; several, separated by spaces or commas, for rotation. */
  readonly signSecret?: string | undefined;
  /** A proxy for every target in place of the one in the environment; `none` for no proxy at all. */
  readonly proxy?: string | undefined;
  /** Bytes of an answer to keep. Default: 16,384. */
  readonly maxResponse?: string | number | undefined;
  /** More names of headers and parameters to mask in every output; a name after `!` is shown. */
  readonly mask?: readonly string[] | undefined;
}

/** The doors that a policy is made through: the environment for proxies, files for certificates. */
export type PolicyHost = Pick<Host, 'env' | 'readText'>;

/**
 * Makes the policy that the options ask for. Throws USAGE, naming the flag, for a wrong value, INPUT for a file that
 * cannot be read, and CONFIG for a proxy variable that makes no sense.
 */
export async function resolvePolicy(options: PolicyOptions, host: PolicyHost): Promise<DeliveryPolicy> {
  const preset = presets[oneOf('--policy', options.policy ?? 'default', Object.keys(presets)) as PresetName];
  const base = preset.policy;
  const auth = parseAuth(options);
  const sign = signOf(options);
  return {
    ...base,
    timeoutMs: options.timeout === undefined ? base.timeoutMs : timeout(options.timeout),
    retries: whole('--retries', options.retries, 0, 1000) ?? base.retries,
    backoffMs: options.backoff === undefined ? base.backoffMs : parseBackoff(options.backoff),
    retryOn: options.retryOn === undefined ? base.retryOn : parseRetryOn(options.retryOn),
    order: oneOf('--order', options.order ?? base.order, orderScopes) as OrderScope,
    concurrency: whole('--concurrency', options.concurrency, 1, 10_000) ?? base.concurrency,
    userAgent: `iqmock/${(JSON.parse(readPackageText('package.json')) as { version: string }).version}`,
    headers: headersOf(options.header),
    ...(auth === undefined ? {} : { auth }),
    ...(sign === undefined ? {} : { sign }),
    tls: await readTls(options, host.readText),
    proxy: proxyOf(options.proxy, host.env),
    maxResponseBytes: whole('--max-response', options.maxResponse, 0, 100_000_000) ?? base.maxResponseBytes,
    mask: options.mask ?? [],
  };
}

/** Timers of Node cannot run longer. */
const longestMs = 2 ** 31 - 1;

function duration(value: string | number, flag: string): number {
  const ms = parseDurationMs(value, flag);
  if (ms <= longestMs) return ms;
  const shown = typeof value === 'number' ? `${value}ms` : value;
  throw usage(flag, shown, 'is too long', 'Write a duration of at most 24 days.');
}

function timeout(value: string | number): number {
  const ms = duration(value, '--timeout');
  if (ms > 0) return ms;
  throw usage(
    '--timeout',
    value,
    'leaves no time for an answer',
    'Write a duration above zero, such as 10s.',
  );
}

/** Waits in milliseconds of a text such as `1s,5s,30s`. Throws USAGE. */
export function parseBackoff(value: string | readonly (string | number)[]): number[] {
  const waits = splitList(value).map((wait) => duration(wait, '--backoff'));
  if (waits.length > 0) return waits;
  throw usage('--backoff', '', 'names no wait', 'Write durations such as 1s,5s,30s.');
}

/** What to try again, of a text such as `429,5xx,timeout`. Throws USAGE. */
export function parseRetryOn(value: string | readonly string[]): string[] {
  const parts = splitList(value).map((part) => part.toLowerCase());
  if (parts.length === 1 && parts[0] === 'none') return [];
  for (const part of parts) {
    if (!/^([1345]xx|[1345]\d\d)$/.test(part) && !retryErrorCodes.some((code) => code === part)) {
      const hint = `Write statuses (429), classes (5xx), and words: ${retryErrorCodes.join(', ')}; or none.`;
      throw usage('--retry-on', part, 'is nothing that can be tried again', hint);
    }
  }
  return [...new Set(parts)];
}

function splitList<T extends string | number>(value: string | readonly T[]): (string | T)[] {
  if (typeof value !== 'string') return [...value];
  return value.split(/[\s,]+/).filter((part) => part !== '');
}

function headersOf(header: PolicyOptions['header']): Readonly<Record<string, string>> {
  if (header === undefined) return {};
  const given = Array.isArray(header)
    ? Object.fromEntries(header.map((line: string) => parseHeader(line)))
    : (header as Readonly<Record<string, string>>);
  checkHeaders(given);
  return given;
}

function parseAuth({ bearer, basic }: PolicyOptions): Auth | undefined {
  if (bearer !== undefined && basic !== undefined) {
    throw new IqmockError('USAGE', '--bearer and --basic cannot be used together.', {
      hint: 'Give one of them.',
    });
  }
  if (bearer !== undefined) {
    if (/^[\x21-\x7e]+$/.test(bearer)) return { scheme: 'bearer', token: bearer };
    throw usage('--bearer', '***', 'is not a token', 'A token has no spaces and only ASCII characters.');
  }
  if (basic === undefined) return undefined;
  const colon = basic.indexOf(':');
  if (colon < 0) throw usage('--basic', '***', 'has no colon', 'Write user:password.');
  return { scheme: 'basic', user: basic.slice(0, colon), password: basic.slice(colon + 1) };
}

function signOf({ sign, signSecret }: PolicyOptions): SignScheme | undefined {
  if (sign !== undefined) return parseSign(sign, signSecret);
  if (signSecret === undefined) return undefined;
  throw new IqmockError('USAGE', '--sign-secret is given, but not how to sign.', {
    hint: 'Add --sign standard-webhooks or --sign hmac-sha256:Header-Name.',
  });
}

function proxyOf(proxy: string | undefined, env: PolicyHost['env']): DeliveryPolicy['proxy'] {
  if (proxy === undefined) return proxyFromEnvironment(env);
  if (proxy === 'none') return { bypass: '' };
  const url = proxyUrl(proxy, '--proxy', 'USAGE');
  return { http: url, https: url, bypass: '' };
}

function whole(
  flag: string,
  value: string | number | undefined,
  min: number,
  max: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (String(value).trim() !== '' && Number.isInteger(number) && number >= min && number <= max)
    return number;
  throw usage(flag, value, `is not a whole number from ${min} to ${max}`, 'Write such a number.');
}

function oneOf(flag: string, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  throw usage(flag, value, `is none of ${known.join(', ')}`, suggest(value, known));
}

function usage(flag: string, value: string | number, what: string, hint: string): IqmockError {
  const code: ErrorCode = 'USAGE';
  return new IqmockError(code, `${flag}: "${value}" ${what}.`, { hint });
}
