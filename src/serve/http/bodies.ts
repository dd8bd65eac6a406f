import type { IncomingMessage } from 'node:http';
import { IqmockError } from '../../errors.ts';

/** Why a body could not be read. */
export class BodyRefusal extends Error {
  readonly status: 400 | 413 | 415;
  readonly failure: IqmockError;

  constructor(status: 400 | 413 | 415, message: string, hint: string) {
    super(message);
    this.status = status;
    this.failure = new IqmockError('INPUT', message, { hint });
  }
}

/**
 * All bytes of a body. Throws BodyRefusal when there are more than the limit; nothing beyond that is kept. They are read from
 * the connection itself: a web stream of them costs more than everything else that a call does.
 */
export function readBytes(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const stated = Number(incoming.headers['content-length'] ?? 0);
  if (stated > limit) return Promise.reject(tooLarge(limit));
  if (incoming.readableEnded) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        incoming.pause();
        end(() => reject(tooLarge(limit)));
      }
    };
    const whole = (): void =>
      end(() => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
    const broken = (): void =>
      end(() => reject(new BodyRefusal(400, 'The body ended early.', 'Send all of it.')));
    const end = (settle: () => void): void => {
      incoming.off('data', take).off('end', whole).off('error', broken).off('close', broken);
      settle();
    };
    incoming.on('data', take).on('end', whole).on('error', broken).on('close', broken);
  });
}

/** A body as JSON; undefined if there is none. Throws BodyRefusal. */
export async function readJson(incoming: IncomingMessage, limit: number): Promise<unknown> {
  const bytes = await readBytes(incoming, limit);
  if (bytes.length === 0) return undefined;
  const type = incoming.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new BodyRefusal(
      415,
      'The body is not said to be JSON.',
      'Send the header Content-Type: application/json.',
    );
  }
  return parseJson(bytes);
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Bytes as JSON. Throws BodyRefusal. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strict.decode(bytes)) as unknown;
  } catch (error) {
    throw new BodyRefusal(400, `The body is not JSON: ${(error as Error).message}.`, 'Send UTF-8 JSON.');
  }
}

function tooLarge(limit: number): BodyRefusal {
  return new BodyRefusal(413, `The body has more than ${limit} bytes.`, 'Send a smaller one.');
}
