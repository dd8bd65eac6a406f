// For Jest, with its globals. The configuration beside it says how to run it.
import { createEmitter, createValidator, startConsumer } from 'iqmock';
import { createDesk } from '../consumer/app.ts';
import { start } from '../consumer/start.ts';
import { ChatStore } from '../consumer/store.ts';

describe('the support desk', () => {
  const store = new ChatStore();
  let desk;
  let iqchannels;

  beforeAll(async () => {
    desk = await start(createDesk({ store }));
    iqchannels = await createEmitter({ to: `${desk.url}/webhooks`, seed: 7 });
  });

  afterAll(async () => {
    await iqchannels.close();
    await desk.close();
  });

  test('follows a transfer to another operator', async () => {
    const result = await iqchannels.play('transfer');
    expect(result.failures).toEqual([]);
    const assigned = result.payloads.filter(({ ChatEvent }) => ChatEvent.Type === 'ticket_assigned');
    const last = assigned.at(-1);
    const operator = last.Rels.Users.find(({ Id }) => Id === last.ChatEvent.UserId);
    expect(store.find(last.ChatEvent.ChatId).operator).toBe(operator.Name);
  });

  test.each(['image', 'voice', 'file'])('keeps the file of a message with %s', async (form) => {
    const { payloads } = await iqchannels.trigger('message_created', { form });
    const [message] = store.find(payloads[0].ChatEvent.ChatId).messages;
    expect(message.file).toBe(payloads[0].Rels.Files[0].Name);
  });
});

describe('a relay of webhooks', () => {
  test('passes on what it got, byte for byte', async () => {
    const consumer = await startConsumer();
    const iqchannels = await createEmitter({ to: consumer.url });
    const { payloads } = await iqchannels.play('vk-chat');
    expect(consumer.received.map(({ payload }) => payload)).toEqual(payloads);
    const validator = createValidator();
    expect(consumer.received.flatMap(({ body }) => validator.check(body))).toEqual([]);
    await iqchannels.close();
    await consumer.close();
  });
});
