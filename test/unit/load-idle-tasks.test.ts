import { expect, test } from 'vitest';
import { IdleTasks } from '../../src/load/workers/idle-tasks.ts';

/** Turns of the event loop that come when told. */
function turns() {
  const due: (() => void)[] = [];
  return {
    defer: (action: () => void) => void due.push(action),
    pass: () => due.shift()?.(),
    get due() {
      return due.length;
    },
  };
}

function* task(name: string, steps: number, done: string[]): Generator<void, void> {
  for (let step = 1; step <= steps; step++) {
    done.push(`${name}${step}`);
    if (step < steps) yield;
  }
}

test('one step is done in a turn, one task after another', () => {
  const done: string[] = [];
  const loop = turns();
  const tasks = new IdleTasks(loop.defer);
  tasks.add(task('a', 2, done));
  tasks.add(task('b', 2, done));
  expect(done).toEqual([]);
  for (const expected of [['a1'], ['a1', 'a2'], ['a1', 'a2', 'b1'], ['a1', 'a2', 'b1', 'b2']]) {
    expect(loop.due).toBe(1);
    loop.pass();
    expect(done).toEqual(expected);
  }
  expect(loop.due).toBe(0);
});

test('what comes when all was done is begun again in the next turn', () => {
  const done: string[] = [];
  const loop = turns();
  const tasks = new IdleTasks(loop.defer);
  tasks.add(task('a', 1, done));
  loop.pass();
  tasks.add(task('b', 1, done));
  expect(done).toEqual(['a1']);
  loop.pass();
  expect(done).toEqual(['a1', 'b1']);
});

test('the end does what is left at once, from where it stands', () => {
  const done: string[] = [];
  const loop = turns();
  const tasks = new IdleTasks(loop.defer);
  tasks.add(task('a', 3, done));
  tasks.add(task('b', 2, done));
  loop.pass();
  tasks.finish();
  expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'b2']);
  loop.pass();
  expect(loop.due).toBe(0);
  expect(done).toHaveLength(5);
});

test('a failure is thrown at the end, and nothing is done after it', () => {
  const done: string[] = [];
  const loop = turns();
  const tasks = new IdleTasks(loop.defer);
  tasks.add(task('a', 1, done));
  tasks.add(
    (function* () {
      yield;
      throw new Error('torn');
    })(),
  );
  tasks.add(task('c', 1, done));
  while (loop.due > 0) loop.pass();
  expect(() => tasks.finish()).toThrow('torn');
  expect(done).toEqual(['a1']);
});
