import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSizeOf } from '../../src/serve/files/image-size.ts';
import { kinds } from '../../src/serve/files/kinds/index.gen.ts';

/** How real files of a kind begin. */
const beginnings: Readonly<Record<string, string>> = {
  jpeg: 'ffd8ffe0',
  mpeg: '494433',
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
