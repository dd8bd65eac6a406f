import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { AttemptContext, Delivery, Layer } from '../../src/delivery/delivery.ts';
import { attemptHeader, countAttempts, withLayers } from '../../src/delivery/layers.ts';
import { messageId, parseSign, signLayer } from '../../src/delivery/sign.ts';
import { createVirtualClock, systemClock } from '../../src/env/clock.ts';
import { createRandom } from '../../src/env/random.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { aDelivery, aPolicy } from '../support/deliveries.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;
const otherSecret = `whsec_${Buffer.from('another one of thirty-two bytes.').toString('base64')}`;
const delivery = aDelivery({ id: 'чат#3', body: Buffer.from('{"Text":"Где мой заказ? 🙂"}') });

async function headersThrough(
  layers: readonly Layer[],
  what: Delivery,
  number = 1,
): Promise<Record<string, string>> {
  let seen: AttemptContext['headers'] = {};
  const transport = withLayers(
    (_, attempt) => {
      seen = attempt.headers;
      return Promise.resolve({ number: attempt.number, sentAt: 0, doneAt: 0 });
    },
    layers,
    { clock: systemClock, random: createRandom(1), target: parseTarget('9'), policy: aPolicy() },
  );
  await transport(what, { number, signal: new AbortController().signal, headers: {} });
  return { ...seen };
}

describe('standard-webhooks', () => {
  test('is what the reference library accepts, and nothing else', async () => {
    const headers = await headersThrough(
      [signLayer(parseSign('standard-webhooks', secret), systemClock)],
      delivery,
    );
    const body = Buffer.from(delivery.body);
    expect(new Webhook(secret).verify(body, headers)).toEqual({ Text: 'Где мой заказ? 🙂' });
    expect(() => new Webhook(otherSecret).verify(body, headers)).toThrow();
    expect(() => new Webhook(secret).verify(Buffer.concat([body, Buffer.from(' ')]), headers)).toThrow();
  });

  test('signs with every secret while they are rotated', async () => {
    const scheme = parseSign('standard-webhooks', `${secret} ${otherSecret}`);
    const headers = await headersThrough([signLayer(scheme, systemClock)], delivery);
    for (const one of [secret, otherSecret]) {
      expect(() => new Webhook(one).verify(Buffer.from(delivery.body), headers)).not.toThrow();
    }
  });

  test('a later try has the same id, another time and another signature', async () => {
    const clock = createVirtualClock(1_700_000_000_999);
    const layer = signLayer(parseSign('standard-webhooks', secret), clock);
    const first = await headersThrough([layer], delivery, 1);
    await clock.advance(5000);
    const second = await headersThrough([layer], delivery, 2);
    expect(first['webhook-timestamp']).toBe('1700000000');
    expect(second['webhook-timestamp']).toBe('1700000005');
    expect(second['webhook-id']).toBe(first['webhook-id']);
    expect(second['webhook-signature']).not.toBe(first['webhook-signature']);
  });

  test('the id fits into a header, has no full stop, and tells deliveries and bodies apart', () => {
    const ids = [delivery, aDelivery({ id: 'чат#4', body: delivery.body }), aDelivery({ id: 'чат#3' })].map(
      messageId,
    );
    for (const id of ids) expect(id).toMatch(/^msg_[\w-]{27}$/);
    expect(new Set(ids).size).toBe(3);
  });
});

describe('hmac-sha256', () => {
  test('is the hex digest of the body in the header that was named', async () => {
    const headers = await headersThrough(
      [signLayer(parseSign('hmac-sha256:X-Sig', 'key'), systemClock)],
      delivery,
    );
    expect(headers).toEqual({ 'X-Sig': createHmac('sha256', 'key').update(delivery.body).digest('hex') });
  });
});

describe('--sign that makes no sense is refused', () => {
  test.each([
    ['standard-webhooks', undefined, /needs a secret/],
    ['standard-webhooks', 'whsec_not base64!', /not a Standard Webhooks secret/],
    ['standard-webhooks', 'whsec_', /not a Standard Webhooks secret/],
    ['standard-webhooks:X', secret, /not a way to sign/],
    ['hmac-sha256', 'key', /not a way to sign/],
    ['hmac-sha256:', 'key', /not a way to sign/],
    ['hmac-sha256:Bad Name', 'key', /not the name of a header/],
    ['hmac-sha256:X-Sig', ' ', /names no secret/],
    ['hmac-sha256:X-Sig', ',', /names no secret/],
    ['standard-webhooks', ',', /names no secret/],
    ['standard-webhooks', ' , ', /names no secret/],
    ['standard-webhooks', 'whsec_YWJj', /3 bytes.*at least 24/],
    ['standard-webhooks', `${secret},whsec_YWJj`, /3 bytes/],
    ['md5', 'key', /not a way to sign/],
  ])('%s with %s', (text, given, message) => {
    expect(() => parseSign(text, given)).toThrow(message);
    expect(() => parseSign(text, given)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});

test('layers stack: the number of the try stands beside the signature', async () => {
  const headers = await headersThrough(
    [countAttempts, signLayer(parseSign('hmac-sha256:X-Sig', 'key'), systemClock)],
    delivery,
    3,
  );
  expect(headers[attemptHeader]).toBe('3');
  expect(Object.keys(headers)).toEqual([attemptHeader, 'X-Sig']);
});
