import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One webhook as a consumer of Locust's workers saw it. */
export interface RecordedEvent {
  /** 0 where the type has no id. */
  readonly id: number;
  readonly chatId: number;
  readonly type: string;
  readonly createdAt: number;
  /** Milliseconds on the clock of the machine. */
  readonly arrivedAt: number;
  /** The value of X-Worker. */
  readonly worker: string;
  /** The id of the message that begins here, if one does. */
  readonly messageId: number | undefined;
  /** Whether it came after a later one of its chat, or while an earlier one was not yet answered. */
  isOutOfOrder: boolean;
}

/** What must not happen, as a consumer can see it. */
export interface Breaches {
  readonly repeatedIds: number;
  /** Events that came after a later one of the same chat. */
  readonly orderBreaks: number;
  /** Events that came while another of the same chat was not yet answered. */
  readonly overlaps: number;
  /** Events of a chat that came from two workers. */
  readonly sharedChats: number;
}

/** What a consumer answers. */
export interface Answer {
  readonly status?: number;
  readonly delayMs?: number;
}

interface Chat {
  readonly worker: string;
  inFlight: number;
  lastId: number;
  lastCreatedAt: number;
}

interface Body {
  readonly ChatEvent: {
    readonly Id: number;
    readonly ChatId: number;
    readonly Type: string;
    readonly CreatedAt: number;
    readonly MessageId?: number;
  };
}

/** A consumer that notes what it got in the order in which it came. */
export interface Recorder {
  readonly port: string;
  readonly seen: readonly RecordedEvent[];
  readonly breaches: Breaches;
  close(): void;
}

/** Starts a consumer that answers as it is told, with 200 at once by default. */
export async function startRecorder(answer: (nth: number) => Answer = () => ({})): Promise<Recorder> {
  const seen: RecordedEvent[] = [];
  const book = new Book();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { ChatEvent: event } = JSON.parse(Buffer.concat(pieces).toString()) as Body;
      const worker = String(request.headers['x-worker'] ?? '');
      const { Id: id, ChatId: chatId, Type: type, CreatedAt: createdAt } = event;
      const messageId = type === 'message_created' ? event.MessageId : undefined;
      const { status = 200, delayMs = 0 } = answer(seen.length);
      const one = {
        id,
        chatId,
        type,
        createdAt,
        arrivedAt: Date.now(),
        worker,
        messageId,
        isOutOfOrder: false,
      };
      seen.push(one);
      const chat = book.arrived(one);
      const reply = (): void => {
        chat.inFlight--;
        response.writeHead(status).end('ok');
      };
      if (delayMs === 0) reply();
      else setTimeout(reply, delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: String((server.address() as AddressInfo).port),
    seen,
    breaches: book.breaches,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Keeps what is known of every chat, and counts what must not be. */
class Book {
  readonly breaches = { repeatedIds: 0, orderBreaks: 0, overlaps: 0, sharedChats: 0 };
  private readonly chats = new Map<number, Chat>();
  private readonly events = new Set<number>();
  private readonly messages = new Set<number>();

  arrived(event: RecordedEvent): Chat {
    this.note(this.events, event.id === 0 ? undefined : event.id);
    this.note(this.messages, event.messageId);
    const chat = this.chat(event);
    if (event.worker !== chat.worker) this.breaches.sharedChats++;
    const overlaps = chat.inFlight > 0;
    const isLate = (event.id !== 0 && event.id < chat.lastId) || event.createdAt < chat.lastCreatedAt;
    if (overlaps) this.breaches.overlaps++;
    if (isLate) this.breaches.orderBreaks++;
    event.isOutOfOrder = overlaps || isLate;
    chat.inFlight++;
    chat.lastId = Math.max(chat.lastId, event.id);
    chat.lastCreatedAt = event.createdAt;
    return chat;
  }

  private note(ids: Set<number>, id: number | undefined): void {
    if (id === undefined) return;
    if (ids.has(id)) this.breaches.repeatedIds++;
    ids.add(id);
  }

  private chat({ chatId, worker }: RecordedEvent): Chat {
    let chat = this.chats.get(chatId);
    if (chat === undefined)
      this.chats.set(chatId, (chat = { worker, inFlight: 0, lastId: 0, lastCreatedAt: 0 }));
    return chat;
  }
}
