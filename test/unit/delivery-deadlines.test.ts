import { expect, test } from 'vitest';
import { Deadline, Deadlines } from '../../src/delivery/transport/deadlines.ts';
import { createVirtualClock } from '../../src/env/clock.ts';

/** Something that must end, and says when it did not in time. */
class Item {
  readonly deadline = new Deadline<Item>(this);
  readonly expire: () => void;

  constructor(expire: () => void) {
    this.expire = expire;
  }
}

test('deadlines expire in turn and on time, unless the thing ended by itself', async () => {
  const clock = createVirtualClock();
  const deadlines = new Deadlines<Item>(clock, 100);
  const expired: string[] = [];
  const item = (name: string): Item => new Item(() => expired.push(`${name} at ${clock.monotonic()}`));
  const [a, b, c, d] = [item('a'), item('b'), item('c'), item('d')];
  deadlines.add(a);
  await clock.advance(30);
  deadlines.add(b);
  await clock.advance(30);
  deadlines.add(c);
  expect(deadlines.items()).toEqual([a, b, c]);
  deadlines.delete(a);
  deadlines.delete(a);
  await clock.advance(500);
  deadlines.add(d);
  await clock.advance(500);
  expect(expired).toEqual(['b at 130', 'c at 160', 'd at 660']);
  expect(deadlines.items()).toEqual([]);
});

test('deadlines that are closed expire nothing', async () => {
  const clock = createVirtualClock();
  const deadlines = new Deadlines<Item>(clock, 100);
  const expired: number[] = [];
  deadlines.add(new Item(() => expired.push(clock.monotonic())));
  deadlines.close();
  await clock.advance(1000);
  expect(expired).toEqual([]);
});

test('a deadline that begins again comes after those that began meanwhile', async () => {
  const clock = createVirtualClock();
  const deadlines = new Deadlines<Item>(clock, 100);
  const expired: string[] = [];
  const item = (name: string): Item => new Item(() => expired.push(`${name} at ${clock.monotonic()}`));
  const [a, b] = [item('a'), item('b')];
  deadlines.add(a);
  await clock.advance(30);
  deadlines.add(b);
  await clock.advance(30);
  deadlines.add(a);
  expect(deadlines.items()).toEqual([b, a]);
  await clock.advance(500);
  expect(expired).toEqual(['b at 130', 'a at 160']);
});
