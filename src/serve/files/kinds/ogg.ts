import { opus } from '../../../world/voice-codecs.ts';
import { defineFileKind } from './kind.ts';

/** A frame of silence in Opus, and how many samples of 48 kHz that is. */
const silence = Buffer.from([0xf8, 0xff, 0xfe]);
const samplesPerPacket = 960;
const mostSegments = 255;

const head = Buffer.from('4f707573486561640101000080bb0000000000', 'hex');

/** Silence as long as speech of this size would be; a comment fills it up. */
export const definition = defineFileKind({
  name: 'ogg',
  doc: 'Silence in Opus, as long as a voice message of its size.',
  contentTypes: ['audio/ogg', 'audio/opus'],
  make({ size }) {
    const packets = Math.max(1, opus.framesOf(size));
    const bare = file(packets, 0).length;
    if (bare > size) return undefined;
    // Each 255 bytes of the comment need one more for their length, and some a page more.
    let filling = Math.floor(((size - bare) * 255) / 257);
    for (let made = file(packets, filling); made.length <= size; made = file(packets, filling)) {
      if (made.length === size) return made;
      filling += Math.max(1, Math.floor((size - made.length) / 2));
    }
    const under = file(packets, filling - 1);
    // A byte that no filling hits follows the last page, where readers look for another and find none.
    return Buffer.concat([under, Buffer.alloc(Math.max(0, size - under.length))]).subarray(0, size);
  },
});

function file(packets: number, filling: number): Buffer {
  const tags = Buffer.alloc(8 + 4 + 6 + 4 + filling);
  tags.write('OpusTags', 'latin1');
  tags.writeUInt32LE(6, 8);
  tags.write('iqmock', 12, 'latin1');
  const pages = new Pages();
  pages.packet(head, 0, 2);
  pages.packet(tags, 0, 0);
  for (let first = 0; first < packets; first += mostSegments) {
    const count = Math.min(mostSegments, packets - first);
    const last = first + count;
    const data = Buffer.concat(Array.from({ length: count }, () => silence));
    pages.page(
      data,
      new Array<number>(count).fill(silence.length),
      last * samplesPerPacket,
      last === packets ? 4 : 0,
    );
  }
  return pages.bytes;
}

/** Pages of an Ogg file (RFC 3533). */
class Pages {
  private readonly pages: Buffer[] = [];

  get bytes(): Buffer {
    return Buffer.concat(this.pages);
  }

  /** A packet on separate pages. */
  packet(data: Buffer, granule: number, flags: number): void {
    const segments = [...new Array<number>(Math.floor(data.length / 255)).fill(255), data.length % 255];
    for (let first = 0, at = 0; first < segments.length; first += mostSegments) {
      const here = segments.slice(first, first + mostSegments);
      const length = here.reduce((sum, one) => sum + one, 0);
      this.page(data.subarray(at, at + length), here, granule, first === 0 ? flags : 1);
      at += length;
    }
  }

  page(data: Buffer, segments: readonly number[], granule: number, flags: number): void {
    const top = Buffer.alloc(27);
    top.write('OggS', 'latin1');
    top[5] = flags;
    top.writeBigUInt64LE(BigInt(granule), 6);
    top.writeUInt32LE(1, 14);
    top.writeUInt32LE(this.pages.length, 18);
    top[26] = segments.length;
    const page = Buffer.concat([top, Buffer.from(segments), data]);
    page.writeUInt32LE(checksum(page), 22);
    this.pages.push(page);
  }
}

const table = Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

function checksum(bytes: Buffer): number {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) ^ (table[((value >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return value;
}
