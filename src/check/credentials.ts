import type { Clock } from '../env/clock.ts';
import { authorization } from '../delivery/auth.ts';
import { attemptHeader } from '../delivery/layers.ts';
import type { DeliveryPolicy, SignScheme } from '../delivery/policy.ts';
import { signatureHeaders } from '../delivery/sign.ts';
import type { Target } from '../delivery/target.ts';

/** What a webhook shows to prove who sent it, changed for a trial. */
export interface ProofChange {
  /** No signature and no login at all. */
  readonly missing?: true;
  /** Signed or logged in with something else. */
  readonly wrongSecret?: true;
  /** The clock of the signature is off by so much, ms. */
  readonly skewMs?: number;
  /** The signature is that of these bytes. */
  readonly signedBody?: Uint8Array;
}

/** A webhook as far as its proof goes. */
export interface Provable {
  /** The message id: the same for every copy of an event. */
  readonly id: string;
  readonly body: Uint8Array;
  readonly attempt: number;
  readonly proof?: ProofChange | undefined;
}

/** Headers that prove who sent a webhook, by their names. */
export type ProofHeaders = Readonly<Record<string, string>>;

/** Makes the headers that prove who sent a webhook: signature, login, and the number of the try. */
export function createProver(
  { policy, target }: { readonly policy: DeliveryPolicy; readonly target: Target },
  clock: Clock,
): (webhook: Provable) => ProofHeaders {
  const login = policy.auth ?? target.auth;
  return ({ id, body, attempt, proof = {} }) => {
    const counted = { [attemptHeader]: String(attempt) };
    if (proof.missing === true) return counted;
    const auth =
      login === undefined
        ? {}
        : { Authorization: authorization(proof.wrongSecret ? stranger(login) : login) };
    if (policy.sign === undefined) return { ...counted, ...auth };
    const scheme = proof.wrongSecret === true ? forged(policy.sign) : policy.sign;
    const skewed = { now: () => clock.now() + (proof.skewMs ?? 0) };
    const signature = signatureHeaders(scheme, skewed)({ id, body: proof.signedBody ?? body });
    return { ...counted, ...auth, ...signature };
  };
}

function stranger(login: NonNullable<DeliveryPolicy['auth']>): NonNullable<DeliveryPolicy['auth']> {
  return login.scheme === 'bearer'
    ? { scheme: 'bearer', token: 'iqmock-check-wrong-token' }
    : { ...login, password: 'iqmock-check-wrong-password' };
}

function forged(scheme: SignScheme): SignScheme {
  if (scheme.name === 'hmac-sha256') return { ...scheme, secret: 'iqmock check: not the secret' };
  return { ...scheme, secrets: [Buffer.from('iqmock check: not the secret').toString('base64')] };
}
