import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/env/random.ts';
import { shiftUuid, UuidMint, uuidTimeMs } from '../../src/world/uuid.ts';

describe('file ids', () => {
  it('decode to the time of the documented file', () => {
    expect(uuidTimeMs('6054cfb4-ee70-11e8-8b35-3fa764e1543e.json')).toBe(1542902705471);
  });

  it('carry the time at which they were minted, and differ within a millisecond', () => {
    const mint = new UuidMint(createRandom(1));
    const ids = [1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_001].map((ms) => mint.next(ms));
    expect(ids.map(uuidTimeMs)).toEqual([1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_001]);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('differ where the times go back and forth, as in chats beside each other', () => {
    const mint = new UuidMint(createRandom(1));
    const ids = [100, 101, 100, 102, 101, 100].map((ms) => mint.next(1_700_000_000_000 + ms));
    expect(new Set(ids).size).toBe(6);
  });

  it('move in time and keep their extension', () => {
    const shifted = shiftUuid('6054cfb4-ee70-11e8-8b35-3fa764e1543e.json', 1500);
    expect(uuidTimeMs(shifted)).toBe(1542902706971);
    expect(shifted).toMatch(/-8b35-3fa764e1543e\.json$/);
    expect(shiftUuid('readme.txt', 1500)).toBe('readme.txt');
  });

  it('tell nothing of other texts', () => {
    expect(uuidTimeMs('c91f1d7a-fcf3-4718-adec-191abae87cd6')).toBeUndefined();
  });
});
