import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentMap } from '../../src/consumer/history/recent-map.ts';

/** The same in the plainest way: a list, the least recently used entry first. */
class PlainRecentMap {
  private readonly limit: number;
  private entries: (readonly [number, number])[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  get(key: number): number | undefined {
    const found = this.entries.find(([one]) => one === key);
    if (found !== undefined) this.set(...found);
    return found?.[1];
  }

  delete(key: number): boolean {
    const before = this.entries.length;
    this.entries = this.entries.filter(([one]) => one !== key);
    return this.entries.length < before;
  }

  set(key: number, value: number): void {
    this.delete(key);
    this.entries.push([key, value]);
    if (this.entries.length > this.limit) this.entries.shift();
  }
}

const key = fc.integer({ min: 0, max: 5 });
const call = fc.oneof(
  fc.tuple(fc.constant('get' as const), key, fc.constant(0)),
  fc.tuple(fc.constant('delete' as const), key, fc.constant(0)),
  fc.tuple(fc.constant('set' as const), key, fc.integer()),
);

test('the least recently used entry is dropped, whatever was asked for in between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(call, { maxLength: 40 }), (limit, calls) => {
      const map = new RecentMap<number, number>(limit);
      const plain = new PlainRecentMap(limit);
      for (const [name, at, value] of calls) {
        if (name === 'set') {
          map.set(at, value);
          plain.set(at, value);
        } else expect(map[name](at)).toBe(plain[name](at));
      }
      for (let at = 0; at <= 5; at++) expect(map.get(at)).toBe(plain.get(at));
    }),
  );
});
