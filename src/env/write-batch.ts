const pageBytes = 256 * 1024;

/** Batches that hold something. Whatever ends the process, they are written before. */
const open = new Set<WriteBatch>();
let followsExit = false;

/**
 * Gathers what is written in one turn of the event loop, and writes it at the end of that turn: a call to the operating
 * system for each line would take as long as everything else that is done for the line.
 */
export class WriteBatch {
  private readonly write: (bytes: Uint8Array) => void;
  private readonly page = Buffer.allocUnsafeSlow(pageBytes);
  private length = 0;

  /** @param write takes the bytes, which are only lent; it must not throw */
  constructor(write: (bytes: Uint8Array) => void) {
    this.write = write;
  }

  /** Takes text, or bytes, which are copied. */
  add(data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    if (this.length + bytes.length > pageBytes) this.flush();
    if (bytes.length > pageBytes) return this.write(bytes);
    this.page.set(bytes, this.length);
    this.length += bytes.length;
    this.schedule();
  }

  /** Writes what was gathered, now. */
  flush(): void {
    open.delete(this);
    const { length } = this;
    if (length === 0) return;
    this.length = 0;
    this.write(this.page.subarray(0, length));
  }

  private schedule(): void {
    if (open.has(this)) return;
    open.add(this);
    if (!followsExit) process.on('exit', flushAll);
    followsExit = true;
    setImmediate(() => this.flush());
  }
}

function flushAll(): void {
  for (const batch of open) batch.flush();
}
