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

/** All bytes of a body. Throws BodyRefusal when there are more than the limit; nothing beyond that is kept. */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > limit) throw tooLarge(limit);
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await (reader as ReadableStreamDefaultReader<Uint8Array>).read();
    if (done) return Buffer.concat(chunks);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
}

/** A body as JSON; undefined if there is none. Throws BodyRefusal. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0) return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new BodyRefusal(
      415,
      'The body is not said to be JSON.',
      'Send the header Content-Type: application/json.',
    );
  }
  return parseJson(bytes);
}

/** Bytes as JSON. Throws BodyRefusal. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw new BodyRefusal(400, `The body is no JSON: ${(error as Error).message}.`, 'Send UTF-8 JSON.');
  }
}

function tooLarge(limit: number): BodyRefusal {
  return new BodyRefusal(413, `The body has more than ${limit} bytes.`, 'Send a smaller one.');
}
