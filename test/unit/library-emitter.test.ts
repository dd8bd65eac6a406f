import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createEmitter,
  IqmockError,
  isEvent,
  scenario,
  scenarioFromYaml,
  startConsumer,
  type Consumer,
  type Emitter,
  type EmitterOptions,
  type EventType,
  type TriggerOptions,
} from '../../src/index.ts';
import { events } from '../../src/events/index.gen.ts';
import { temporaryFolder } from '../support/cli.ts';

const start = '2024-03-01T09:00:00Z';

let consumer: Consumer;
beforeEach(async () => {
  consumer = await startConsumer({ strict: true });
});
afterEach(() => consumer.close());

async function emitterTo(to: string | number, options: Partial<EmitterOptions> = {}): Promise<Emitter> {
  const emitter = await createEmitter({ to, start, ...options });
  onTestFinished(() => emitter.close());
  return emitter;
}

const textsOf = ({ received }: Consumer): string[] => received.map(({ text }) => text);

describe('play', () => {
  it('sends every webhook of a scenario, and tells what became of each', async () => {
    const emitter = await emitterTo(consumer.url);
    expect(emitter.target).toBe(consumer.url);
    const result = await emitter.play('support-chat');
    expect(result.passed).toBe(true);
    expect(result.failures).toEqual([]);
    expect(result.explanation).toMatch(/^Passed: all \d+ checks held\.$/);
    expect(result.summary).toMatchObject({
      verdict: 'passed',
      exitCode: 0,
      outcomes: { refused: 0, failed: 0 },
    });
    expect(result.results).toHaveLength(result.summary.emitted);
    expect(consumer.stats).toMatchObject({ received: result.summary.emitted, invalid: 0 });
    expect(result.payloads.map((payload) => JSON.stringify(payload))).toEqual(textsOf(consumer));
    const question = result.payloads.find((payload) => isEvent(payload, 'message_created'));
    expect(question?.Rels.ChatMessages[0]?.Text).toBe('Где мой заказ?');
  });

  it('gives the same bytes for the same seed and start, and others for another seed', async () => {
    const runs: string[][] = [];
    for (const seed of [7, 7, 8]) {
      await using own = await startConsumer();
      await using emitter = await createEmitter({ to: own.url, seed, start });
      await emitter.play('support-chat');
      runs.push(textsOf(own));
    }
    expect(runs[0]).toHaveLength(runs[2]?.length ?? 0);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
  });

  it.each([
    ['a Date', new Date(start)],
    ['milliseconds', Date.parse(start)],
    ['a text', start],
  ])('takes %s as the start, and for one play something else than for all', async (_, moment) => {
    const emitter = await emitterTo(consumer.url, { start: moment, profile: '2018', seed: 3 });
    const built = scenario('short').createChat({ client: { as: 'maria' }, as: 'chat' });
    const { payloads } = await emitter.play(built, { profile: '2023' });
    expect(payloads[0]?.ChatEvent.CreatedAt).toBeGreaterThanOrEqual(Date.parse(start));
    expect(payloads[0]?.ChatEvent.CreatedAt).toBeLessThan(Date.parse(start) + 1000);
    expect(payloads[0]?.Rels.Clients?.[0]).toHaveProperty('EdnaId');
    const old = await emitter.play(built);
    expect(old.payloads[0]?.Rels.Clients?.[0]).not.toHaveProperty('EdnaId');
  });

  it('plays twelve at once without a warning of listeners', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    onTestFinished(() => void process.off('warning', note));
    const emitter = await emitterTo(consumer.url);
    const results = await Promise.all(Array.from({ length: 12 }, () => emitter.play('missed-chat')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(results.every(({ passed }) => passed)).toBe(true);
    expect(warnings.map(({ name }) => name)).not.toContain('MaxListenersExceededWarning');
    for (const { webhooks, payloads } of results)
      expect(webhooks).toEqual(payloads.map((payload) => ({ type: payload.ChatEvent.Type, payload })));
  });

  it('never repeats an id: not in a second play, not in a second emitter of the same millisecond', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => createEmitter({ to: consumer.url, seed: 5 })));
    const pinned = await createEmitter({ to: consumer.url, seed: 5, start });
    const results = [];
    for (const emitter of [one!, one!, other!, other!, pinned, pinned])
      results.push(await emitter.play('missed-chat'));
    results.push(await pinned.trigger('chat_created'), await pinned.trigger('chat_created'));
    const sent = results.flatMap(({ payloads }) => payloads.map(({ ChatEvent }) => ChatEvent.Id));
    const ids = sent.filter((id) => id !== 0);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
    for (const emitter of [one!, other!, pinned]) await emitter.close();
  });

  it('repeats the second play of a pinned start by the number that its command line names', async () => {
    const first = await emitterTo(consumer.url, { seed: 5, start });
    await first.play('missed-chat');
    const { payloads } = await first.play('missed-chat');
    const again = await emitterTo(consumer.url, { seed: 5, start, ids: 1 });
    expect((await again.play('missed-chat')).payloads).toEqual(payloads);
  });

  it('plays what is built, what is written in YAML, a file, and a name alike', async () => {
    const world = { clients: { maria: {} } };
    const built = scenario('hello', { world })
      .createChat({ client: 'maria', as: 'chat' })
      .message({ chat: 'chat', from: 'maria', as: 'question' });
    const yaml = JSON.stringify(built);
    const folder = temporaryFolder({ 'hello.yaml': yaml });
    for (const playable of [built, scenarioFromYaml(yaml), `${folder}/hello.yaml`]) {
      const emitter = await emitterTo(consumer.url, { seed: 5 });
      await emitter.play(playable);
    }
    const [one, two, three] = [0, 2, 4].map((from) => textsOf(consumer).slice(from, from + 2));
    expect(one).toHaveLength(2);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });

  it('tells what the consumer did wrong, with the command lines that show it again', async () => {
    await using failing = await startConsumer({ status: 503, answer: 'out of beds' });
    const emitter = await emitterTo(failing.url, {
      retries: 1,
      backoff: '1ms',
      bearer: 'a-secret-token',
      // It does nothing here, and the command line would say so.
      insecure: true,
    });
    const { passed, failures, explanation, summary } = await emitter.play('missed-chat', { seed: 9 });
    expect({ passed, verdict: summary.verdict }).toEqual({ passed: false, verdict: 'failed' });
    expect(failures.every((check) => !check.passed)).toBe(true);
    expect(explanation).toMatch(/^Failed: .*\n\nFAILED {2}accepted /);
    expect(explanation).toContain('out of beds');
    expect(explanation).toMatch(/curl .* long: --verbose and every report show it/);
    expect(failures[0]?.repro).toBe(
      `iqmock run missed-chat --to ${failing.url} --retries 1 --backoff 1ms --bearer "$IQMOCK_BEARER" --seed 9 --start 2024-03-01T09:00:00.000Z --speed max`,
    );
    expect(JSON.stringify(failures) + explanation).not.toContain('a-secret-token');
  });

  it('throws the mistakes of a scenario before anything is sent', async () => {
    const emitter = await emitterTo(consumer.url);
    const greedy = scenario('greedy').close({ chat: 'nobody' });
    await expect(emitter.play(greedy)).rejects.toMatchObject({ name: 'IqmockError', code: 'SCENARIO' });
    await expect(emitter.play('no-such-chat')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      emitter.play('support-chat', { set: { 'Rels.Clients[0].Nmae': 'X' } }),
    ).rejects.toMatchObject({
      code: 'OVERRIDE',
    });
    expect(() => scenarioFromYaml('name: x\nsteps: []\n', 'x.yaml')).toThrow(IqmockError);
    expect(consumer.stats.received).toBe(0);
  });

  it('changes payloads, all or those of one step', async () => {
    const lenient = await startConsumer();
    onTestFinished(() => lenient.close());
    const emitter = await emitterTo(lenient.url);
    const set = { 'ChatEvent.ProjectId': 1, 'question.ChatEvent.Actor': 'system' };
    await expect(emitter.play('support-chat', { set })).rejects.toMatchObject({ code: 'OVERRIDE' });
    const { payloads } = await emitter.play('support-chat', {
      set: { 'Rels.Channels[0].Title': null, 'question.ChatEvent.Actor': 'system' },
    });
    expect(payloads.every(({ Rels }) => (Rels.Channels[0]?.Title as unknown) === null)).toBe(true);
    const byActor = payloads.filter(({ ChatEvent }) => ChatEvent.Actor === 'system');
    expect(byActor.map(({ ChatEvent }) => ChatEvent.Type)).toEqual(['message_created']);
  });

  it('accepts a body that is not JSON', async () => {
    await using lenient = await startConsumer();
    const emitter = await emitterTo(lenient.url);
    const raw = scenario('raw')
      .raw({ text: 'no JSON' })
      .raw({ body: { ChatEvent: { Id: 1 }, Rels: {} } });
    const { payloads, passed } = await emitter.play(raw);
    expect(passed).toBe(true);
    expect(textsOf(lenient)).toEqual(['no JSON', '{"ChatEvent":{"Id":1},"Rels":{}}']);
    expect(payloads).toEqual([{ ChatEvent: { Id: 1 }, Rels: {} }]);
  });

  it('plays several at once without mixing them up', async () => {
    const emitter = await emitterTo(consumer.url);
    const results = await Promise.all([1, 2, 3].map((seed) => emitter.play('missed-chat', { seed })));
    expect(results.map(({ passed }) => passed)).toEqual([true, true, true]);
    const chats = results.map(({ payloads }) => new Set(payloads.map(({ ChatEvent }) => ChatEvent.ChatId)));
    expect(new Set(chats.flatMap((ids) => [...ids])).size).toBe(
      chats.reduce((sum, ids) => sum + ids.size, 0),
    );
    expect(consumer.stats.received).toBe(results.reduce((sum, { summary }) => sum + summary.emitted, 0));
  });
});

