import { crc32, deflateSync } from 'node:zlib';
import { defineFileKind } from './kind.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and checksum of a chunk. */
const chunkBytes = 12;

/** Squares of 64 pixels, black and white; a private chunk, which every reader passes over, fills it up. */
export const definition = defineFileKind({
  name: 'png',
  doc: 'A picture of squares with the stated pixels.',
  contentTypes: ['image/png'],
  make({ size, width, height }) {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    // One bit for each pixel, grey.
    header[8] = 1;
    const whole = [
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(squares(width, height), { level: 9 })),
      chunk('IEND'),
    ];
    const left = size - whole.reduce((sum, { length }) => sum + length, 0);
    if (left < 0) return undefined;
    // So few bytes are no chunk: readers pass over what comes after the end.
    if (left < chunkBytes) return Buffer.concat([...whole, Buffer.alloc(left)]);
    return Buffer.concat([
      ...whole.slice(0, 2),
      chunk('iqMk', Buffer.alloc(left - chunkBytes)),
      ...whole.slice(2),
    ]);
  },
});

/** Rows of a pixel a bit, each after a byte that says that it is written as it is. */
function squares(width: number, height: number): Buffer {
  const rowBytes = Math.ceil(width / 8);
  const row = (isOdd: boolean): number[] => [
    0,
    ...Array.from({ length: rowBytes }, (_, byte) => (Boolean((byte >> 3) & 1) === isOdd ? 0xff : 0)),
  ];
  const [even, odd] = [Buffer.from(row(false)), Buffer.from(row(true))];
  return Buffer.concat(Array.from({ length: height }, (_, y) => ((y >> 6) & 1 ? odd : even)));
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(named.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  named.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(named), named.length + 4);
  return bytes;
}
