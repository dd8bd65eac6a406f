import { address, durationMs, onOff, path, text, type Kind } from '../../config/kinds.ts';
import { defineOption } from '../../config/option.ts';
import { parseHeader } from '../../delivery/headers.ts';
import { describePolicy } from '../../delivery/describe-policy.ts';
import { presets } from '../../delivery/policy.ts';
import { maskHeaders } from '../../delivery/secrets.ts';
import { IqmockError } from '../../errors.ts';

const group = 'Target';
const shown = describePolicy(presets.default.policy);

/** HTTP headers, `Name: value`; a configuration file may also give a map. */
const headerKind: Kind<Readonly<Record<string, string>>> = {
  placeholder: "'NAME: VALUE'",
  takes: 'many',
  separator: '\n',
  schema: {
    type: ['object', 'string', 'array'],
    items: { type: 'string', minLength: 1 },
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  parse(texts, label) {
    return Object.fromEntries(texts.map((line) => headerOf(line, label)));
  },
  format: (value) => lines(value).join('\n'),
  mask: (text, names) =>
    text
      .split('\n')
      .map((line) => lines(maskHeaders(Object.fromEntries([parseHeader(line)]), [], names)).join(''))
      .join('; '),
  texts(value) {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return undefined;
    const lines = Array.isArray(value)
      ? (value as unknown[])
      : Object.entries(value).map(([name, content]) => `${name}: ${String(content)}`);
    return lines.every((line) => typeof line === 'string') ? lines : undefined;
  },
};

function lines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map((header) => header.join(': '));
}

function headerOf(line: string, label: string): [name: string, value: string] {
  try {
    return parseHeader(line);
  } catch (error) {
    if (!(error instanceof IqmockError)) throw error;
    throw new IqmockError('USAGE', error.message.replace('--header', label), { hint: error.hint });
  }
}

/** `--to` */
export const to = defineOption<string>({
  name: 'to',
  aliases: ['forward-to'],
  group,
  doc: 'The consumer: a URL, a port of this machine, or unix:/path/to.sock:/hook.',
  kind: address('URL'),
  defaultText: 'an embedded consumer is started',
});

/** `--target` */
export const target = defineOption<string>({
  name: 'target',
  group,
  doc: 'A named target of the configuration file: its address and everything said with it.',
  kind: text('NAME'),
});

/** `--header` */
export const header = defineOption<Readonly<Record<string, string>>>({
  name: 'header',
  short: 'H',
  group,
  doc: 'A header on every webhook.',
  kind: headerKind,
  configKey: 'headers',
});

/** `--bearer` */
export const bearer = defineOption<string>({
  name: 'bearer',
  group,
  doc: 'The token of an Authorization: Bearer header.',
  kind: text('TOKEN'),
  secret: true,
});

/** `--basic` */
export const basic = defineOption<string>({
  name: 'basic',
  group,
  doc: 'User and password of an Authorization: Basic header.',
  kind: text('USER:PASSWORD'),
  secret: true,
});

/** `--sign` */
export const sign = defineOption<string>({
  name: 'sign',
  group,
  doc: 'Signs every try: standard-webhooks, or hmac-sha256:Header-Name.',
  kind: text('SCHEME'),
  defaultText: shown['signature'] ?? '',
});

/** `--sign-secret` */
export const signSecret = defineOption<string>({
  name: 'sign-secret',
  group,
  doc: 'The secret to sign with; several apart by commas, for rotation.',
  kind: text('SECRET'),
  secret: true,
});

/** `--insecure` */
export const insecure = defineOption<boolean>({
  name: 'insecure',
  group,
  doc: 'Trusts any certificate of the target.',
  kind: onOff,
  default: false,
});

/** `--ca` */
export const ca = defineOption<string>({
  name: 'ca',
  group,
  doc: 'A PEM file with the authority that signed the certificate of the target.',
  kind: path(),
});

/** `--cert` */
export const cert = defineOption<string>({
  name: 'cert',
  group,
  doc: 'A PEM file with the certificate iqmock shows (mutual TLS).',
  kind: path(),
});

/** `--key` */
export const key = defineOption<string>({
  name: 'key',
  group,
  doc: 'A PEM file with the private key of --cert.',
  kind: path(),
});

/** `--proxy` */
export const proxy = defineOption<string>({
  name: 'proxy',
  group,
  doc: 'The proxy on the way to the target, or none. Loopback is always reached directly.',
  kind: address('URL|none'),
  defaultText: 'HTTP_PROXY, HTTPS_PROXY, NO_PROXY',
});

/** `--wait-for-target` */
export const waitForTarget = defineOption<number>({
  name: 'wait-for-target',
  group,
  doc: 'Waits so long for the target to accept connections before it sends anything.',
  kind: durationMs,
});

/** How to reach the consumer, in the order of help. */
export const targetOptions = {
  to,
  target,
  header,
  bearer,
  basic,
  sign,
  signSecret,
  insecure,
  ca,
  cert,
  key,
  proxy,
  waitForTarget,
} as const;
