import type { LayerContext, Transport } from '../delivery.ts';
import type { SignScheme } from '../policy.ts';
import { defineTryFault } from './parts/definition.ts';
import { choice } from './parts/parameter.ts';
import { shaped } from './parts/shaped.ts';
import { signedAnew, withoutTime } from './parts/signing.ts';

const forms = ['missing', 'wrong', 'stale', 'tampered'] as const;

/** What each form does to a try. */
const spoilers: Readonly<
  Record<(typeof forms)[number], (next: Transport, context: LayerContext) => Transport>
> = {
  missing: (next, { policy }) =>
    shaped(next, { without: ['authorization', ...signatureHeaders(policy.sign)] }),
  wrong: (next, context) =>
    signedAnew(withWrongLogin(next, context), context, otherSecret(context.policy.sign)),
  stale: (next, context) => signedAnew(next, context, { shiftMs: -3_600_000 }),
  tampered: (next) => (delivery, attempt) => next({ ...delivery, body: tampered(delivery.body) }, attempt),
};

/** `bad_signature` */
export const definition = defineTryFault({
  name: 'bad_signature',
  doc: 'Spoils the proof of who sent it.',
  effect:
    'missing: neither signature nor Authorization. wrong: both made with another secret. stale: a right signature that is an hour old. tampered: one byte of the body differs from the signed one. A consumer may refuse it with a 4xx.',
  kind: 'try',
  mayRefuse: true,
  parameters: {
    is: choice({ doc: 'What is wrong with it.', of: forms, default: 'wrong' }),
  },
  main: 'is',
  example: {
    text: 'bad_signature:missing@share=2%',
    doc: 'two webhooks in a hundred come without a signature',
  },
  needsWire: ({ is }) => is === 'missing',
  problem({ is }, surroundings) {
    const { policy, target } = surroundings;
    if (is === 'stale') return withoutTime(surroundings);
    const proof = is === 'tampered' ? policy.sign : (policy.sign ?? policy.auth ?? target.auth);
    if (proof !== undefined) return undefined;
    const ways = is === 'tampered' ? '--sign' : '--sign, --bearer or --basic';
    return { message: 'there is no signature to spoil', hint: `Add ${ways}.` };
  },
  layer: ({ is }, next, context) => spoilers[is](next, context),
});

function signatureHeaders(sign: SignScheme | undefined): readonly string[] {
  if (sign === undefined) return [];
  return sign.name === 'hmac-sha256'
    ? [sign.header.toLowerCase()]
    : ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
}

function otherSecret(sign: SignScheme | undefined): { readonly scheme?: SignScheme } {
  if (sign === undefined) return {};
  const secret = Buffer.from('not the agreed secret').toString('base64');
  return {
    scheme: sign.name === 'hmac-sha256' ? { ...sign, secret } : { ...sign, secrets: [`whsec_${secret}`] },
  };
}

function withWrongLogin(next: Transport, { policy, target }: LayerContext): Transport {
  const auth = policy.auth ?? target.auth;
  if (auth === undefined) return next;
  const login = Buffer.from('nobody:wrong').toString('base64');
  const Authorization = auth.scheme === 'bearer' ? 'Bearer wrong' : `Basic ${login}`;
  return (delivery, attempt) =>
    next(delivery, { ...attempt, headers: { ...attempt.headers, Authorization } });
}

/** The same body but for one digit or letter of its last value, still valid JSON where it was. */
function tampered(body: Uint8Array): Uint8Array {
  const copy = Buffer.from(body);
  for (let index = copy.length - 1; index >= 0; index--) {
    const byte = copy[index] ?? 0;
    if (byte < 0x30 || byte > 0x39) continue;
    copy[index] = byte === 0x39 ? 0x38 : byte + 1;
    return copy;
  }
  if (copy.length > 0) copy[0] = (copy[0] ?? 0) ^ 1;
  return copy;
}
