import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from '../../../src/env/clock.ts';
import { apply } from './apply.ts';
import type { Mistakes } from './mistakes.ts';
import { Refusal } from './refusal.ts';
import { refuseBytes, refuseEvent, refuseHead } from './refuse.ts';
import { verify } from './signature.ts';
import { Store } from './store.ts';
import { readWebhook, rows, textOf, type Webhook } from './webhook.ts';

/** A consumer that is checked. */
export interface Checked {
  readonly url: string;
  readonly store: Store;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a consumer is started with. */
export interface CheckedSettings {
  /** With it the consumer demands signatures of Standard Webhooks. */
  readonly secret?: string | undefined;
  /** By which it takes its time. */
  readonly clock?: Clock;
}

/** Starts a consumer: the right one, or one with mistakes. */
export async function startChecked(
  mistakes: Mistakes = new Set(),
  { secret, clock = systemClock }: CheckedSettings = {},
): Promise<Checked> {
  const consumer = new Consumer(mistakes, secret, clock);
  const server = createServer((request, response) => void consumer.handle(request, response));
  spoil(server, mistakes);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store: consumer.store,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Mistakes of the server itself. */
function spoil(server: Server, mistakes: Mistakes): void {
  if (mistakes.has('CON-07'))
    server.on('checkContinue', (_, response: ServerResponse) => void response.writeHead(500).end());
  if (mistakes.has('DEL-09')) server.maxConnections = 100;
  if (mistakes.has('DEL-04')) server.on('connection', (socket) => socket.on('end', () => socket.destroy()));
}

class Consumer {
  readonly store: Store;
  private readonly mistakes: Mistakes;
  private readonly secret: string | undefined;
  private readonly clock: Clock;
  /** Requests in flight, by chat. */
  private readonly inFlight = new Map<number, number>();
  /** The end of the body that is being read. */
  private reading: Promise<unknown> = Promise.resolve();
  /** How many bodies are being read. */
  private bodies = 0;
  /** Ids that were seen in a body that has not come to its end. */
  private readonly early = new Set<number>();

  constructor(mistakes: Mistakes, secret: string | undefined, clock: Clock) {
    this.store = new Store(mistakes);
    this.mistakes = mistakes;
    this.secret = secret;
    this.clock = clock;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.mistakes.has('DEL-03')) {
      response.setHeader('connection', 'close');
      response.on('finish', () => request.socket.end());
    }
    try {
      if (request.method === 'GET') this.show(request.url ?? '', response);
      else await this.take(request, response);
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500;
      if (!response.destroyed) response.writeHead(status).end(status === 204 ? '' : String(error));
    }
  }

  private show(url: string, response: ServerResponse): void {
    const id = /^\/chats\/(\d+)$/.exec(url)?.[1];
    if (id === undefined) throw new Refusal(405, 'POST only');
    const view = this.store.view(Number(id));
    if (view === undefined) throw new Refusal(404, 'no such chat');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(view));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { mistakes, secret } = this;
    refuseHead(request, mistakes);
    const bytes = await this.read(request);
    refuseBytes(bytes, mistakes);
    if (secret !== undefined) verify(request.headers, bytes, { secret, mistakes, nowMs: this.clock.now() });
    const webhook = readWebhook(
      bytes.toString(mistakes.has('FMT-00') ? 'latin1' : 'utf8'),
      mistakes.has('FMT-20'),
    );
    refuseEvent(webhook, mistakes);
    const isSkipped = mistakes.has('STA-09') && Number(request.headers['iqmock-attempt'] ?? 1) > 1;
    if (!isSkipped) await this.applyCounted(webhook, request, response);
    if (mistakes.has('CON-13')) response.writeHead(200).end('{"error":"no such contact"}');
    else response.writeHead(204).end();
  }

  private async read(request: IncomingMessage): Promise<Buffer> {
    const before = this.reading;
    if (this.mistakes.has('DEL-08')) return this.readTenAtATime(request);
    const mine = this.mistakes.has('DEL-02')
      ? before.then(() => this.readNow(request))
      : this.readNow(request);
    this.reading = mine.catch(() => undefined);
    return mine;
  }

