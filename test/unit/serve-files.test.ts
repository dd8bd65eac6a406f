import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSizeOf } from '../../src/serve/files/image-size.ts';
import { kinds } from '../../src/serve/files/kinds/index.gen.ts';
import { mp3, opus, voiceLengthMs } from '../../src/world/voice-codecs.ts';

/** How real files of a kind begin. */
const beginnings: Readonly<Record<string, string>> = {
  jpeg: 'ffd8ffe0',
  json: '7b',
  mpeg: '(494433|fffb94)',
  ogg: '4f676753',
  pdf: '255044462d',
  plain: '',
  png: '89504e470d0a1a0a',
};

describe.each(Object.values(kinds))('bytes of $name', (kind) => {
  test.prop([fc.integer({ min: 20_000, max: 400_000 })], { numRuns: 15 })(
    'are exactly as many as asked for',
    (size) => {
      const bytes = kind.make({ size, width: 1080, height: 1920 });
      expect(bytes?.length).toBe(size);
      expect(bytes?.toString('hex')).toMatch(new RegExp(`^${beginnings[kind.name]}`));
    },
  );

  it('are none where so few cannot be such a file', () => {
    const few = kind.make({ size: 10, width: 1080, height: 1920 });
    expect(few?.length).toBe(kind.name === 'plain' ? 10 : undefined);
  });
});

describe('pictures', () => {
  it.each(['png', 'jpeg'])('%s have the stated pixels', (name) => {
    const bytes = kinds[name]?.make({ size: 60_000, width: 1079, height: 333 }) ?? Buffer.alloc(0);
    expect(imageSizeOf(bytes)).toEqual({ width: 1079, height: 333 });
  });
});

describe('voices', () => {
  /** Milliseconds of sound: frames of MP3, or the last position of an Ogg file of Opus at 48 kHz. */
  const playedMs: Readonly<Record<string, (bytes: Buffer) => number>> = {
    mpeg: (bytes) => (bytes.toString('latin1').split('\u00ff\u00fb\u0094\u00c4').length - 1) * 24,
    ogg: (bytes) => Number(bytes.readBigUInt64LE(bytes.lastIndexOf('OggS') + 6)) / 48,
  };

  test.prop([fc.constantFrom(mp3, opus), fc.integer({ min: 60, max: 2500 })], { numRuns: 40 })(
    'play exactly as long as the world says that they are',
    (codec, frames) => {
      const size = codec.sizeOf(frames);
      expect(codec.framesOf(size)).toBe(frames);
      expect(voiceLengthMs(codec.contentType, size)).toBe(frames * codec.frameMs);
      const kind = Object.values(kinds).find(({ contentTypes }) => contentTypes.includes(codec.contentType));
      const bytes = kind?.make({ size, width: 1, height: 1 }) ?? Buffer.alloc(0);
      expect(bytes.length).toBe(size);
      expect(playedMs[kind?.name ?? '']?.(bytes)).toBe(frames * codec.frameMs);
    },
  );

  test.prop([fc.constantFrom(mp3, opus), fc.integer({ min: 0, max: 200_000 })])(
    'of a size have the most frames that fit in it',
    (codec, size) => {
      const frames = codec.framesOf(size);
      expect(frames).toBeGreaterThanOrEqual(0);
      if (frames > 0) expect(codec.sizeOf(frames)).toBeLessThanOrEqual(size);
      expect(codec.sizeOf(frames + 1)).toBeGreaterThan(size);
    },
  );
});
