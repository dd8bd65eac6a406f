import {
  accessSync,
  constants,
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Writable } from 'node:stream';

/** An append-only file: what is written is on disk as far as the operating system goes when `write` returns. */
export interface AppendFile {
  write(data: string | Uint8Array): void;
  close(): void;
  /** Whether its path leads to another file by now, so that what is written here is lost. */
  isReplaced(): boolean;
}

/** A file that is read here and there. */
export interface ReadFile {
  /** The text in UTF-8 of up to `length` bytes from a place; fewer where the file ends before. */
  readText(place: number, length: number): string;
  /** Up to `length` bytes from a place; fewer where the file ends before. */
  readBytes(place: number, length: number): Buffer;
  /** How long it is now, bytes. */
  readonly size: number;
  close(): void;
}

/** Opens a file to read parts of it. Throws the operating system's error. */
export function openRead(path: string): ReadFile {
  const descriptor = openSync(path, 'r');
  // One for all reads: hundreds of thousands of short-lived ones would take more memory than the texts.
  let buffer = Buffer.allocUnsafe(64 * 1024);
  return {
    readText(place, length) {
      if (buffer.length < length) buffer = Buffer.allocUnsafe(length * 2);
      return readInto(buffer.subarray(0, length), descriptor, place).toString('utf8');
    },
    readBytes: (place, length) => readInto(Buffer.allocUnsafe(length), descriptor, place),
    get size() {
      return fstatSync(descriptor).size;
    },
    close: () => closeSync(descriptor),
  };
}

/** Fills bytes from an open file; gives those that were read, fewer where the file ends before. */
export function readInto(bytes: Buffer, descriptor: number, place: number): Buffer {
  const { length } = bytes;
  let read = 0;
  while (read < length) {
    const now = readSync(descriptor, bytes, read, length - read, place + read);
    if (now === 0) break;
    read += now;
  }
  return bytes.subarray(0, read);
}

/** Opens a file to append to. Throws the operating system's error. */
export function openAppend(path: string): AppendFile {
  return appendTo(path, openSync(path, 'a'));
}

/**
 * Opens an empty file in place of what is there. A program that still writes to the old one keeps that for itself: two programs
 * never write into one file. A device or a pipe is opened as it is. Throws the operating system's error.
 */
export function openFresh(path: string): AppendFile {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isFile() !== true) return openAppend(path);
  const target = realpathSync(path);
  try {
    unlinkSync(target);
  } catch {
    // A file that is mounted by itself, or in a folder that may not be changed, can only be emptied.
    const descriptor = openSync(target, 'a');
    ftruncateSync(descriptor);
    return appendTo(target, descriptor);
  }
  return appendTo(target, openSync(target, 'ax', there.mode));
}

function appendTo(path: string, descriptor: number): AppendFile {
  return {
    write: (data) => writeWhole(descriptor, typeof data === 'string' ? Buffer.from(data, 'utf8') : data),
    close() {
      try {
        fsyncSync(descriptor);
      } catch {
        // A pipe or a device such as /dev/full cannot be synced; closing is what matters.
      }
      closeSync(descriptor);
    },
    isReplaced() {
      const own = fstatSync(descriptor);
      if (!own.isFile()) return false;
      const now = statSync(path, { throwIfNoEntry: false });
      return now?.ino !== own.ino || now.dev !== own.dev;
    },
  };
}

/** The operating system may take a part only, as it does when a disk fills up: then the rest brings the error. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

/**
 * A stream for standard output where that is a file. Node's own takes a write for done of which a full disk took only a
 * part.
 */
export function fileOutput(descriptor: number): Writable {
  return new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _encoding, done) {
      try {
        writeWhole(descriptor, chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

/** Whether a standard stream goes to a file. */
export function isFileDescriptor(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** Makes a directory and those above it. Node's own recursion never ends below a folder that cannot hold another, such as /proc. */
export async function makeDirectory(path: string): Promise<void> {
  const wanted = [path];
  for (let above = dirname(path); !existsSync(above) && above !== dirname(above); above = dirname(above))
    wanted.unshift(above);
  for (const folder of wanted) {
    try {
      await mkdir(folder);
    } catch (error) {
      if (!isDirectory(folder)) throw error;
    }
  }
}

/** Whether there is a directory. */
export function isDirectory(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

/** Whether there is a regular file: no directory, device or pipe. */
export function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** Whether there is a symbolic link, whatever it leads to. */
export function isLink(path: string): boolean {
  return lookAt(path, lstatSync)?.isSymbolicLink() ?? false;
}

/** Whether a file could be written there, as far as one can know before: it, or the nearest folder above it, may be written to. */
export function canWrite(path: string): boolean {
  if (Buffer.byteLength(basename(path)) > longestName || path.includes('\0')) return false;
  let place = path;
  while (statOf(place) === undefined && dirname(place) !== place) place = dirname(place);
  if (place !== path && !isDirectory(place)) return false;
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const longestName = 255;

function statOf(path: string): Stats | undefined {
  return lookAt(path, statSync);
}

/** Below a file, or with a name of a kilobyte, nothing can be. */
const neverThere = new Set<unknown>(['ENOTDIR', 'ENAMETOOLONG']);

/** A path can come from a file of the user, and name nothing that could be there; Node throws for some of these. */
function lookAt(path: string, stat: typeof statSync): Stats | undefined {
  if (path.includes('\0')) return undefined;
  try {
    return stat(path, { throwIfNoEntry: false });
  } catch (error) {
    if (neverThere.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
}
