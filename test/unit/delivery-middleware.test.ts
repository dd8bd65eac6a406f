import { describe, expect, test } from 'vitest';
import type { Delivery, Interceptor, Layer, Result, Transport } from '../../src/delivery/delivery.ts';
import { copyDelivery } from '../../src/delivery/interceptors.ts';
import type { DeliverySender, SenderOptions } from '../../src/delivery/sender.ts';
import { createSender } from '../../src/delivery/create-sender.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { createVirtualClock, type VirtualClock } from '../../src/env/clock.ts';
import { createRandom } from '../../src/env/random.ts';
import { toResultRecord } from '../../src/report/result-record.ts';
import { runSession } from '../../src/session/session.ts';
import type { Source } from '../../src/session/source.ts';
import type { Webhook } from '../../src/webhook/webhook.ts';
import type { CheckRecord, ResultRecord } from '../../src/report/record.ts';
import { aDelivery, aPolicy } from '../support/deliveries.ts';

/** The two real kinds that the seams are made for. */
const duplicate: Interceptor = (next) => async (delivery) => {
  const [result] = await Promise.all([next(delivery), next(copyDelivery(delivery, 'copy'))]);
  return result;
};
const cutFirst: Layer = (next) => async (delivery, attempt) => {
  const made = await next(delivery, attempt);
  if (!delivery.id.endsWith('#0')) return made;
  const { number, sentAt, doneAt } = made;
  return { number, sentAt, doneAt, error: { code: 'aborted', message: 'Cut.' }, cut: 'after 10 bytes' };
};

interface Rig {
  readonly clock: VirtualClock;
  readonly sender: DeliverySender;
  readonly sent: string[];
  readonly accepted: string[];
  readonly settled: Result[];
}

function rig(interceptors: readonly Interceptor[], over: Partial<SenderOptions> = {}): Rig {
  const clock = createVirtualClock();
  const [sent, accepted, settled]: [string[], string[], Result[]] = [[], [], []];
  const transport: Transport = async ({ id }, { number, signal }) => {
    const sentAt = clock.monotonic();
    sent.push(`${sentAt} ${id}`);
    await clock.sleep(10, signal);
    return { number, sentAt, doneAt: clock.monotonic(), status: 200 };
  };
  const sender = createSender({
    target: parseTarget('9'),
    policy: aPolicy(),
    clock,
    random: createRandom(1),
    transport,
    interceptors,
    onAccepted: ({ id }) => accepted.push(id),
    onSettled: (result) => settled.push(result),
    ...over,
  });
  return { clock, sender, sent, accepted, settled };
}

const one = (id: string, over: Partial<Delivery> = {}): Delivery => aDelivery({ id, ...over });

describe('an interceptor', () => {
  test('sends a copy: it goes in order behind its original and has a result of its own', async () => {
    const { clock, sender, sent, accepted, settled } = rig([duplicate]);
    const result = sender.send(one('a'));
    await clock.advance(100);
    expect(await result).toMatchObject({ delivery: { id: 'a' }, outcome: 'delivered' });
    expect(sent).toEqual(['0 a', '10 a~copy']);
    expect(accepted).toEqual(['a', 'a~copy']);
    expect(settled.map(({ delivery }) => delivery.copyOf)).toEqual([undefined, 'a']);
    expect(sender.stats).toMatchObject({ accepted: 2, pending: 0, outcomes: { delivered: 2 } });
  });

  test('holds back until the next one has left, or until the run waits', async () => {
    let held: (() => void) | undefined;
    const swap: Interceptor =
      (next, { flushed }) =>
      async (delivery) => {
        if (delivery.id === 'b') {
          const result = next(delivery);
          held?.();
          return result;
        }
        await Promise.race([new Promise<void>((resolve) => (held = resolve)), flushed()]);
        return next(delivery);
      };
    const { clock, sender, sent } = rig([swap]);
    void sender.send(one('a'));
    await clock.advance(50);
    expect(sent).toEqual([]);
    expect(sender.stats).toMatchObject({ accepted: 1, pending: 1 });
    void sender.send(one('b'));
    await clock.advance(50);
    void sender.send(one('c'));
    await clock.advance(50);
    expect(sent).toEqual(['50 b', '60 a']);
    const drained = sender.drain();
    await clock.advance(50);
    await drained;
    expect(sent).toEqual(['50 b', '60 a', '150 c']);
  });

  test('a copy that leaves late is waited for', async () => {
    const late: Interceptor = (next, { clock, track, stopped }) => {
      return async (delivery) => {
        const wait = clock.sleep(500, stopped);
        track(wait.then(() => next(copyDelivery(delivery, 'late'))));
        return next(delivery);
      };
    };
    const { clock, sender, sent } = rig([late]);
    void sender.send(one('a'));
    const drained = sender.drain();
    await clock.advance(1000);
    await drained;
    expect(sent).toEqual(['0 a', '500 a~late']);
  });

  test('what is never handed on is accounted for all the same', async () => {
    const withhold: Interceptor = () => (delivery) =>
      Promise.resolve({ delivery, attempts: [], outcome: 'dropped', dropReason: 'withheld on purpose' });
    const { sender, sent, accepted, settled } = rig([withhold]);
    await sender.send(one('a'));
    await sender.drain();
    expect(sent).toEqual([]);
    expect(accepted).toEqual(['a']);
    expect(settled).toMatchObject([{ outcome: 'dropped', dropReason: 'withheld on purpose' }]);
  });

  test('stopping lets go what is held, and drops it', async () => {
    const hold: Interceptor =
      (next, { flushed }) =>
      async (delivery) => {
        await flushed();
        return next(delivery);
      };
    const { sender, settled } = rig([hold]);
    void sender.send(one('a'));
    sender.stop('the run was interrupted');
    await sender.drain();
    expect(settled).toMatchObject([{ outcome: 'dropped', dropReason: 'the run was interrupted' }]);
  });
});

