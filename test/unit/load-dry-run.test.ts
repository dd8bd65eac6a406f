import { describe, expect, test } from 'vitest';
import { presets } from '../../src/delivery/policy.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { dryRun } from '../../src/load/engine/dry-run.ts';
import type { LoadProfile } from '../../src/load/plan/executors/executor.ts';
import { executors, planLoad } from '../../src/load/plan/executors/index.ts';
import type { LoadOptions } from '../../src/load/plan/load-options.ts';
import { fillOptions, workerSettings } from '../../src/load/plan/settings.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { runInside } from '../support/inside.ts';
import { inChat } from '../support/play.ts';

const scenario = parseScenario(
  inChat(`- message: { chat: chat, from: maria, as: question }
- parallel:
    - - wait: 1h
      - read: { message: question }
    - - typing: { chat: chat, by: anna }
- probe: { get: '/seen' }
- close: { chat: chat }
`),
  'dry.yaml',
);
const { policy } = presets.default;
const ramp = [{ durationMs: 2000, targetPerSecond: 20 }];
/** One for each executor, at rates from one that is never reached to one that is hardly a rate. */
const asks: readonly LoadProfile[] = [
  { rate: 1_000_000 },
  { rate: 0.01, durationMs: 3_600_000 },
  { chats: 50 },
  { stages: ramp },
  { vus: 300 },
  { vuStages: ramp },
  { rate: 10, spike: 500 },
  { rate: 10, soak: true },
];

async function run(ask: LoadProfile, more: Partial<LoadOptions> = {}): Promise<void> {
  const plan = planLoad(ask);
  const target = parseTarget('3000');
  const options = fillOptions({ mix: [], target, policy, seed: 1, ask, ...more }, plan);
  const facts = {
    options,
    plan,
    step: { index: 0, of: 1 },
    webhooks: 20,
    idsFromMs: 0,
    header: { startedAt: 0 },
  };
  for (const settings of workerSettings(facts)) await dryRun(settings, plan, [{ scenario, weight: 1 }]);
}

describe('a dry run', () => {
  test('is tried with every executor', () => {
    expect(new Set(asks.map((ask) => planLoad(ask).executor)).size).toBe(executors.length);
  });

  test.each(asks.map((ask) => [planLoad(ask).words, ask] as const))('of %s ends by itself', (_, ask) =>
    run(ask),
  );

  test('of a run with a warm-up, several workers and limits ends too', () =>
    run({ rate: 100 }, { warmUpMs: 5000, workers: 3, maxEvents: 7, maxInFlight: 1, maxChats: 1 }));
});

test.each([
  ['--rate', '10', '--duration', '0s'],
  ['--rate', '10', '--find-limit', '--limit-step', '0s'],
  ['--vus', '1', '--duration', '40d'],
])('a load of no time, or of more than a timer can measure, is a mistake: %j', async (...flags) => {
  const { exitCode, stderr } = await runInside(['load', 'quote-and-reply', '--to', '1', ...flags]);
  expect(exitCode, stderr).toBe(2);
  expect(stderr).toMatch(/leaves no time for any load|too long/);
});
