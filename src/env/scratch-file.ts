import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInto } from './files.ts';

/** A file for what is too much for memory; it is gone when it is closed. */
export interface ScratchFile {
  /** Adds bytes and gives the place where they begin. */
  append(bytes: Uint8Array): number;
  /** A number of bytes from a place. */
  read(place: number, length: number): Buffer;
  /** Forgets everything that was written. */
  clear(): void;
  close(): void;
}

/** Opens an empty file in the folder for temporary files. Throws the operating system's error. */
export function openScratchFile(): ScratchFile {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-'));
  const descriptor = openSync(join(folder, 'scratch'), 'w+', 0o600);
  // Nobody else needs the name: what has no name is gone with the process, however that ends. Windows lets go of a name
  // only when the file is closed.
  const isNameless = remove(folder);
  let length = 0;
  return {
    append(bytes) {
      const place = length;
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(descriptor, bytes, written, bytes.length - written, place + written);
      }
      length += written;
      return place;
    },
    read: (place, count) => readInto(Buffer.allocUnsafe(count), descriptor, place),
    clear() {
      ftruncateSync(descriptor, 0);
      length = 0;
    },
    close() {
      closeSync(descriptor);
      if (!isNameless) remove(folder);
    },
  };
}

/** Whether it is gone. */
function remove(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