const documented = Object.values(events)
  .filter(({ traits }) => traits.documented !== false)
  .map(({ name }) => name as EventType);

describe('trigger', () => {
  it('refuses what only clients of the platform get', async () => {
    const emitter = await emitterTo(consumer.url);
    await expect(emitter.trigger('message_edited' as EventType)).rejects.toThrow('only clients');
    expect(consumer.stats.received).toBe(0);
  });

  it.each(documented)('sends one valid %s', async (type) => {
    const emitter = await emitterTo(consumer.url);
    const { passed, payloads, summary } = await emitter.trigger(type);
    expect({ passed, emitted: summary.emitted }).toEqual({ passed: true, emitted: 1 });
    expect(payloads.map(({ ChatEvent }) => ChatEvent.Type)).toEqual([type]);
    expect(consumer.stats).toMatchObject({ received: 1, invalid: 0 });
  });

  it.each(['message_read', 'message_listened', 'delete-messages'] as const)(
    'dates no %s ahead of the request that carries it',
    async (type) => {
      const emitter = await emitterTo(consumer.url, { start: undefined });
      for (const seed of [1, 2, 3]) {
        const { payloads } = await emitter.trigger(type, { seed });
        const received = consumer.received.at(-1);
        const ageMs = (received?.receivedAt ?? 0) - (payloads[0]?.ChatEvent.CreatedAt ?? 0);
        expect(ageMs).toBeGreaterThanOrEqual(0);
        expect(ageMs).toBeLessThan(60_000);
      }
    },
  );

  it('is about a new chat each time', async () => {
    const emitter = await emitterTo(consumer.url);
    const results = [await emitter.trigger('chat_created'), await emitter.trigger('chat_created')];
    const [first, second] = results.map(({ payloads }) => payloads[0]?.ChatEvent);
    expect(second?.ChatId).not.toBe(first?.ChatId);
    expect(second?.Id).not.toBe(first?.Id);
  });

  it('takes what the scene is to be, changes, and what is expected', async () => {
    await using lenient = await startConsumer({ answer: '{"stored":false}' });
    const emitter = await emitterTo(lenient.url, { locale: 'en' });
    const { payloads, failures } = await emitter.trigger('message_created', {
      by: 'operator',
      text: 'Here it is.',
      reply: true,
      set: { 'ChatEvent.Actor': 'system' },
      expect: { status: 200, body: { path: '$.stored', equals: true } },
    });
    expect(payloads[0]).toMatchObject({
      ChatEvent: { Type: 'message_created', Actor: 'system' },
      Rels: { ChatMessages: [{ Text: 'Here it is.', Author: 'user' }] },
    });
    expect(failures.map(({ name, repro }) => ({ name, repro }))).toEqual([
      {
        name: 'body',
        repro: `iqmock trigger message_created --to ${lenient.url} --locale en --by operator --text 'Here it is.' --reply --set 'ChatEvent.Actor:="system"' --expect status=200 --expect 'body={"path":"$.stored","equals":true}' --seed 1 --start 2024-03-01T09:00:00.000Z`,
      },
    ]);
  });

  it.each([
    ['mesage_created', {}, 'NOT_FOUND', /Did you mean "message_created"/],
    ['typing', { set: { 'ChatEvent.Idd': 3 } }, 'OVERRIDE', /ChatEvent\.Id/],
    ['typing', { expect: { latency: 'fast' } }, 'USAGE', /< 500ms/],
    ['typing', { by: 'robot' }, 'USAGE', /client, operator/],
    ['typing', { form: 'video' }, 'USAGE', /voice/],
    ['typing', { repli: true }, 'USAGE', /Did you mean "reply"/],
    ['message_created', { topic: 'weather' }, 'USAGE', /order, delivery/],
  ])('refuses %s with %o before anything is sent', async (type, options, code, hint) => {
    const emitter = await emitterTo(consumer.url);
    const refused = emitter.trigger(type as EventType, options as TriggerOptions);
    await expect(refused).rejects.toMatchObject({
      name: 'IqmockError',
      code,
      hint: expect.stringMatching(hint) as string,
    });
    expect(consumer.stats.received).toBe(0);
  });
});

