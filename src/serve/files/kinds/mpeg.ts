import { mp3 } from '../../../world/voice-codecs.ts';
import { defineFileKind } from './kind.ts';

/** 128 kbit/s at 48 kHz, one channel: 24 ms of silence. */
const frame = Buffer.concat([Buffer.from('fffb94c4', 'hex'), Buffer.alloc(mp3.sizeOf(1) - 4)]);
/** Head of an ID3 tag. */
const tagBytes = 10;

/** Silence at 128 kbit/s; a tag before it fills it up. */
export const definition = defineFileKind({
  name: 'mpeg',
  doc: 'Silence as MP3, as long as its size is at 128 kbit/s.',
  contentTypes: ['audio/mpeg', 'audio/mp3'],
  make({ size }) {
    const whole = mp3.framesOf(size);
    const left = size - mp3.sizeOf(whole);
    // A frame makes room for the tag.
    const frames = left > 0 && left < tagBytes ? whole - 1 : whole;
    if (frames < 1) return undefined;
    const sound = Array.from({ length: frames }, () => frame);
    if (left === 0) return Buffer.concat(sound);
    const tag = Buffer.alloc(size - mp3.sizeOf(frames));
    const padding = tag.length - tagBytes;
    tag.write('ID3\x03\x00\x00', 'latin1');
    // Seven bits in each byte.
    for (let at = 0; at < 4; at++) tag[6 + at] = (padding >> (7 * (3 - at))) & 0x7f;
    return Buffer.concat([tag, ...sound]);
  },
});
