import { expect, test } from 'vitest';
import type { EngineApi } from '../../src/load/engine/models/model.ts';
import type { ModelLimits } from '../../src/load/plan/executors/executor.ts';
import { createRandom } from '../../src/env/random.ts';
import { liveLoad } from '../../src/locust/live-load.ts';

const limits = { dropAfterMs: 1000, minActive: 1, random: createRandom(1) } as unknown as ModelLimits;

test.each([
  ['closed', undefined],
  ['open', 10],
])('users that a master asks for before the engine is ready are kept: %s', (_model, perUser) => {
  const load = liveLoad('as many as asked', perUser);
  expect(load.users).toBe(0);
  load.setUsers(3, 0);
  expect(load.users).toBe(3);
  load.plan.start({ active: 0 } as EngineApi, limits);
  expect(load.users).toBe(3);
  load.setUsers(5, 0);
  expect(load.users).toBe(5);
});

test('users that are taken away again before the engine is ready are not there', () => {
  const load = liveLoad('as many as asked');
  load.setUsers(3, 0);
  load.setUsers(0, 0);
  load.plan.start({ active: 0 } as EngineApi, limits);
  expect(load.users).toBe(0);
});
