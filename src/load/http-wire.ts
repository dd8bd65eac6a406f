import net from 'node:net';
import type { Clock } from '../env/clock.ts';
import type { AttemptError } from '../delivery/delivery.ts';
import type { Webhook } from '../scenario/beat.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { ResponseParser, type ParsedAnswer } from './response-parser.ts';
import type { Answer, Wire } from './wire.ts';

/** Where and how a wire sends. */
export interface HttpWireSettings {
  readonly clock: Clock;
  /** A plain `http:` address. */
  readonly url: URL;
  /** Sent as they are with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly lanes: number;
  readonly timeoutMs: number;
}

/** Idle connections are given up after this, or a second before the consumer says it closes them. */
const idleLimitMs = 4000;
const idleMarginMs = 1000;

/** All lanes read into this: a read is finished before the next one begins. */
const readBuffer = Buffer.allocUnsafeSlow(65_536);

/**
 * The fast wire: HTTP/1.1 on sockets, for plain http targets. A fixed number of lanes, each a connection with one request
 * in flight at most; head and body leave in one write.
 */
export function createHttpWire(settings: HttpWireSettings): Wire {
  const { clock, timeoutMs, lanes } = settings;
  const head = Buffer.from(requestHead(settings), 'latin1');
  const closing = new AbortController();
  const all: Lane[] = [];
  const free: Lane[] = [];
  const outbox = createOutbox();
  void watchTimeouts(all, clock, timeoutMs, closing.signal);
  return {
    lanes,
    send(webhook, _dueAt, answered) {
      let lane = free.pop();
      if (lane === undefined) {
        lane = new Lane(settings, head, free, outbox);
        all.push(lane);
      }
      lane.send(webhook, answered);
    },
    close() {
      closing.abort();
      for (const lane of all) lane.giveUp('aborted');
      return Promise.resolve();
    },
  };
}

/** One connection at a time, and the request on it. */
class Lane {
  private readonly settings: HttpWireSettings;
  private readonly head: Buffer;
  private readonly free: Lane[];
  private readonly outbox: Outbox;
  private socket: net.Socket | undefined;
  private parser: ResponseParser | undefined;
  private answered: ((answer: Answer) => void) | undefined;
  private outgoing: Buffer | undefined;
  private body: Uint8Array | undefined;
  /** Answers that came over this connection. */
  private exchanges = 0;
  private attempts = 1;
  private sentAt = 0;
  private usedAt = 0;

  constructor(settings: HttpWireSettings, head: Buffer, free: Lane[], outbox: Outbox) {
    this.settings = settings;
    this.head = head;
    this.free = free;
    this.outbox = outbox;
  }

  send(webhook: Webhook, answered: (answer: Answer) => void): void {
    this.answered = answered;
    this.body = webhook.body;
    this.attempts = 0;
    this.outbox.add(this);
  }

  /** Sends what `send` was given, unless that was given up meanwhile. */
  transmit(): void {
    if (this.body === undefined) return;
    this.attempts++;
    this.sentAt = this.settings.clock.monotonic();
    const socket = this.attempts > 1 ? this.connect() : this.freshSocket();
    this.parser?.expect();
    this.write(socket, this.body);
  }

  /** Ends the request on its way without an answer, and the connection. */
  giveUp(error: AttemptError['code']): void {
    const isStale = error === 'reset' && this.isStale();
    this.drop();
    // What has not left yet leaves on another connection.
    if (this.attempts === 0 && error !== 'aborted') return;
    if (isStale) this.transmit();
    else this.finish({ status: 0, error, bytes: 0, attempts: this.attempts, sentAt: this.sentAt });
  }

  /**
   * Whether the consumer closed a kept-alive connection while it was idle, and our request crossed with that: something had
   * been answered on it before, and no byte of this answer has come. That is no failure of the consumer.
   */
  private isStale(): boolean {
    return (
      this.answered !== undefined &&
      this.exchanges > 0 &&
      this.attempts === 1 &&
      this.parser?.hasBegun !== true
    );
  }

