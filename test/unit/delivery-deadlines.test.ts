import { expect, test } from 'vitest';
import { Deadlines } from '../../src/delivery/transport/deadlines.ts';
import { createVirtualClock } from '../../src/env/clock.ts';

test('deadlines expire in turn and on time, unless the thing ended by itself', async () => {
  const clock = createVirtualClock();
  const deadlines = new Deadlines(clock, 100);
  const expired: string[] = [];
  const item = (name: string): { expire: () => void } => ({
    expire: () => expired.push(`${name} at ${clock.monotonic()}`),
  });
  const [a, b, c, d] = [item('a'), item('b'), item('c'), item('d')];
  deadlines.add(a);
  await clock.advance(30);
  deadlines.add(b);
  await clock.advance(30);
  deadlines.add(c);
  deadlines.delete(a);
  await clock.advance(500);
  deadlines.add(d);
  await clock.advance(500);
  expect(expired).toEqual(['b at 130', 'c at 160', 'd at 660']);
  expect([...deadlines.items()]).toEqual([]);
});

test('deadlines that are closed expire nothing', async () => {
  const clock = createVirtualClock();
  const deadlines = new Deadlines(clock, 100);
  const expired: number[] = [];
  deadlines.add({ expire: () => expired.push(clock.monotonic()) });
  deadlines.close();
  await clock.advance(1000);
  expect(expired).toEqual([]);
});
