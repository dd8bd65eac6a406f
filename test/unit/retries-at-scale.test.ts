import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRandom, type Random } from '../../src/env/random.ts';
import { createEmitter } from '../../src/emitter/create-emitter.ts';
import { createHost } from '../../src/env/host.ts';
import { scenario } from '../../src/index.ts';
import { createIdleHost } from '../support/idle-host.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;
/** `npm run test:full` sends ten thousand events. */
const chats = process.env['IQMOCK_TEST_FULL'] === '1' ? 1000 : 250;
const eventsPerChat = 10;

/** Many chats of ten events, fifty at a time. */
const manyChats = scenario('many-chats', { seed: 5, world: { operators: { anna: {} } } }).repeat({
  times: chats,
  parallel: 50,
  steps: (round) =>
    round
      .createChat({ client: { as: 'client' }, as: 'chat' })
      .assign({ chat: 'chat', to: 'anna' })
      .message({ chat: 'chat', from: 'client', as: 'question' })
      .read({ message: 'question' })
      .typing({ chat: 'chat', by: 'anna' })
      .message({ chat: 'chat', from: 'anna', reply_to: 'question', as: 'answer' })
      .read({ message: 'answer' })
      .message({ chat: 'chat', from: 'client', as: 'thanks' })
      .read({ message: 'thanks' })
      .close({ chat: 'chat', by: 'anna' }),
});

/** One try as it arrived. */
interface Try {
  readonly id: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  failure: string | undefined;
}

/** How a try fails: with or without the event having been stored. */
const failures = [
  '503 unstored',
  '503 stored',
  'reset unstored',
  'reset stored',
  'cut stored',
  'wait',
] as const;

/** A consumer that fails three times in ten, by a chance that depends on the event and how often it came alone. */
class Unreliable {
  readonly tries: Try[] = [];
  /** What it stored, each event once. */
  readonly stored = new Map<string, string>();
  /** What it did not follow: an event came while one before it, of its chat, was not accepted. */
  readonly overtaken: string[] = [];
  readonly server: Server;
  private readonly times = new Map<string, number>();
  /** Events in progress, by chat. */
  private readonly open = new Map<number, string>();

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const { headers } = request;
        const id = String(headers['webhook-id']);
        const times = (this.times.get(id) ?? 0) + 1;
        this.times.set(id, times);
        const failure = this.fails(createRandom(`${id}/${times}`));
        this.tries.push({ id, body, headers, failure });
        this.follow(id, body, failure);
        if (failure === undefined || failure.endsWith(' stored')) this.stored.set(id, body);
        if (failure === undefined) response.end('{"ok":true}');
        else if (failure.startsWith('503')) response.writeHead(503).end();
        else if (failure === 'wait') response.writeHead(429, { 'retry-after': '2' }).end();
        else if (failure.startsWith('cut'))
          request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut');
        else request.socket.resetAndDestroy();
      });
    });
  }

  private fails(random: Random): string | undefined {
    if (!random.chance(0.3)) return undefined;
    // One in a hundred asks for patience, so that a later try is signed in another second.
    return random.chance(0.01) ? 'wait' : random.pick(failures.slice(0, -1) as [string, ...string[]]);
  }

  private follow(id: string, body: string, failure: string | undefined): void {
    const chatId = chatOf(body);
    const open = this.open.get(chatId);
    if (open !== undefined && open !== id) this.overtaken.push(`${id} overtook ${open}`);
    if (failure === undefined) this.open.delete(chatId);
    else this.open.set(chatId, id);
  }
}

/** The chat of an event, which is the first that its body names. */
function chatOf(body: string): number {
  return Number(/"ChatId":(\d+)/.exec(body)?.[1]);
}

function byChat(bodies: readonly string[]): Map<number, string[]> {
  const lists = new Map<number, string[]>();
  for (const body of bodies) {
    const list = lists.get(chatOf(body));
    if (list === undefined) lists.set(chatOf(body), [body]);
    else list.push(body);
  }
  return lists;
}

const webhook = new Webhook(secret);

/** What is wrong with the tries of one event: their bytes, their numbers, their signatures. */
function faultsOf(tries: readonly Try[]): string[] {
  const [first] = tries;
  const numbers = tries.map(({ headers }) => Number(headers['iqmock-attempt']));
  const faults = tries.flatMap(({ id, body, headers }, index) => [
    ...(body === first?.body ? [] : [`${id}: other bytes`]),
    // A try that crossed with the end of its connection comes twice under one number.
    ...([0, 1].includes((numbers[index] ?? 0) - (numbers[index - 1] ?? 0))
      ? []
      : [`${id}: ${numbers.join()}`]),
    ...(isSigned(body, headers) ? [] : [`${id}: wrong signature`]),
  ]);
  return numbers[0] === 1 ? faults : [...faults, `${String(first?.id)}: begins at ${String(numbers[0])}`];
}

function isSigned(body: string, headers: IncomingHttpHeaders): boolean {
  try {
    webhook.verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

describe('thousands of events to a consumer that fails three times in ten', () => {
  it('all arrive, in the order of each chat, with the same bytes and a fresh signature on each try', async () => {
    const consumer = new Unreliable();
    await new Promise<void>((resolve) => consumer.server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      consumer.server.closeAllConnections();
      consumer.server.close();
    });
    const options = {
      to: (consumer.server.address() as AddressInfo).port,
      retries: 40,
      backoff: '1ms',
      concurrency: 32,
      sign: 'standard-webhooks',
      signSecret: secret,
    } as const;
    const host = createIdleHost();
    await using emitter = await createEmitter(options, { ...createHost(), ...host });
    const { passed, explanation, summary, results, payloads } = await emitter.play(manyChats);

    // Nothing is lost, and the sums agree on both sides.
    const events = chats * eventsPerChat;
    expect(passed, explanation).toBe(true);
    expect(summary).toMatchObject({
      emitted: events,
      outcomes: { delivered: events, refused: 0, failed: 0, dropped: 0 },
    });
    expect(results.every(({ attempts }) => attempts.at(-1)?.status === 200)).toBe(true);
    expect(consumer.stored.size).toBe(events);
    const failed = consumer.tries.filter(({ failure }) => failure !== undefined);
    expect(failed.length / consumer.tries.length).toBeCloseTo(0.3, 1);
    expect(new Set(failed.map(({ failure }) => failure))).toEqual(new Set(failures));

    // Order: what each chat stored, in the order in which it was stored first, is what the scenario made.
    expect(consumer.overtaken).toEqual([]);
    const made = byChat(payloads.map((payload) => JSON.stringify(payload)));
    expect(made.size).toBe(chats);
    expect(byChat([...consumer.stored.values()])).toEqual(made);

    // Each try of an event carries the same bytes, the next number, and a signature of its own time.
    const tries = new Map<string, Try[]>();
    for (const one of consumer.tries) tries.set(one.id, [...(tries.get(one.id) ?? []), one]);
    expect(tries.size).toBe(events);
    expect([...tries.values()].flatMap(faultsOf)).toEqual([]);
    const resigned = [...tries.values()].flatMap((list) =>
      list.flatMap((one, index) => (one.failure === 'wait' ? [[one, list[index + 1]] as const] : [])),
    );
    expect(resigned.length).toBeGreaterThan(chats / 100);
    for (const [before, after] of resigned) {
      const [first, second] = [before, after].map((one) => one?.headers);
      expect(Number(second?.['webhook-timestamp'])).toBeGreaterThan(Number(first?.['webhook-timestamp']));
      expect(second?.['webhook-signature']).not.toBe(first?.['webhook-signature']);
    }
  }, 120_000);
});
