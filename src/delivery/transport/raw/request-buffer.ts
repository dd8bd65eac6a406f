import type { RequestHead } from './request-head.ts';

/** The bytes of one request after another, in memory that is used again where nobody reads it any more. */
export class RequestBuffer {
  private readonly head: RequestHead;
  private buffer: Buffer | undefined;
  /** What the buffer begins with. */
  private base: Buffer | undefined;
  private size = 0;
  /** A connection that was given up may still refer to it. */
  private isHeld = false;

  constructor(head: RequestHead) {
    this.head = head;
  }

  /** The request composed last. */
  get bytes(): Buffer {
    return (this.buffer ?? Buffer.alloc(0)).subarray(0, this.size);
  }

  /** A connection keeps what it was given. */
  hold(): void {
    this.isHeld = true;
  }

  /** Composes a request. `isRead`: the connection has not handed the last one to the kernel yet. */
  compose(headers: Readonly<Record<string, string>>, body: Uint8Array, isRead: boolean): void {
    const { head } = this;
    const common = head.baseFor(headers);
    const base = common ?? Buffer.from(head.textWith(headers), 'latin1');
    const lines = common === undefined ? '' : head.linesOf(headers);
    const rest = `${lines}content-length: ${body.length}\r\n\r\n`;
    this.size = base.length + rest.length + body.length;
    let out = this.buffer;
    if (out === undefined || out.length < this.size || this.isHeld || isRead) {
      this.buffer = out = Buffer.allocUnsafeSlow(Math.ceil(this.size / 4096) * 4096);
      this.base = undefined;
      this.isHeld = false;
    }
    if (this.base !== base) base.copy(out);
    this.base = base;
    out.write(rest, base.length, 'latin1');
    out.set(body, base.length + rest.length);
  }
}
