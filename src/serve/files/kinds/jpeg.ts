import { defineFileKind } from './kind.ts';

/** Start of image, and the JFIF segment. */
const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const quantization = Buffer.concat([Buffer.from('ffdb004300', 'hex'), Buffer.alloc(64, 1)]);
/** Two tables with one code each, the bit 0: no change of brightness, and no more of the block. */
const codes = Buffer.from(`ffc400140001${'00'.repeat(15)}00ffc400141001${'00'.repeat(15)}00`, 'hex');
const scan = Buffer.from('ffda0008010100003f00', 'hex');
const end = Buffer.from('ffd9', 'hex');
/** Marker and length of a comment, and the longest one. */
const commentBytes = 4;
const longestComment = 65_533;

/** A grey picture: each block of eight by eight pixels is two bits. Comments fill it up. */
export const definition = defineFileKind({
  name: 'jpeg',
  doc: 'A grey picture of the stated pixels.',
  contentTypes: ['image/jpeg', 'image/jpg'],
  make({ size, width, height }) {
    if (width > 65_500 || height > 65_500) return undefined;
    const frame = Buffer.from('ffc0000b08000000000101110000'.slice(0, 26), 'hex');
    frame.writeUInt16BE(height, 5);
    frame.writeUInt16BE(width, 7);
    const bits = 2 * Math.ceil(width / 8) * Math.ceil(height / 8);
    const blocks = Buffer.alloc(Math.ceil(bits / 8));
    // What is left of the last byte is filled with ones.
    if (bits % 8 !== 0) blocks[blocks.length - 1] = 0xff >> (bits % 8);
    const parts = [quantization, frame, codes, scan, blocks, end];
    const left = size - start.length - parts.reduce((sum, { length }) => sum + length, 0);
    return left < 0 ? undefined : Buffer.concat([start, ...comments(left), ...parts]);
  },
});

function comments(bytes: number): Buffer[] {
  const made: Buffer[] = [];
  let left = bytes;
  while (left >= commentBytes) {
    const data = Math.min(left - commentBytes, longestComment);
    const comment = Buffer.alloc(commentBytes + data, 0x20);
    comment.writeUInt16BE(0xfffe, 0);
    comment.writeUInt16BE(data + 2, 2);
    made.push(comment);
    left -= comment.length;
  }
  // Any number of these may come before a marker.
  return [...made, Buffer.alloc(left, 0xff)];
}
