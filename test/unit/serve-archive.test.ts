import { describe, expect, it } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import { Archive } from '../../src/serve/outbox/archive.ts';
import type { ResultFacts } from '../../src/report/record-bytes.ts';
import type { DeliveryView } from '../../src/serve/outbox/delivery-view.ts';
import { NumberList } from '../../src/serve/outbox/number-list.ts';

const view = (id: number): DeliveryView =>
  ({
    id,
    chatId: 2 ** 40 + (id % 3),
    type: id % 2 === 0 ? 'typing' : 'message_read',
    state: 'delivered',
  }) as DeliveryView;

const facts = (id: number): ResultFacts => ({ id: `serve#${id}` }) as ResultFacts;

describe('the archive of deliveries', () => {
  it('gives back each one, in whatever order they were settled, and tells by filter which there are', () => {
    const archive = new Archive(createHost().openScratch(), 10_000_000);
    const ids = Array.from({ length: 10_000 }, (_, index) => index + 1).toSorted(
      (a, b) => (a % 97) - (b % 97),
    );
    for (const id of ids) archive.add(view(id), () => facts(id), Buffer.from(`№ ${id}`));
    for (const id of [1, 2, 4096, 4097, 9999, 10_000]) {
      expect([archive.view(id), archive.record(id)]).toEqual([view(id), { ...facts(id), body: `№ ${id}` }]);
      expect(archive.matches(id, { type: 'typing' })).toBe(id % 2 === 0);
      expect(archive.matches(id, { chatId: 2 ** 40 + 1, state: 'delivered' })).toBe(id % 3 === 1);
      expect(archive.matches(id, { state: 'refused' })).toBe(false);
    }
    expect([archive.view(0), archive.view(10_001), archive.matches(10_001, {})]).toEqual([
      undefined,
      undefined,
      false,
    ]);
    archive.close();
  });

  it('forgets all when the file is full, and goes on', () => {
    const archive = new Archive(createHost().openScratch(), 1000);
    for (let id = 1; id <= 30; id++) archive.add(view(id), () => facts(id), Buffer.alloc(40));
    expect(archive.view(1)).toBeUndefined();
    expect(archive.view(30)).toEqual(view(30));
    archive.close();
  });
});

it('a list of numbers holds what was set, and 0 elsewhere', () => {
  for (const kind of ['int32', 'float64'] as const) {
    const list = new NumberList(kind);
    for (const place of [0, 4095, 4096, 20_000]) list.set(place, place + 1);
    expect([0, 1, 4095, 4096, 20_000, 50_000].map((place) => list.get(place))).toEqual([
      1, 0, 4096, 4097, 20_001, 0,
    ]);
    expect(list.length).toBe(20_001);
    list.clear();
    expect([list.get(0), list.length]).toEqual([0, 0]);
  }
});