  /** Gives up if the answer has taken longer than allowed. */
  checkTime(now: number, timeoutMs: number): void {
    if (this.attempts > 0 && this.answered !== undefined && now - this.sentAt >= timeoutMs)
      this.giveUp('timeout');
  }

  private freshSocket(): net.Socket {
    const { socket, parser } = this;
    if (socket !== undefined) {
      const limitMs = parser?.idleMs === undefined ? idleLimitMs : parser.idleMs - idleMarginMs;
      if (this.sentAt - this.usedAt < limitMs && socket.writable && !socket.destroyed) return socket;
      this.drop();
    }
    return this.connect();
  }

  private connect(): net.Socket {
    const { hostname, port } = this.settings.url;
    const parser = new ResponseParser((answer) => this.take(answer));
    const socket: net.Socket = net.connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? 80 : Number(port),
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (size) => {
          if (this.socket !== socket) return false;
          // Reading may end an answer and begin the next request, on another socket if this one is spent.
          const isReadable = parser.read(readBuffer.subarray(0, size));
          if (!isReadable && this.isStillOn(socket)) this.giveUp('garbage');
          return true;
        },
      },
    });
    // A socket that this lane has let go of has nothing more to say.
    socket.on('error', (error) => {
      if (this.socket === socket) this.giveUp(errorCode(error));
    });
    socket.on('end', () => {
      if (this.socket === socket && !parser.end()) this.giveUp('reset');
    });
    socket.on('close', () => {
      if (this.socket === socket) this.giveUp('reset');
    });
    this.socket = socket;
    this.parser = parser;
    this.exchanges = 0;
    return socket;
  }

  private isStillOn(socket: net.Socket): boolean {
    return this.socket === socket;
  }

  private write(socket: net.Socket, body: Uint8Array): void {
    const { head } = this;
    const length = `${body.length}\r\n\r\n`;
    const size = head.length + length.length + body.length;
    let out = this.outgoing;
    if (out === undefined || out.length < size) {
      out = Buffer.allocUnsafeSlow(Math.ceil(size / 4096) * 4096);
      head.copy(out);
    }
    out.write(length, head.length, 'latin1');
    out.set(body, head.length + length.length);
    socket.write(out.subarray(0, size));
    // What the kernel has taken may be written over; what still waits belongs to the socket.
    this.outgoing = socket.writableLength === 0 ? out : undefined;
  }

  private take(answer: ParsedAnswer): void {
    this.usedAt = this.settings.clock.monotonic();
    this.exchanges++;
    if (!answer.keepAlive || (this.socket?.writableLength ?? 0) > 0) this.drop();
    this.finish({
      status: answer.status,
      bytes: answer.bodyBytes,
      attempts: this.attempts,
      sentAt: this.sentAt,
    });
  }

  private drop(): void {
    const { socket } = this;
    this.socket = undefined;
    this.parser = undefined;
    this.outgoing = undefined;
    socket?.destroy();
  }

  private finish(answer: Answer): void {
    const { answered } = this;
    if (answered === undefined) return;
    this.answered = undefined;
    this.body = undefined;
    this.free.push(this);
    answered(answer);
  }
}

async function watchTimeouts(
  lanes: readonly Lane[],
  clock: Clock,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<void> {
  const everyMs = Math.min(100, Math.max(5, timeoutMs / 100));
  while (!closing.aborted) {
    await clock.sleep(everyMs, closing);
    const now = clock.monotonic();
    for (const lane of lanes) lane.checkTime(now, timeoutMs);
  }
}

function requestHead({ url, headers }: HttpWireSettings): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${lines.join('')}content-length: `;
}

const errorCodes: Readonly<Record<string, AttemptError['code']>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ETIMEDOUT: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
};

function errorCode(error: NodeJS.ErrnoException): AttemptError['code'] {
  return errorCodes[error.code ?? ''] ?? 'other';
}