describe('a session', () => {
  const webhook = (index: number): Webhook => ({
    kind: 'webhook',
    index,
    scenario: 'chat',
    step: 'message',
    type: 'message_created',
    eventId: 600 + index,
    chatId: 1,
    clientId: 1,
    createdAt: 0,
    dueMs: 0,
    summary: () => '',
    body: Buffer.from('{}'),
    expect: { attempts: '< 5' },
  });

  function sourceOf(webhooks: Webhook[]): Source {
    return { name: 'chat', peek: () => webhooks[0]?.dueMs, step: () => webhooks.shift() };
  }

  test('judges and records copies, and judges no try that was cut on purpose', async () => {
    const clock = createVirtualClock();
    const records: (ResultRecord | CheckRecord)[] = [];
    const transport: Transport = (_, { number }) =>
      Promise.resolve({ number, sentAt: clock.monotonic(), doneAt: clock.monotonic(), status: 200 });
    const { summary } = await runSession({
      clock,
      random: createRandom(1),
      target: parseTarget('9'),
      policy: aPolicy(),
      speed: 'max',
      sources: [sourceOf([webhook(0), webhook(1)])],
      runCommand: () => Promise.reject(new Error('no command')),
      transport,
      layers: [cutFirst],
      interceptors: [duplicate],
      onRecord: (record) => {
        if (record.kind !== 'end') records.push(record);
      },
    });
    const results = records.filter((record) => record.kind === 'result');
    expect(results.map(({ id, copyOf, cut }) => ({ id, copyOf, cut }))).toEqual([
      { id: 'chat#0', copyOf: undefined, cut: 'after 10 bytes' },
      { id: 'chat#0~copy', copyOf: 'chat#0', cut: undefined },
      { id: 'chat#1', copyOf: undefined, cut: undefined },
      { id: 'chat#1~copy', copyOf: 'chat#1', cut: undefined },
    ]);
    const checks = records.filter((record) => record.kind === 'check');
    expect(checks.map(({ name, deliveryId, passed }) => ({ name, deliveryId, passed }))).toEqual([
      { name: 'accepted', deliveryId: 'chat#0~copy', passed: true },
      { name: 'accepted', deliveryId: 'chat#1', passed: true },
      { name: 'attempts', deliveryId: 'chat#1', passed: true },
      { name: 'accepted', deliveryId: 'chat#1~copy', passed: true },
    ]);
    expect(summary).toMatchObject({ verdict: 'passed', emitted: 4, copies: 2, cut: 1, resent: 0 });
  });
});

test('a record counts what was sent again', () => {
  const attempts = [
    { number: 1, sentAt: 0, doneAt: 1, status: 503, resent: true as const },
    { number: 2, sentAt: 2, doneAt: 3, status: 200 },
  ];
  const webhook: Parameters<typeof toResultRecord>[0] = {
    scenario: 'chat',
    step: 'message',
    type: 'typing',
    eventId: 0,
    chatId: 1,
    clientId: 1,
    createdAt: 0,
    summary: () => '',
  };
  const record = toResultRecord(
    webhook,
    { delivery: aDelivery(), attempts, outcome: 'delivered' },
    { originMs: 0 },
  );
  expect(record).toMatchObject({ resent: 1 });
});
