import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Host } from '../env/host.ts';
import { toBuffer } from './lines.ts';

type Chunks = AsyncIterable<Uint8Array | string>;

/**
 * What a file holds, unpacked: one that is gzipped is unzipped, one in UTF-16 (as some shells write what a program prints)
 * becomes UTF-8. Anything else comes as it is. Throws what zlib does for a broken archive.
 */
export async function* unpack(stream: Chunks): AsyncGenerator<Uint8Array | string> {
  const rest = stream[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let next = await rest.next();
  while (next.done !== true && (head = Buffer.concat([head, toBuffer(next.value)])).length < 2)
    next = await rest.next();
  const whole = from(head, rest);
  if (head[0] === 0x1f && head[1] === 0x8b) yield* unpack(Readable.from(whole).pipe(createGunzip()));
  else if (head[0] === 0xff && head[1] === 0xfe) yield* decoded(whole, 'utf-16le');
  else if (head[0] === 0xfe && head[1] === 0xff) yield* decoded(whole, 'utf-16be');
  else yield* whole;
}

/** A machine whose files are read unpacked. */
export function unpackingHost(host: Host): Host {
  return {
    ...host,
    stdin: Readable.from(unpack(host.stdin), { objectMode: false }),
    readStream: (path) => Readable.from(unpack(host.readStream(path)), { objectMode: false }),
  };
}

async function* from(
  head: Buffer,
  rest: AsyncIterator<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* decoded(stream: Chunks, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of stream) yield Buffer.from(decoder.decode(toBuffer(chunk), { stream: true }));
  yield Buffer.from(decoder.decode());
}
