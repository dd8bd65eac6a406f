import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { Agent, fetch } from 'undici';

/** A consumer that counts what comes, by event id. */
export interface CountingConsumer {
  readonly url: string;
  /** How often each event came. */
  readonly times: ReadonlyMap<number, number>;
  /** Events that came first after one of their chat with a larger id. */
  readonly overtaken: readonly number[];
  /** Events of one id with different bodies. */
  readonly mixed: readonly number[];
}

/** Starts a consumer that checks order and ids as webhooks come. */
export async function startCountingConsumer(): Promise<CountingConsumer> {
  const times = new Map<number, number>();
  const bodies = new Map<number, string>();
  const newest = new Map<number, number>();
  const overtaken: number[] = [];
  const mixed: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const [, id = '0'] = /^\{"ChatEvent":\{"Id":(\d+)/.exec(text) ?? [];
      const [, chatId = '0'] = /"ChatId":(\d+)/.exec(text) ?? [];
      const [event, chat] = [Number(id), Number(chatId)];
      const isFirst = !times.has(event);
      times.set(event, (times.get(event) ?? 0) + 1);
      if (isFirst && event < (newest.get(chat) ?? 0)) overtaken.push(event);
      if (isFirst) newest.set(chat, event);
      if ((bodies.get(event) ?? text) !== text) mixed.push(event);
      bodies.set(event, text);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, times, overtaken, mixed };
}

/** A message that the server answered OK to. */
export interface Sent {
  readonly client: number;
  readonly text: string;
  readonly id: number;
}

/** Clients of the client API with streams open, who send at a rate and send again what was not answered. */
export interface LoadClients {
  readonly sent: readonly Sent[];
  /** The texts that each client's stream showed as its own, in order. */
  readonly shown: readonly (readonly string[])[];
  /** From sending to the answer, ms. */
  readonly tookMs: readonly number[];
  /** Calls that were made again, as they brought no answer. */
  readonly repeats: () => number;
  /** Sends this many messages a second for a time, from one client after the other. */
  run(perSecond: number, forMs: number): Promise<void>;
  history(client: number): Promise<readonly { readonly Id: number; readonly Text: string }[]>;
  close(): void;
}

interface Envelope {
  readonly OK: boolean;
  readonly Result: unknown;
}

/** Logs clients in, and opens their streams. */
export async function startLoadClients(url: string, count: number): Promise<LoadClients> {
  const agent = new Agent({ connections: 64 });
  const streamAgent = new Agent();
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const sent: Sent[] = [];
  const shown: string[][] = Array.from({ length: count }, () => []);
  const tookMs: number[] = [];
  let repeats = 0;

  const call = async (path: string, body: unknown, token = ''): Promise<Envelope> => {
    for (;;) {
      try {
        const answer = await fetch(`${url}/public/api/v1/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-client-authorization': token },
          body: JSON.stringify(body),
          dispatcher: agent,
        });
        return (await answer.json()) as Envelope;
      } catch (error) {
        if (ending.signal.aborted) throw error;
        repeats++;
        await sleep(100);
      }
    }
  };

  const listen = async (client: number, token: string, onOpen: () => void): Promise<void> => {
    let last = 0;
    while (!ending.signal.aborted) {
      try {
        const answer = await fetch(
          `${url}/public/api/v1/sse/chats/channel/events/support?LastEventId=${last}`,
          { headers: { 'x-client-authorization': token }, dispatcher: streamAgent, signal: ending.signal },
        );
        onOpen();
        let text = '';
        for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
          text += Buffer.from(chunk).toString('latin1');
          const frames = text.split('\n\n');
          text = frames.pop() ?? '';
          for (const frame of frames.filter((one) => one.startsWith('data: ')))
            last = take(client, frame, last);
        }
      } catch {
        // The server has gone; it comes back.
      }
      await sleep(100, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };

  const take = (client: number, frame: string, last: number): number => {
    const { Result, Rels } = JSON.parse(frame.slice(6)) as {
      Result: { Id: number; Type: string; MessageId: number }[];
      Rels: { ChatMessages: { Id: number; Text: string; My: boolean }[] };
    };
    for (const { Type, MessageId } of Result) {
      const message = Rels.ChatMessages.find(({ Id }) => Id === MessageId);
      if (Type === 'message_created' && message?.My === true) shown[client]?.push(message.Text);
    }
    return Math.max(last, ...Result.map(({ Id }) => Id));
  };

  const tokens = await Promise.all(
    Array.from({ length: count }, async (_, client) => {
      const { Result } = await call('clients/integration_auth', {
        Credentials: `client_${client}`,
        Channel: 'support',
      });
      return (Result as { Session: { Token: string } }).Session.Token;
    }),
  );
  await Promise.all(
    tokens.map((token, client) => new Promise<void>((open) => void listen(client, token, open))),
  );

  let number = 0;
  const send = async (): Promise<void> => {
    const client = number % count;
    const text = `message ${++number}`;
    const beganMs = performance.now();
    const body = { LocalId: number, Payload: 'text', Text: text };
    const { OK, Result } = await call('chats/channel/send/support', body, tokens[client]);
    tookMs.push(performance.now() - beganMs);
    if (OK) sent.push({ client, text, id: Result as number });
  };

  return {
    sent,
    shown,
    tookMs,
    repeats: () => repeats,
    async run(perSecond, forMs) {
      const beganMs = performance.now();
      const pending: Promise<void>[] = [];
      for (let index = 0; index < (perSecond * forMs) / 1000; index++) {
        const waitMs = beganMs + (index * 1000) / perSecond - performance.now();
        if (waitMs > 0) await sleep(waitMs);
        pending.push(send());
      }
      await Promise.all(pending);
    },
    async history(client) {
      const { Result } = await call('chats/channel/messages/support', { Limit: 1000 }, tokens[client]);
      return Result as { Id: number; Text: string }[];
    },
    close: () => ending.abort(),
  };
}

/** A value of a list below which this share of it is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
