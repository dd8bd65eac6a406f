import { formatBytes } from '../../env/format.ts';
import zlib from 'node:zlib';

/** A body as it was before it was packed for the way; or why that could not be done. */
export interface Unpacked {
  readonly bytes: Buffer;
  /** A sentence, if the bytes are still packed. */
  readonly warning?: string;
}

/** Of what a body is a part, and what it may unpack to. */
interface Limits {
  /** Whether these are all of its bytes. */
  readonly isWhole: boolean;
  /** Bytes. A few kilobytes can hold gigabytes. Default 4 MB. */
  readonly mostBytes?: number;
}

type Unpack = (bytes: Buffer, limits: Required<Limits>) => Buffer;

const { constants } = zlib;

const gunzip: Unpack = (bytes, { isWhole, mostBytes }) =>
  zlib.unzipSync(bytes, {
    maxOutputLength: mostBytes,
    finishFlush: isWhole ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
  });

const codings: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['identity', (bytes) => bytes],
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', gunzip],
  [
    'br',
    (bytes, { isWhole, mostBytes }) =>
      zlib.brotliDecompressSync(bytes, {
        maxOutputLength: mostBytes,
        finishFlush: isWhole ? constants.BROTLI_OPERATION_FINISH : constants.BROTLI_OPERATION_FLUSH,
      }),
  ],
]);

/**
 * Takes the codings of a Content-Encoding off a body. iqmock asks for none, but a consumer may choose one all the same. Of
 * a body that is not whole, what there is of it is unpacked.
 */
export function unpackContent(
  bytes: Buffer,
  encoding: string | undefined,
  { isWhole, mostBytes = 4_000_000 }: Limits,
): Unpacked {
  if (encoding === undefined) return { bytes };
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  let unpacked = bytes;
  for (const name of names.filter((name) => name !== '').reverse()) {
    const unpack = codings.get(name);
    if (unpack === undefined)
      return {
        bytes,
        warning: `Its body is compressed as "${name.slice(0, 20)}", which nobody asked for; it was not read.`,
      };
    try {
      unpacked = unpack(unpacked, { isWhole, mostBytes });
    } catch (error) {
      const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      const what = isTooLarge ? `unpacks to more than ${formatBytes(mostBytes)}` : 'cannot be unpacked';
      return { bytes, warning: `Its body claims to be ${name}, but ${what}; it was not read.` };
    }
  }
  return { bytes: unpacked };
}
