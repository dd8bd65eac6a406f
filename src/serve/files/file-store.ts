import { IqmockError } from '../../errors.ts';
import type { ScratchFile } from '../../env/scratch-file.ts';

interface Stored {
  readonly place: number;
  readonly length: number;
}

/** The bytes of uploaded files, by the id of the file: never by its name. */
export class FileStore {
  private readonly file: ScratchFile;
  private readonly mostBytes: number;
  private readonly stored = new Map<string, Stored>();
  private bytes = 0;

  constructor(file: ScratchFile, mostBytes: number) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /** Throws BUSY if there is no room for `length` bytes. */
  requireRoom(length: number): void {
    if (this.bytes + length <= this.mostBytes) return;
    throw new IqmockError('BUSY', `Uploads fill the ${this.mostBytes} bytes that they may.`, {
      hint: 'Start with a larger --max-uploads, or begin a new tenant.',
    });
  }

  /** Keeps the bytes of a file; gives where they are. */
  put(id: string, bytes: Uint8Array): Stored {
    const place = this.file.append(bytes);
    this.bytes += bytes.length;
    const stored = { place, length: bytes.length };
    this.stored.set(id, stored);
    return stored;
  }

  /** Remembers bytes that are in the file already. */
  adopt(id: string, stored: Stored): void {
    this.stored.set(id, stored);
    this.bytes += stored.length;
  }

  get(id: string): Buffer | undefined {
    const stored = this.stored.get(id);
    return stored === undefined ? undefined : this.file.read(stored.place, stored.length);
  }

  /** Forgets all files, as at the start of a new tenant. */
  clear(): void {
    this.stored.clear();
    this.file.clear();
    this.bytes = 0;
  }

  close(): void {
    this.file.close();
  }
}
