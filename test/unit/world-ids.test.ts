import { test as property } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateIds, idSequences, type IdRequest } from '../../src/world/ids.ts';
import { Sequences } from '../../src/world/sequences.ts';

const start = Date.UTC(2026, 10, 27, 9);
const requests = fc.record({
  startMs: fc.integer({ min: start, max: start + 3_000_000_000 }),
  seed: fc.nat(2 ** 32 - 1),
  ids: fc.nat(1_000_000),
  name: fc.constantFrom('support-chat', 'busy-day', 'first-chat'),
});

/** The first ids of every kind, some of each. */
function taken(request: IdRequest, count = 50): Map<string, number[]> {
  const sequences = new Sequences(allocateIds(request));
  return new Map(
    idSequences.map((kind) => [kind, Array.from({ length: count }, () => sequences.next(kind))] as const),
  );
}

describe('the ids of a run', () => {
  property.prop([requests])('grow by one, fit into 31 bits, and are the same for the same run', (request) => {
    const ids = taken(request);
    expect(ids).toEqual(taken(request));
    for (const list of ids.values()) {
      expect(list).toEqual(list.map((_, index) => list[0]! + index));
      expect(list[0]).toBeGreaterThan(2 ** 20);
      // A scenario of a million webhooks still has room.
      expect(list[0]! + 2 ** 20).toBeLessThanOrEqual(2 ** 31);
    }
  });

  property.prop([requests])('are never a number of the CRM', (request) => {
    const block = allocateIds(request);
    const crm = Array.from({ length: 50 }, (_, nth) => block.number('crm', nth));
    expect(new Set(crm).size).toBe(50);
    for (const number of crm) expect(number).toBeLessThan(2 ** 29);
    for (const kind of idSequences) expect(block.first(kind)).toBeGreaterThanOrEqual(2 ** 29);
  });

  test('are others in each of 20,000 runs that differ in one millisecond, or in one number', () => {
    for (const vary of ['startMs', 'ids', 'seed'] as const) {
      const runs = Array.from({ length: 20_000 }, (_, index) => {
        const request = { startMs: start, seed: 42, name: 'support-chat' };
        return allocateIds({ ...request, [vary]: (vary === 'startMs' ? start : 0) + index }).first('event');
      }).sort((one, other) => one - other);
      // Expected of 20,000 runs of 20 events: 20,000² / 2 pairs, each meeting in 40 of 1.6e9 draws, so 5.
      const meeting = runs.filter((first, index) => first - (runs[index - 1] ?? 0) < 20).length;
      expect(meeting).toBeLessThan(25);
    }
  });

  test('have a start of their own for each kind', () => {
    const firsts = [...taken({ startMs: start, seed: 42 }, 1).values()].map(([first]) => first);
    expect(new Set(firsts.map((first) => String(first).slice(0, 4))).size).toBeGreaterThan(7);
  });

  property.prop([requests, fc.integer({ min: 2, max: 9 })])('interleave among shards', (request, of) => {
    const shards = Array.from({ length: of }, (_, index) => taken({ ...request, shard: { index, of } }));
    for (const kind of idSequences) {
      const all = shards.flatMap((ids) => ids.get(kind)!).sort((one, other) => one - other);
      expect(all).toEqual(all.map((_, index) => all[0]! + index));
    }
  });

  property.prop([requests])('of places lie far apart, whatever their own starts and seeds', (request) => {
    const places = Array.from({ length: 8 }, (_, index) =>
      allocateIds({ ...request, startMs: start, seed: 1, place: { block: 4711, index } }).first('event'),
    );
    for (const [index, first] of places.entries()) {
      if (index > 0) expect(first - places[index - 1]!).toBe(2 ** 30);
      expect(Number.isSafeInteger(first + 2 ** 30)).toBe(true);
    }
    const other = allocateIds({ ...request, place: { block: 4712, index: 0 } }).first('event');
    expect(Math.abs(other - places[0]!)).toBeGreaterThan(2 ** 33);
  });

  test.each([1_000, 1_000_000, 50_000_000, 3_000_000_000])('leave room for a need of %d', (need) => {
    for (let seed = 0; seed < 200; seed++) {
      const block = allocateIds({ startMs: start, seed, need });
      const space = Math.max(2 ** 31, need * 2000 * 2);
      expect(block.first('event') + need).toBeLessThan(space);
      expect(block.number('crm', need - 1)).toBeLessThan(block.first('event'));
    }
  });

  test('stay apart from each other for people in networks and phones', () => {
    for (const kind of ['network', 'phone'] as const) {
      const block = allocateIds({ startMs: start, seed: 1 });
      const numbers = Array.from({ length: 100_000 }, (_, nth) => block.number(kind, nth));
      expect(new Set(numbers).size).toBe(100_000);
    }
  });
});
