/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are checked against the document of the API */
import { describe, expect, it } from 'vitest';
import { faults as catalogue } from '../../src/delivery/faults/index.gen.ts';
import { startTestServer, type TestServer } from '../support/serve.ts';

const fault = async (serving: TestServer, name: string): Promise<unknown> => {
  const { json } = await serving.get('/faults');
  return json.find((one: { name: string }) => one.name === name);
};

/** The texts of the messages that the consumer received, in order. */
const texts = (serving: TestServer): readonly string[] =>
  (serving.server.consumer?.received ?? [])
    .filter((one) => one.outline.type === 'message_created')
    .map((one) => one.outline.messageText);

async function say(serving: TestServer, text: string): Promise<void> {
  await serving.post('/steps/message', { chat: 'chat', from: 'maria', text });
  // Copies are not pending: the next answer waits for the lane of the chat, so one more event comes after them.
  await serving.post('/steps/typing', { chat: 'chat', by: 'maria' });
  const { json } = await serving.post('/wait', { until: 'idle' });
  expect(json.met).toBe(true);
}

async function begin(fault?: string): Promise<TestServer> {
  const serving = await startTestServer(fault === undefined ? {} : { fault });
  await serving.post('/clients', { name: 'maria' });
  await serving.post('/steps/create_chat', { client: 'maria', as: 'chat' });
  await serving.post('/wait', { until: 'idle' });
  return serving;
}

describe('faults that are switched while a server runs', () => {
  it('lists the whole catalogue, all off', async () => {
    const { json } = await (await startTestServer()).get('/faults');
    expect(json).toEqual(
      Object.values(catalogue).map(({ name, doc, example }) => ({
        name,
        doc,
        example: example.text,
        on: null,
        hits: 0,
      })),
    );
  });

  it('duplicate: the consumer sees a message twice while it is on, once before and after', async () => {
    const serving = await begin();
    await say(serving, 'before');
    const on = await serving.call('PUT', '/faults/duplicate', { spec: 'duplicate@on=message_created' });
    expect(on.status).toBe(200);
    await say(serving, 'during');
    expect(await fault(serving, 'duplicate')).toMatchObject({
      on: 'duplicate@on=message_created',
      hits: 1,
    });
    expect((await serving.call('DELETE', '/faults/duplicate')).status).toBe(200);
    await say(serving, 'after');
    expect(texts(serving)).toEqual(['before', 'during', 'during', 'after']);
    expect(await fault(serving, 'duplicate')).toMatchObject({ on: null, hits: 1 });
  });

  it('what hits only the first so many does not begin anew when something else is switched', async () => {
    const serving = await begin();
    await serving.call('PUT', '/faults/duplicate', { spec: 'duplicate@on=message_created,first=1' });
    await say(serving, 'one');
    await serving.call('PUT', '/faults/gzip', {});
    await serving.call('DELETE', '/faults/gzip');
    await say(serving, 'two');
    expect(texts(serving)).toEqual(['one', 'one', 'two']);
  });

  it('frees what a fault kept from being delivered when it is switched off, and counts it once', async () => {
    const serving = await begin();
    await serving.call('PUT', '/faults/lose_first', { spec: 'lose_first:100' });
    await serving.post('/steps/message', { chat: 'chat', from: 'maria', text: 'kept' });
    await serving.call('PUT', '/faults/gzip', {});
    expect(texts(serving)).toEqual([]);
    await serving.call('DELETE', '/faults');
    await serving.post('/wait', { until: 'idle' });
    expect(texts(serving)).toEqual(['kept']);
    expect(await fault(serving, 'lose_first')).toMatchObject({ on: null, hits: 1 });
  });

  it('shows the faults of the start, and several of one name together', async () => {
    const serving = await begin('duplicate:3@on=message_created');
    expect(await fault(serving, 'duplicate')).toMatchObject({ on: 'duplicate:3@on=message_created' });
    await say(serving, 'thrice');
    expect(texts(serving)).toEqual(['thrice', 'thrice', 'thrice']);
  });

  it('refuses what is wrong, and leaves everything as it was', async () => {
    const serving = await begin();
    const unknown = await serving.call('PUT', '/faults/duplicat', {});
    expect(unknown).toMatchObject({ status: 404, json: { error: { hint: 'Did you mean "duplicate"?' } } });
    expect((await serving.call('DELETE', '/faults/__proto__')).status).toBe(404);
    for (const spec of ['duplicate:x', 'cut', '', 'duplicate@on=nothing', '{"duplicate":2,"cut":true}']) {
      expect((await serving.call('PUT', '/faults/duplicate', { spec })).status, spec).toBe(400);
    }
    // Nothing is signed, so there is nothing to spoil.
    expect((await serving.call('PUT', '/faults/bad_signature', {})).status).toBe(400);
    const { json } = await serving.get('/faults');
    expect(json.filter((one: { on: string | null }) => one.on !== null)).toEqual([]);
    await say(serving, 'still');
    expect(texts(serving)).toEqual(['still']);
  });
});
