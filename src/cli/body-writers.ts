import { join, resolve } from 'node:path';
import { IqmockError } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { Webhook } from '../webhook/webhook.ts';
import type { Terminal } from './terminal.ts';

/** Where generated bodies go. */
export interface BodyWriter {
  /** Takes a body; a promise when the caller has to wait before it gives the next one. */
  write(webhook: Webhook): Promise<void> | undefined;
  /** Writes what is left. */
  close(): Promise<void>;
  /** What was written where, for people; undefined where they see it. */
  readonly summary: string | undefined;
}

/** How many bytes are written at once: single lines would cost a system call each. */
const chunkBytes = 256 * 1024;
const newline = 10;

/** Writes bodies to stdout, one a line, in large chunks, no faster than they are read. */
export function createLineWriter(terminal: Terminal): BodyWriter {
  let chunk = Buffer.allocUnsafe(chunkBytes);
  let length = 0;
  const flush = (): Promise<void> => {
    const full = chunk.subarray(0, length);
    // The stream may still hold the chunk, so the next one is another.
    chunk = Buffer.allocUnsafe(chunkBytes);
    length = 0;
    return terminal.write(full);
  };
  return {
    write({ body }) {
      const room = body.length + 1;
      if (room > chunkBytes) {
        return flush()
          .then(() => terminal.write(body))
          .then(() => terminal.write('\n'));
      }
      const flushed = length + room > chunkBytes ? flush() : undefined;
      chunk.set(body, length);
      chunk[length + body.length] = newline;
      length += room;
      return flushed;
    },
    close: () => (length === 0 ? Promise.resolve() : flush()),
    summary: undefined,
  };
}

const fileName = /^\d{4,}-[\w-]+\.json$/;

/** Writes each body to a separate file. Throws OUTPUT if the folder holds such files already, or cannot be written. */
export async function createFileWriter(host: Host, folder: string, force: boolean): Promise<BodyWriter> {
  const full = resolve(host.cwd, folder);
  try {
    await host.makeDirectory(full);
    const there = (await host.listDirectory(full)).filter((name) => fileName.test(name));
    if (there.length > 0 && !force) {
      throw new IqmockError('OUTPUT', `${folder} already contains bodies, such as ${there[0] ?? ''}.`, {
        hint: 'Name another folder, or add --force to overwrite them.',
      });
    }
  } catch (error) {
    throw outputError(folder, error);
  }
  let written = 0;
  return {
    async write({ type, body }) {
      const name = `${String(++written).padStart(4, '0')}-${type.replace(/[^\w-]/g, '_')}.json`;
      try {
        await host.writeText(join(full, name), body);
      } catch (error) {
        throw outputError(join(folder, name), error, 'OUTPUT_LOST');
      }
    },
    close: () => Promise.resolve(),
    get summary() {
      return `wrote ${written} bodies to ${folder}`;
    },
  };
}

function outputError(path: string, cause: unknown, code: 'OUTPUT' | 'OUTPUT_LOST' = 'OUTPUT'): unknown {
  if (cause instanceof IqmockError) return cause;
  return new IqmockError(code, `${path} cannot be written: ${(cause as Error).message}.`, {
    hint: 'Name a folder that you may write to, or - for standard output.',
    cause,
  });
}