describe('options', () => {
  it.each([
    [{}, /"to" is missing/, /server\.url/],
    [{ to: '' }, /"to" is empty/, /URL or a port/],
    [{ to: 3000, retires: 3 }, /no option "retires"/, /"retries"/],
    [{ to: 3000, seed: 1.5 }, /seed: "1.5" is not/, /whole number/],
    [{ to: 3000, seed: -1 }, /seed: "-1" is not/, /whole number/],
    [
      { to: 3000, profile: '2019' },
      /profile: "2019" is none of 2018, 2021, 2022, 2023/,
      /Did you mean|Known/,
    ],
    [{ to: 3000, locale: 'de' }, /locale: "de" is none of ru, en/, /ru, en|Did/],
    [{ to: 3000, start: new Date(NaN) }, /start cannot be Invalid Date/, /moment/],
    [{ to: 3000, start: 12 }, /start: "12" is not a moment/, /date/],
    [{ to: 3000, rels: 'all' }, /rels: "all" is none of documented, closed/, /documented|Known/],
    [{ to: 3000, speed: 0 }, /speed: "0" is not a speed/, /above 0/],
    [{ to: 3000, speed: 'fast' }, /speed: "fast" is not a speed/, /max/],
    [{ to: 3000, retries: 'many' }, /retries: "many"/, /number/],
    [{ to: 3000, timeout: 'soon' }, /timeout: "soon"/, /250ms/],
    [{ to: 3000, policy: 'slow' }, /policy: "slow"/, /Known|Did you mean/],
    [{ to: 3000, sign: 'standard-webhooks' }, /needs a secret/, /./],
  ])('%o make no sense', async (options, message, hint) => {
    const making = createEmitter(options as unknown as EmitterOptions);
    await expect(making).rejects.toMatchObject({
      name: 'IqmockError',
      code: 'USAGE',
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(hint) as string,
    });
  });

  it('name a target that can be reached', async () => {
    await expect(createEmitter({ to: 'ftp://example.com' })).rejects.toMatchObject({ code: 'TARGET' });
    await expect(createEmitter({ to: 99_999 })).rejects.toMatchObject({ code: 'TARGET' });
    expect((await emitterTo('http://user:pass@127.0.0.1:1/hook')).target).toBe('http://***@127.0.0.1:1/hook');
  });

  it('that are undefined are not there', async () => {
    const emitter = await emitterTo(consumer.port, { seed: undefined, retries: undefined, speed: undefined });
    expect((await emitter.trigger('typing', { text: undefined })).passed).toBe(true);
  });
});

