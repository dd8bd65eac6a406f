import { defineFileKind } from './kind.ts';

/** 128 kbit/s at 44.1 kHz, one channel: 26 ms of silence. */
const frame = Buffer.concat([Buffer.from('fffb90c4', 'hex'), Buffer.alloc(413)]);
/** Head of an ID3 tag. */
const tagBytes = 10;

/** Silence at 128 kbit/s; a tag before it fills it up. */
export const definition = defineFileKind({
  name: 'mpeg',
  doc: 'Silence as MP3, as long as its size is at 128 kbit/s.',
  contentTypes: ['audio/mpeg', 'audio/mp3'],
  make({ size }) {
    const frames = Math.floor((size - tagBytes) / frame.length);
    if (frames < 1) return undefined;
    const padding = size - tagBytes - frames * frame.length;
    const tag = Buffer.alloc(tagBytes + padding);
    tag.write('ID3\x03\x00\x00', 'latin1');
    // Seven bits in each byte.
    for (let at = 0; at < 4; at++) tag[6 + at] = (padding >> (7 * (3 - at))) & 0x7f;
    return Buffer.concat([tag, ...Array.from({ length: frames }, () => frame)]);
  },
});
