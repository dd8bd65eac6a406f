import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createEmitter, generate, scenario, startConsumer, startServer } from '../../src/index.ts';
import { escapeHtml } from '../../src/model/escape-html.ts';

const markup = '<b>Тест</b> & Ко\u2028вторая\u2029третья';
const written = String.raw`\u003cb\u003eТест\u003c/b\u003e \u0026 Ко\u2028вторая\u2029третья`;
const start = '2024-03-01T09:00:00Z';

function talk() {
  return scenario('markup', { world: { clients: { maria: {} } } })
    .createChat({ client: 'maria', as: 'chat' })
    .message({ chat: 'chat', from: 'maria', text: markup });
}

async function bodiesOf(options: Parameters<typeof generate>[1]): Promise<string[]> {
  const bodies: string[] = [];
  for await (const { body } of generate(talk(), { start, ...options })) bodies.push(body.toString());
  return bodies;
}

describe('JSON with the escapes of Go', () => {
  const letters = fc.string({
    unit: fc.constantFrom('<', '>', '&', '\u2028', '\u2029', '\u2027', '\\', '"', 'я', '😀', 'â'),
  });

  test.prop([fc.dictionary(letters, fc.oneof(letters, fc.array(letters), fc.double()))])(
    'means the same, and holds none of the five characters',
    (value) => {
      const json = JSON.stringify(value);
      const escaped = Buffer.from(escapeHtml(Buffer.from(json))).toString();
      expect(escaped).not.toMatch(/[<>&\u2028\u2029]/);
      expect(escaped).toBe(
        json.replace(
          /[<>&\u2028\u2029]/g,
          (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
      );
      expect(JSON.stringify(JSON.parse(escaped))).toBe(json);
    },
  );

  it('is what it was where there is nothing to escape', () => {
    const json = Buffer.from('{"Text":"Где мой заказ?"}');
    expect(escapeHtml(json)).toBe(json);
  });
});

describe('escapeHtml', () => {
  it('changes nothing but the strings, and nothing unless it is requested for', async () => {
    const plain = await bodiesOf({});
    const escaped = await bodiesOf({ escapeHtml: true });
    expect(plain.join()).toContain(markup);
    expect(escaped.join()).toContain(written);
    expect(escaped.map((body) => JSON.parse(body) as unknown)).toEqual(
      plain.map((body) => JSON.parse(body) as unknown),
    );
    expect(await bodiesOf({ escapeHtml: false })).toEqual(plain);
  });

  it('holds for values that are set', async () => {
    const set = { 'Rels.Clients[0].Name': markup };
    expect((await bodiesOf({ set, escapeHtml: true })).join()).toContain(`"Name":"${written}"`);
    expect((await bodiesOf({ set })).join()).toContain(`"Name":"${markup}"`);
  });

  it('is sent by emitters, and stands in the line that repeats the bytes', async () => {
    await using consumer = await startConsumer({ status: 500 });
    await using emitter = await createEmitter({ to: consumer.url, escapeHtml: true, retries: 0 });
    const { failures } = await emitter.trigger('message_created', { text: markup });
    expect(consumer.received[0]?.text).toContain(written);
    expect(failures[0]?.repro).toContain('--escape-html');
    await emitter.play(talk(), { escapeHtml: false });
    expect(consumer.received.at(-1)?.text).toContain(markup);
  });

  it('is sent by a server', async () => {
    await using consumer = await startConsumer();
    const server = await startServer({ to: consumer.url, escapeHtml: true });
    await server.step('create_chat', { client: { as: 'maria', channel: 'support' }, as: 'chat' });
    await server.step('message', { chat: 'chat', from: 'maria', text: markup });
    await server.waitFor({ until: 'idle' });
    await server.close();
    expect(consumer.received.map(({ text }) => text).join()).toContain(written);
  });
});
