/* eslint-disable @typescript-eslint/no-unsafe-assignment -- answers are checked against the document of the API */
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createCrm } from '../../docs/examples/crm/crm.ts';
import { startTestServer, type TestServer } from '../support/serve.ts';

/** Twenty clients of which each writes once. */
const clients = Array.from({ length: 20 }, (_, index) => `client_${index}`);
const contents = [{ text: 'Где мой заказ?' }, { image: true }, { file: 'договор.pdf' }, { voice: true }];

const asYaml = (): string => {
  const people = clients.map((name) => `    ${name}: { channel: support }`).join('\n');
  const branches = clients.map((name, index) => {
    const content = JSON.stringify({ chat: `chat_${index}`, from: name, ...contents[index % 4] });
    return `      - [{ create_chat: { client: ${name}, as: chat_${index} } }, { message: ${content} }]`;
  });
  return `name: twenty-chats
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients:
${people}
steps:
  - parallel:
${branches.join('\n')}
`;
};

async function startCrm(serving: TestServer): Promise<void> {
  const crm = createCrm(serving.url);
  const server = await new Promise<HttpServer>((resolve) => {
    const listening = crm.listen(0, '127.0.0.1', () => resolve(listening));
  });
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await serving.call('PUT', '/target', { url: `http://127.0.0.1:${port}/webhook` });
}

it('a bot answers twenty clients, each file fetched whole, and each client sees the answer', async () => {
  const serving = await startTestServer();
  await startCrm(serving);
  const { json: play } = await serving.post('/plays', { yaml: asYaml(), speed: 'max', wait: true });
  expect(play).toMatchObject({ state: 'done', webhooks: 40 });
  // 20 chats, 20 messages, and for each 20 a receipt of reading and an answer.
  const answers = {
    until: 'deliveries',
    type: 'message_created',
    count: 40,
    state: 'delivered',
    timeout: '20s',
  };
  expect((await serving.post('/wait', answers)).json).toMatchObject({ met: true });
  const { json } = await serving.get('/chats?limit=100');
  const { chats } = json as {
    chats: { id: number; lastMessage: { from: { side: string }; text: string } }[];
  };
  expect(chats).toHaveLength(20);
  for (const { lastMessage } of chats) {
    expect(lastMessage.from.side).toBe('operator');
    expect(lastMessage.text).toMatch(/^(Получили: Где мой заказ\?|Файл получен, \d+ байт)$/);
  }
  expect(chats.filter(({ lastMessage }) => lastMessage.text.startsWith('Файл получен'))).toHaveLength(15);
});