  private async readTenAtATime(request: IncomingMessage): Promise<Buffer> {
    while (this.bodies >= 10) await this.clock.sleep(2);
    this.bodies++;
    try {
      return await this.readNow(request);
    } finally {
      this.bodies--;
    }
  }

  private async readNow(request: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let early: number | undefined;
    try {
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
        if (this.mistakes.has('STA-12')) early ??= this.noteEarly(Buffer.concat(chunks).toString('utf8'));
      }
    } catch (error) {
      this.salvage(Buffer.concat(chunks).toString('utf8'));
      throw error;
    }
    if (early !== undefined) this.early.delete(early);
    return Buffer.concat(chunks);
  }

  /** With a mistake an Id counts as seen as soon as it is read. */
  private noteEarly(text: string): number | undefined {
    const id = Number(/"ChatEvent":\{"Id":([1-9]\d*)/.exec(text)?.[1]);
    if (Number.isNaN(id)) return undefined;
    if (this.early.has(id)) throw new Refusal(204, '');
    this.early.add(id);
    return id;
  }

  /** With a mistake what is there of a body is used when the rest does not come. */
  private salvage(text: string): void {
    if (this.mistakes.has('DEL-07')) {
      try {
        void apply(this.store, readWebhook(text, false));
      } catch {
        // It does not parse: nothing is lost.
      }
    }
    if (!this.mistakes.has('DEL-01')) return;
    const [, chatId, messageId] = /"ChatId":(\d+),"MessageId":(\d+)/.exec(text) ?? [];
    if (messageId === undefined) return;
    this.store.chat(Number(chatId)).messages.set(Number(messageId), {
      id: Number(messageId),
      text: '',
      by: '',
      received: false,
      read: false,
      listened: false,
      deleted: false,
      file: null,
      version: 0,
      at: 0,
      createdBy: undefined,
    });
  }

  private async applyCounted(
    webhook: Webhook,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chatId = Number(webhook.event['ChatId']);
    this.inFlight.set(chatId, (this.inFlight.get(chatId) ?? 0) + 1);
    try {
      if (await this.isTooMuch(webhook, chatId)) return;
      await apply(this.store, webhook);
      if (this.mistakes.has('STA-04') && request.headers.connection === 'close')
        await this.undoUnlessAnswered(webhook, response);
    } finally {
      const left = (this.inFlight.get(chatId) ?? 1) - 1;
      if (left === 0) this.inFlight.delete(chatId);
      else this.inFlight.set(chatId, left);
    }
  }

  /** With a mistake events are lost, or wait, when many are in progress. */
  private async isTooMuch({ event }: Webhook, chatId: number): Promise<boolean> {
    const { mistakes } = this;
    const type = textOf(event['Type']);
    if (['STA-08', 'STA-10', 'LOA-01', 'LOA-02'].some((name) => mistakes.has(name)))
      await this.clock.sleep(mistakes.has('LOA-01') ? 30 : 4);
    if (mistakes.has('STA-08') && (this.inFlight.get(chatId) ?? 0) > 9 && type === 'message_created')
      return true;
    if (mistakes.has('STA-10') && this.inFlight.size > 4 && type === 'message_created') return true;
    if (mistakes.has('LOA-01') && this.inFlight.size > 15) return true;
    if (mistakes.has('LOA-02') && this.inFlight.size > 25) await this.clock.sleep(600);
    // Its connection is gone before the answer is ready.
    if (mistakes.has('DEL-04')) await this.clock.sleep(15);
    if (mistakes.has('DEL-10') && type === 'chat_closed') await this.clock.sleep(330);
    return false;
  }

  private async undoUnlessAnswered({ event, rels }: Webhook, response: ServerResponse): Promise<void> {
    await this.clock.sleep(15);
    if (!response.destroyed) return;
    const chat = this.store.chat(Number(event['ChatId']));
    for (const row of rows(rels, 'ChatMessages')) chat.messages.delete(Number(row['Id']));
  }
}
