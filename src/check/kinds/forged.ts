import type { Provable, ProofHeaders } from '../credentials.ts';
import type { Level } from '../contract.ts';
import type { Lab } from '../lab.ts';
import type { TrialFailure } from '../rule.ts';
import { bytesOf } from '../twin.ts';
import type { WireRequest } from '../wire.ts';
import { judgeRefused, type BadRequest } from './refused.ts';

/** A good event with something wrong about its proof. */
export interface Forged {
  readonly name: string;
  /** What changes about the request; `prove` gives the right headers. */
  request(body: Uint8Array, prove: (change: Partial<Provable>) => ProofHeaders): Partial<WireRequest>;
}

/** Sends events whose proof is wrong: they must be refused, and have no effect. */
export async function judgeForged(
  lab: Lab,
  forgeries: readonly Forged[],
  failing: Level = 'SHOULD',
): Promise<TrialFailure[]> {
  const failures = await judgeRefused(
    lab,
    (twin) =>
      forgeries.map(({ name, request }): BadRequest => {
        const body = bytesOf(twin.payloads[lab.laterMessage]);
        const id = `check ${twin.number} ${name}`;
        const prove = (change: Partial<Provable>): ProofHeaders =>
          lab.options.wire.prove({ id, body, ...change });
        return { name, request: { id, body, ...request(body, prove) } };
      }),
    {
      weights: { '2xx': 'MUST', '3xx': failing, '5xx': failing, 'no answer': 'MUST', 'cut off': failing },
      expected: '401, 403 or 400',
    },
  );
  return failures;
}
