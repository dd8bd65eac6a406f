import { createHash, createHmac } from 'node:crypto';
import { IqmockError } from '../errors.ts';
import type { Clock } from '../env/clock.ts';
import type { Delivery, Layer } from './delivery.ts';
import { checkHeaders } from './headers.ts';
import type { SignScheme } from './policy.ts';
import { maskSecrets } from '../secrets/mask.ts';

/**
 * Reads `standard-webhooks` or `hmac-sha256:Header-Name` with its secret. Throws USAGE; secrets are never part of
 * a message.
 */
export function parseSign(text: string, secretText: string | undefined): SignScheme {
  const [name, header] = splitOnce(text, ':');
  if (name === 'standard-webhooks' && header === undefined) {
    const secrets = needSecret(secretText)
      .split(/[\s,]+/)
      .filter((secret) => secret !== '');
    for (const secret of secrets) signingKey(secret);
    return { name, secrets };
  }
  if (name === 'hmac-sha256' && header !== undefined && header !== '') {
    checkHeaders({ [header]: '' });
    return { name, header, secret: needSecret(secretText) };
  }
  throw new IqmockError('USAGE', `--sign: "${maskSecrets(text)}" is not a way to sign.`, {
    hint: 'Write standard-webhooks, or hmac-sha256:Header-Name.',
  });
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function needSecret(secret: string | undefined): string {
  if (secret !== undefined && /[^\s,]/.test(secret)) return secret;
  throw noSecret(secret === undefined ? '--sign needs a secret.' : '--sign-secret names no secret.');
}

function noSecret(message: string): IqmockError {
  return new IqmockError('USAGE', message, {
    hint: 'Give it with --sign-secret, or better in the variable IQMOCK_SIGN_SECRET.',
  });
}

/** What the scheme demands of a key; a shorter one is refused by the libraries that verify. */
const leastKeyBytes = 24;
const makeOne = 'make one with: echo "whsec_$(openssl rand -base64 32)"';

/** The bytes of a secret `whsec_…`; throws USAGE if it is not base64 of 24 bytes or more. */
function signingKey(secret: string): Buffer {
  const encoded = secret.replace(/^whsec_/, '');
  const key = Buffer.from(encoded, 'base64');
  const same = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '');
  if (key.length === 0 || !same) {
    throw new IqmockError('USAGE', '--sign-secret is not a Standard Webhooks secret.', {
      hint: `It is whsec_ and base64; ${makeOne}`,
    });
  }
  if (key.length >= leastKeyBytes) return key;
  throw new IqmockError(
    'USAGE',
    `--sign-secret holds ${key.length} bytes; Standard Webhooks demands at least ${leastKeyBytes}.`,
    { hint: `It is whsec_ and base64; ${makeOne}` },
  );
}

/** Signs each try again, with the time of that try. The body and the id stay as they are. */
export function signLayer(scheme: SignScheme, clock: Clock): Layer {
  const headersOf = signatureHeaders(scheme, clock);
  return (next) => (delivery, attempt) =>
    next(delivery, { ...attempt, headers: { ...attempt.headers, ...headersOf(delivery) } });
}

/** Makes the headers that sign a delivery at this moment of a clock. */
export function signatureHeaders(scheme: SignScheme, clock: Pick<Clock, 'now'>): HeadersOf {
  return scheme.name === 'hmac-sha256'
    ? hmacHeaders(scheme)
    : standardHeaders(scheme.secrets.map(signingKey), clock);
}

type HeadersOf = (delivery: Pick<Delivery, 'id' | 'body' | 'copyOf'>) => Record<string, string>;

function hmacHeaders({ header, secret }: SignScheme & { name: 'hmac-sha256' }): HeadersOf {
  return ({ body }) => ({ [header]: createHmac('sha256', secret).update(body).digest('hex') });
}

function standardHeaders(keys: readonly Buffer[], clock: Pick<Clock, 'now'>): HeadersOf {
  return (delivery) => {
    const id = messageId({ ...delivery, id: delivery.copyOf ?? delivery.id });
    const timestamp = String(Math.floor(clock.now() / 1000));
    const signatures = keys.map((key) => {
      const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(delivery.body);
      return `v1,${hmac.digest('base64')}`;
    });
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    };
  };
}

/**
 * The message id of a delivery: the same on every try and in every run that sends the same bytes, another for other
 * bytes, and without the full stop that the scheme keeps for itself.
 */
export function messageId({ id, body }: Pick<Delivery, 'id' | 'body'>): string {
  return `msg_${createHash('sha256').update(id).update('\0').update(body).digest('base64url').slice(0, 27)}`;
}
