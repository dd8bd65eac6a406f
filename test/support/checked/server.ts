import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apply, BadBody, parse } from './apply.ts';
import type { Mistakes } from './mistakes.ts';
import { Store } from './store.ts';

/** A consumer that is checked. */
export interface Checked {
  readonly url: string;
  readonly store: Store;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a consumer: right, or with one mistake. */
export async function startChecked(mistakes: Mistakes = new Set(), secret?: string): Promise<Checked> {
  const store = new Store(mistakes);
  const server = createServer((request, response) => {
    void answer(store, request, response, secret).catch((error: unknown) => {
      response.writeHead(error instanceof BadBody ? 400 : 500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  store: Store,
  request: IncomingMessage,
  response: ServerResponse,
  _secret: string | undefined,
): Promise<void> {
  const { method, url = '/' } = request;
  const chat = /^\/chats\/(\d+)$/.exec(url);
  if (chat !== null && method === 'GET') {
    const view = store.view(Number(chat[1]));
    if (view === undefined) return void response.writeHead(404).end('no such chat');
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(view));
  }
  if (method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return void response.writeHead(415).end('JSON only');
  if (request.headers['content-encoding'] !== undefined) return void response.writeHead(415).end();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { event, rels } = parse(Buffer.concat(chunks).toString('utf8'));
  apply(store, event, rels);
  response.writeHead(204).end();
}
