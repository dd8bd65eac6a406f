import { spellingPattern } from './spellings.ts';

const mask = '***';

/** Shorter texts are not searched for: they would turn up by chance everywhere. */
const shortestSecret = 4;

/**
 * The names of headers and query parameters whose values are masked. Case does not count, and `_`, `.` and camelCase
 * separate words as `-` does.
 */
export const secretNames = {
  /** The whole name. */
  whole: ['code', 'pass', 'sid', 'sig'],
  /** One word of the name. */
  words: ['auth', 'cookie', 'csrf', 'hmac', 'jwt', 'key', 'otp', 'pwd', 'session', 'xsrf'],
  /** Any part of the name. */
  parts: [
    'accesskey',
    'apikey',
    'authorization',
    'credential',
    'passphrase',
    'passw',
    'secret',
    'sessionid',
    'signature',
    'token',
  ],
  /** Never masked, although the lists above hold them. */
  shown: ['idempotency-key', 'sec-websocket-key'],
} as const;

/** Whether the value of a name is masked. */
type NameTest = (name: string) => boolean;

const standardPattern = new RegExp(
  `^(?:${secretNames.whole.join('|')})$|(?:^|-)(?:${secretNames.words.join('|')})(?:-|$)|${secretNames.parts.join('|')}`,
);
const noMore: readonly string[] = [];
const tests = new WeakMap<readonly string[], NameTest>();
const mostKnownNames = 1000;

/** `X-Api_Key` as `x-api-key`, `accessToken` as `access-token`. */
function normalName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[_.\s]+/g, '-')
    .toLowerCase();
}

function globPattern(glob: string): RegExp {
  const source = normalName(glob).replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${source.replaceAll('*', '.*')}$`);
}

function nameTest(more: readonly string[]): NameTest {
  const found = tests.get(more);
  if (found !== undefined) return found;
  const shown = [
    ...secretNames.shown,
    ...more.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
  ].map(globPattern);
  const added = more.filter((name) => !name.startsWith('!')).map(globPattern);
  const known = new Map<string, boolean>();
  const test: NameTest = (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const normal = normalName(name);
    const fits = (pattern: RegExp): boolean => pattern.test(normal);
    const isSecret = added.some(fits) || (standardPattern.test(normal) && !shown.some(fits));
    if (known.size < mostKnownNames) known.set(name, isSecret);
    return isSecret;
  };
  tests.set(more, test);
  return test;
}

/**
 * Whether the value of this header or query parameter is masked wherever it is shown. `more` adds names, in which `*`
 * stands for anything; a name after `!` is shown all the same.
 */
export function isSecretName(name: string, more: readonly string[] = noMore): boolean {
  return nameTest(more)(name);
}

/**
 * A text with its secrets replaced by `***`: those given, and what looks like one: a password in a URL, a
 * `token=` in a query, a signing secret, the credentials of an Authorization line.
 */
export function maskSecrets(
  text: string,
  secrets: readonly string[] = [],
  more: readonly string[] = noMore,
): string {
  return maskParameters(maskGiven(text, secrets).replace(/(:\/\/)[^\s/?#]*@/g, `$1${mask}@`), more)
    .replace(/whsec_[A-Za-z0-9+/=_-]+/g, `whsec_${mask}`)
    .replace(/(authorization:\s*(?:\w+\s+)?)[^\s'"]+/gi, `$1${mask}`);
}

/** An address as people write it, with or without a scheme, whole or wrong: no user, no password, no token. */
export function maskAddress(text: string, more: readonly string[] = noMore): string {
  return maskSecrets(maskLogin(text), [], more);
}

/** A command line of a user with its secrets replaced: those of `maskSecrets`, and the values of secret headers. */
export function maskCommand(text: string, more: readonly string[] = noMore): string {
  return maskSecrets(text, [], more).replace(
    /((?:^|['"\s])([A-Za-z][\w-]*):\s*)([^'"\n]+)/g,
    (whole, before: string, name: string, value: string) =>
      isSecretName(name, more) ? before + maskValue(value) : whole,
  );
}

/** A text with the given secrets replaced by `***`, also where JSON, a URL or HTML escapes them; nothing else is touched. */
export function maskGiven(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    masked = /[\\%&+]/.test(masked)
      ? masked.replace(spellingPattern(secret), mask)
      : masked.replaceAll(secret, mask);
  }
  return masked;
}

/** Headers with secret values replaced; the scheme of an Authorization header stays. */
export function maskHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[] = [],
  more: readonly string[] = noMore,
): Readonly<Record<string, string>> {
  const isSecret = nameTest(more);
  const shown = (name: string, value: string): string =>
    isSecret(name) ? maskValue(value) : maskGiven(value, secrets);
  const entries = Object.entries(headers);
  // Most headers hold nothing to mask, and this is done for each answer: they are not copied.
  if (entries.every(([name, value]) => shown(name, value) === value)) return headers;
  return Object.fromEntries(entries.map(([name, value]) => [name, shown(name, value)]));
}

/** The secrets in a header: its value, and what follows the name of a scheme. */
function secretsOfHeader(value: string): string[] {
  const rest = schemePattern.exec(value)?.[2];
  return rest === undefined ? [value] : [value, rest];
}

/** The secrets in headers whose names say so; see `isSecretName`. */
export function secretsOfHeaders(
  headers: Readonly<Record<string, string>>,
  more: readonly string[] = noMore,
): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    isSecretName(name, more) ? secretsOfHeader(value) : [],
  );
}

/** The values of secret parameters in a path, as written there and decoded. */
export function secretsOfPath(path: string, more: readonly string[] = noMore): string[] {
  return [...path.matchAll(parameter)].flatMap(([, , name = '', value = '']) =>
    isSecretName(decoded(name), more) ? [value, decoded(value)] : [],
  );
}

const parameter = /([?&#;])([^?&#;=\s'"]+)=([^&#;\s'"]*)/g;
const schemePattern = /^(Bearer|Basic|Digest|Token|Negotiate|ApiKey|HMAC)\s+(.+)$/is;

function maskParameters(text: string, more: readonly string[]): string {
  return text.replace(parameter, (whole, sign: string, name: string) =>
    isSecretName(decoded(name), more) ? `${sign}${name}=${mask}` : whole,
  );
}

function maskLogin(text: string): string {
  if (/^\s*unix:/.test(text)) return text;
  const [, scheme = '', rest = ''] = /^(\s*(?:[a-z][a-z0-9+.-]*:\/{1,2}|\/\/)?)(.*)$/is.exec(text) ?? [];
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  // In what is no address, a slash or a question mark may belong to the password.
  const isWrong = !URL.canParse(scheme === '' ? `http://${rest}` : text.trim());
  const end = (authority.includes('@') || !isWrong ? authority : rest).lastIndexOf('@');
  return end < 0 ? text : `${scheme}${mask}${rest.slice(end)}`;
}

function maskValue(value: string): string {
  const scheme = schemePattern.exec(value)?.[1];
  return scheme === undefined ? mask : `${scheme} ${mask}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
