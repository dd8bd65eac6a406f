import net from 'node:net';
import type { AttemptError } from '../../delivery.ts';
import { failureCode } from '../failure.ts';
import type { Webhook } from '../../../scenario/output.ts';
import type { HttpWireSettings } from './raw-driver.ts';
import type { Outbox } from './outbox.ts';
import { ResponseParser, type ParsedAnswer } from '../answer-parser.ts';
import type { Answer } from '../wire.ts';

/** Idle connections are given up after this, or a second before the consumer says it closes them. */
const mostIdleMs = 4000;
const idleMarginMs = 1000;

/** All lanes read into this: a read is finished before the next one begins. */
const readBuffer = Buffer.allocUnsafeSlow(65_536);

/** What the lanes of a wire have in common. */
export interface LaneSettings extends Pick<HttpWireSettings, 'clock' | 'url'> {
  /** The request up to the length of its body. */
  readonly head: Buffer;
  readonly outbox: Outbox;
  /** Takes a lane that has nothing to do any more. */
  readonly freed: (lane: Lane) => void;
}

/** One connection at a time, and the request on it. */
export class Lane {
  private readonly settings: LaneSettings;
  private socket: net.Socket | undefined;
  private parser: ResponseParser | undefined;
  private answered: ((answer: Answer) => void) | undefined;
  /** The request, which stays here until it is answered, so that it can be sent once more. */
  private outgoing: Buffer | undefined;
  private size = 0;
  /** A connection that was given up may still refer to it. */
  private isOutgoingHeld = false;
  /** Answers that came over this connection. */
  private exchanges = 0;
  private attempts = 1;
  private sentAt = 0;
  private usedAt = 0;

  constructor(settings: LaneSettings) {
    this.settings = settings;
  }

  /** Whether it has a connection. */
  get isOpen(): boolean {
    return this.socket !== undefined;
  }

  /** Whether its connection has been idle for more than half the time after which it is given up. */
  isAgeing(now: number): boolean {
    return now - this.usedAt > this.idleLimitMs / 2;
  }

  /** Opens a connection for requests to come. Resolves when it is open, or is not to be had. */
  open(): Promise<void> {
    this.usedAt = this.settings.clock.monotonic();
    const socket = this.connect();
    return new Promise((resolve) => {
      socket.once('connect', resolve);
      socket.once('close', resolve);
    });
  }

  send(webhook: Webhook, answered: (answer: Answer) => void): void {
    this.answered = answered;
    this.attempts = 0;
    this.compose(webhook.body);
    this.settings.outbox.add(this);
  }

  /** Sends what `send` was given, unless that was given up meanwhile. */
  transmit(): void {
    if (this.answered === undefined || this.outgoing === undefined) return;
    this.attempts++;
    this.sentAt = this.settings.clock.monotonic();
    const socket = this.attempts > 1 ? this.connect() : this.freshSocket();
    this.parser?.expect();
    socket.write(this.outgoing.subarray(0, this.size));
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

  /** Closes the connection if it has been idle for too long. */
  checkIdle(now: number): void {
    if (this.isSpent(now)) this.drop();
  }

  private get idleLimitMs(): number {
    return this.parser?.idleMs === undefined ? mostIdleMs : this.parser.idleMs - idleMarginMs;
  }

  private isSpent(now: number): boolean {
    return now - this.usedAt >= this.idleLimitMs;
  }

  private freshSocket(): net.Socket {
    const { socket } = this;
    if (socket !== undefined) {
      if (!this.isSpent(this.sentAt) && socket.writable && !socket.destroyed) return socket;
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
      if (this.socket === socket) this.giveUp(failureCode(error));
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

  private compose(body: Uint8Array): void {
    const { head } = this.settings;
    const length = `${body.length}\r\n\r\n`;
    this.size = head.length + length.length + body.length;
    let out = this.outgoing;
    // What the kernel has taken may be written over; what still waits belongs to the connection.
    const isHeld = this.isOutgoingHeld || (this.socket?.writableLength ?? 0) > 0;
    if (out === undefined || out.length < this.size || isHeld) {
      this.outgoing = out = Buffer.allocUnsafeSlow(Math.ceil(this.size / 4096) * 4096);
      this.isOutgoingHeld = false;
      head.copy(out);
    }
    out.write(length, head.length, 'latin1');
    out.set(body, head.length + length.length);
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
    if ((socket?.writableLength ?? 0) > 0) this.isOutgoingHeld = true;
    socket?.destroy();
  }

  private finish(answer: Answer): void {
    const { answered } = this;
    if (answered === undefined) return;
    this.answered = undefined;
    this.settings.freed(this);
    answered(answer);
  }
}
