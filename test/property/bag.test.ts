import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bag } from '../../src/session/bag.ts';

test('a bag holds what was put in and not taken out, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 200 }), (picks) => {
      const bag = new Bag<number>();
      const takeOut = new Map<number, () => void>();
      for (const [index, pick] of picks.entries()) {
        const taken = [...takeOut.keys()][pick];
        if (taken === undefined) takeOut.set(index, bag.add(index));
        else {
          takeOut.get(taken)?.();
          takeOut.delete(taken);
        }
        expect(bag.items().sort((a, b) => a - b)).toEqual([...takeOut.keys()].sort((a, b) => a - b));
      }
    }),
  );
});