/** A server that never answers. */
async function startSilent(): Promise<{
  readonly url: string;
  readonly server: Server;
  readonly asked: Promise<void>;
}> {
  let told = (): void => {};
  const asked = new Promise<void>((resolve) => (told = resolve));
  const server = createServer(() => told());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server, asked };
}

describe('close', () => {
  it('stops what is in progress, which is then no pass, and may come twice', async () => {
    const { url, server, asked } = await startSilent();
    const emitter = await createEmitter({ to: url, start });
    const playing = emitter.play('support-chat');
    await asked;
    await Promise.all([emitter.close(), emitter.close()]);
    const { passed, summary, explanation } = await playing;
    expect({ passed, verdict: summary.verdict }).toEqual({ passed: false, verdict: 'interrupted' });
    expect(explanation).toMatch(/^Interrupted/);
    const { emitted, outcomes } = summary;
    expect(outcomes.failed + outcomes.dropped).toBe(emitted);
    await emitter.close();
    await vi.waitFor(async () => {
      const left = await new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
      expect(left).toBe(0);
    });
  });

  it('is what await using does; after it nothing is played', async () => {
    let kept: Emitter;
    {
      await using emitter = await createEmitter({ to: consumer.url });
      kept = emitter;
      await emitter.trigger('typing');
    }
    for (const again of [
      () => kept.play('support-chat'),
      () => kept.trigger('typing'),
      () => kept.waitForTarget(),
    ]) {
      await expect(again()).rejects.toMatchObject({ code: 'USAGE', message: 'The emitter is closed.' });
    }
    expect(consumer.stats.received).toBe(1);
  });
});

describe('waitForTarget', () => {
  it('ends when the consumer is there', async () => {
    await (await emitterTo(consumer.url)).waitForTarget('5s');
    expect(consumer.stats.received).toBe(0);
  });

  it('gives up in time, with the reason', async () => {
    const { port } = consumer;
    await consumer.close();
    const waiting = (await emitterTo(port)).waitForTarget(50);
    await expect(waiting).rejects.toMatchObject({
      code: 'NOT_READY',
      message: expect.stringContaining('was not ready within 50ms') as string,
    });
    await expect((await emitterTo(port)).waitForTarget('soon')).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('a scenario in a module', () => {
  it('is looked for beside it', async () => {
    const from = new URL('../../scenarios/module.ts', import.meta.url).href;
    const built = scenario('beside', { from }).use('./missed-chat.yaml');
    const emitter = await emitterTo(consumer.url);
    expect((await emitter.play(built)).passed).toBe(true);
    expect(fileURLToPath(from)).toContain('scenarios');
  });
});
