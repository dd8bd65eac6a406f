import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Mistakes } from './mistakes.ts';
import { Refusal } from './refusal.ts';

const toleranceSeconds = 300;

/** By what a signature is verified. */
export interface SignatureCheck {
  readonly secret: string;
  readonly mistakes: Mistakes;
  /** The time of day. */
  readonly nowMs: number;
}

/** Verifies a signature of Standard Webhooks; with mistakes, less than that. */
export function verify(headers: IncomingHttpHeaders, body: Buffer, check: SignatureCheck): void {
  const { secret, mistakes, nowMs } = check;
  const given = String(headers['webhook-signature'] ?? '');
  const id = String(headers['webhook-id'] ?? '');
  const timestamp = Number(headers['webhook-timestamp']);
  if (mistakes.has('SEC-01') && headers['webhook-signature'] === undefined) return;
  if (given === '' && headers['webhook-signature'] === undefined) throw new Refusal(401, 'no signature');
  const awaySeconds = Math.abs(nowMs / 1000 - timestamp);
  const limit = mistakes.has('SEC-05') ? 30 : toleranceSeconds;
  if (!(awaySeconds <= limit) && !mistakes.has('SEC-04')) throw new Refusal(401, 'too old');
  if (mistakes.has('SEC-02')) return;
  if (mistakes.has('SEC-07') && !/^msg_.{27}$/.test(id)) return;
  const signatures = given.split(' ').slice(0, mistakes.has('SEC-08') ? 1 : undefined);
  const isGood = acceptable(id, timestamp, body, mistakes).some((content) => {
    const wanted = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update(content)
      .digest();
    return signatures.some((signature) => isEqual(wanted, signature, mistakes));
  });
  if (!isGood) throw new Refusal(401, 'wrong signature');
}

function isEqual(wanted: Buffer, signature: string, mistakes: Mistakes): boolean {
  const [version, encoded = ''] = signature.split(',');
  const given = Buffer.from(encoded, 'base64');
  if (mistakes.has('SEC-09')) return timingSafeEqual(wanted, given);
  return version === 'v1' && given.length === wanted.length && timingSafeEqual(wanted, given);
}

/** The contents whose signature counts: one, but for mistakes. */
function acceptable(id: string, timestamp: number, body: Buffer, mistakes: Mistakes): Buffer[] {
  const content = (seconds: number, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`${id}.${seconds}.`), bytes]);
  if (mistakes.has('SEC-03'))
    return [body, Buffer.from(body.toString('utf8').replace('"Text":"X', '"Text":"'))].map((bytes) =>
      content(timestamp, bytes),
    );
  if (mistakes.has('SEC-06'))
    return Array.from({ length: 241 }, (_, index) => content(timestamp - 120 + index, body));
  return [content(timestamp, body)];
}
