import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Result } from '../../src/delivery/delivery.ts';
import { afterFailure, isIdleClose } from '../../src/delivery/transport/contract.ts';
import { RoundTrip } from '../../src/delivery/transport/round-trip.ts';
import { createRawDriver } from '../../src/delivery/transport/raw/raw-driver.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { systemClock } from '../../src/env/clock.ts';
import { answerShapes, startShapeServer, type AnswerShape } from '../support/answer-shapes.ts';
import { aDelivery, aPolicy, aSender } from '../support/deliveries.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const drivers = ['undici', 'raw', 'raw that keeps little'] as const;
const ways = ['http', 'unix socket', 'TLS'] as const;
const policy = { retries: 1, backoffMs: [0], timeoutMs: 5000, tls: { insecure: true } };

/** Sends one delivery through a driver to a server of a shape. */
async function sendTo(
  shape: AnswerShape,
  driver: (typeof drivers)[number],
  way: (typeof ways)[number],
): Promise<{ result: Result; requests: number }> {
  const server = await startShapeServer(shape, await wayOf(way));
  onTestFinished(() => server.close());
  const target = parseTarget(server.address);
  const raw =
    driver === 'undici'
      ? undefined
      : createRawDriver({
          target,
          policy: aPolicy(policy),
          clock: systemClock,
          capture: driver === 'raw' ? 'full' : 'status',
        });
  const over = raw === undefined ? {} : { transport: raw.transport };
  const { sender } = aSender(server.address, policy, over);
  const result = await sender.send(aDelivery({ url: target.url }));
  await sender.close();
  raw?.close();
  return { result, requests: server.requests() };
}

async function wayOf(way: (typeof ways)[number]): Promise<Parameters<typeof startShapeServer>[1]> {
  if (way !== 'unix socket') return way === 'TLS' ? { tls: true } : {};
  return { socketPath: join(temporaryFolder(), 's') };
}

describe.each(drivers)('by %s', (driver) => {
  describe.each(ways)('over %s', (way) => {
    test.each(answerShapes)('$name', async (shape) => {
      const { result, requests } = await sendTo(shape, driver, way);
      const last = result.attempts.at(-1);
      expect({ status: last?.status, code: last?.error?.code }).toEqual({
        status: shape.status,
        code: shape.error?.code,
      });
      expect(last?.error?.message ?? '').toMatch(shape.error?.message ?? /^$/);
      expect(last?.warning ?? '').toMatch(shape.warning ?? /^$/);
      expect(last?.resent).toBeUndefined();
      expect(requests).toBe(shape.isRetried === true ? 2 : 1);
      const isSuccess = shape.error === undefined && (shape.status ?? 0) < 300;
      const outcome = shape.error !== undefined ? 'failed' : isSuccess ? 'delivered' : 'refused';
      expect(result.outcome).toBe(outcome);
    });
  });
});

describe('a connection that closes while an answer is awaited', () => {
  const closed = { wasIdle: true, hasAnswerBegun: false, roundTripMs: 0.2, sinceWriteMs: 1 };
  test.each([
    ['within 2 ms of the write, on a connection that was idle', closed, true],
    ['later than that', { ...closed, sinceWriteMs: 2.1 }, false],
    ['within two round trips of a far target', { ...closed, roundTripMs: 40, sinceWriteMs: 79 }, true],
    ['later than two round trips', { ...closed, roundTripMs: 40, sinceWriteMs: 81 }, false],
    ['on a new connection', { ...closed, wasIdle: false }, false],
    ['after a byte of the answer', { ...closed, hasAnswerBegun: true }, false],
  ])('%s', (_what, facts, isCrossing) => {
    expect(isIdleClose(facts)).toBe(isCrossing);
  });

  test('is sent again once, and only if that was a reset', () => {
    const reset = { code: 'reset', message: 'closed' } as const;
    const refused = { code: 'refused', message: 'nobody' } as const;
    const facts = { ...closed, failure: reset, firstFailure: undefined, wasWritten: true };
    expect(afterFailure(facts)).toBe('resend');
    expect(afterFailure({ ...facts, firstFailure: reset })).toBe(reset);
    expect(afterFailure({ ...facts, failure: refused, firstFailure: reset, wasWritten: false })).toBe(reset);
    expect(afterFailure({ ...facts, sinceWriteMs: 500 })).toBe(reset);
  });
});

describe('the way to a target and back', () => {
  /** What a target's connections took to open gives. */
  function measured(address: string, connectMs: readonly number[]): number {
    let now = 0;
    const roundTrip = new RoundTrip(parseTarget(address), { ...systemClock, monotonic: () => now });
    for (const ms of connectMs) {
      const socket = new EventEmitter();
      roundTrip.watch(socket as Socket);
      now += ms;
      socket.emit('connect');
    }
    return roundTrip.ms;
  }

  test('is that of the quickest connection, as any other may have waited for this process', () => {
    expect(measured('http://203.0.113.7/', [105, 40, 300])).toBe(40);
    expect(measured('http://203.0.113.7/', [])).toBe(0);
  });

  test.each([
    '3000',
    'http://localhost/',
    'http://app.localhost:3000/',
    'http://[::1]:3000/',
    'unix:/tmp/s:/',
  ])('takes no time on this machine: %s', (address) => {
    expect(measured(address, [105, 37])).toBe(0);
  });
});
