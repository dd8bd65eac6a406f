import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { systemClock, type Clock } from '../../src/env/clock.ts';

/** An event as the consumer saw it. */
export interface SeenEvent {
  readonly id: number;
  readonly chatId: number;
  readonly type: string;
  readonly body: string;
}

/** A consumer that keeps what it got, in the order in which it answered; it waits by the clock. */
export async function startKeeper(
  answer: (nth: number) => { status?: number; delayMs?: number } = () => ({}),
  clock: Clock = systemClock,
) {
  const seen: SeenEvent[] = [];
  let inFlight = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    most = Math.max(most, ++inFlight);
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString();
      const { ChatEvent: event } = JSON.parse(body) as {
        ChatEvent: { Id: number; ChatId: number; Type: string };
      };
      const { status = 200, delayMs } = answer(seen.length);
      seen.push({ id: event.Id, chatId: event.ChatId, type: event.Type, body });
      const reply = (): void => {
        inFlight--;
        response.writeHead(status).end('ok');
      };
      if (delayMs === undefined) reply();
      else void clock.sleep(delayMs).then(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: String((server.address() as AddressInfo).port), seen, most: () => most };
}
