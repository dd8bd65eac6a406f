import { describe, expect, test } from 'vitest';
import { parseTarget } from '../../src/delivery/target.ts';
import { presets } from '../../src/delivery/policy.ts';
import { createHost } from '../../src/env/host.ts';
import { executors, planLoad } from '../../src/load/plan/executors/index.ts';
import type { LoadProfile } from '../../src/load/plan/executors/executor.ts';
import { searchLimit } from '../../src/load/limit/find-limit.ts';
import { runLoad } from '../../src/load/load.ts';
import {
  parseMixItem,
  parseShard,
  shardFromEnvironment,
  type LoadOptions,
} from '../../src/load/plan/load-options.ts';
import { isOneTry } from '../../src/load/engine/open-wire.ts';
import { fillOptions, workerSettings } from '../../src/load/plan/settings.ts';
import { parseStages } from '../../src/load/plan/stages.ts';
import { headerOf } from '../support/load-result.ts';

const { policy } = presets.default;
const base: LoadOptions = { mix: [], target: parseTarget('3000'), policy, seed: 1, ask: { rate: 100 } };

describe('what is asked chooses the executor', () => {
  test.each<[LoadProfile, string, string, number]>([
    [{ rate: 500 }, 'constant-arrival-rate', '500 events/s for 30s', 30_000],
    [{ chats: 0.5, durationMs: 60_000 }, 'constant-arrival-rate', '0.5 chats/s for 1m00s', 60_000],
    [
      {
        stages: [
          { durationMs: 30_000, targetPerSecond: 100 },
          { durationMs: 0, targetPerSecond: 10 },
        ],
      },
      'ramping-arrival-rate',
      'a ramp from 0 events/s to 100 events/s within 30s, to 10 events/s within 0ms',
      30_000,
    ],
    [
      { chats: 5, stages: [{ durationMs: 1000, targetPerSecond: 10 }] },
      'ramping-arrival-rate',
      'a ramp from 5 chats/s to 10 chats/s within 1s',
      1000,
    ],
    [
      { rate: 100, spike: 1000, durationMs: 9000 },
      'spike',
      'a spike from 100 events/s to 1,000 events/s, 9s in all',
      9000,
    ],
    [{ rate: 50, soak: true }, 'soak', 'a soak of 50 events/s for 1h00m', 3_600_000],
    [{ vus: 1 }, 'constant-vus', '1 virtual user for 30s', 30_000],
    [
      { vus: 2, vuStages: [{ durationMs: 5000, targetPerSecond: 20 }] },
      'ramping-vus',
      'a ramp from 2 virtual users to 20 within 5s',
      5000,
    ],
  ])('%j: %s', (ask, executor, words, durationMs) => {
    expect(planLoad(ask)).toMatchObject({ executor, words, durationMs });
    expect(executors.map(({ name }) => name)).toContain(executor);
  });

  test.each<[LoadProfile, RegExp]>([
    [{}, /No load given/],
    [{ rate: 1, chats: 1 }, /cannot both be given/],
    [{ rate: 1, vus: 1 }, /cannot both be given/],
    [{ vus: 1, stages: [{ durationMs: 1, targetPerSecond: 1 }] }, /cannot both be given/],
    [{ rate: 100, spike: 100 }, /no more than the rate/],
    [{ soak: true }, /needs a rate/],
  ])('%j is refused', (ask, message) => {
    expect(() => planLoad(ask)).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) as string }) as Error,
    );
  });

  test('the asked rate is known at any moment', () => {
    const plan = planLoad({ rate: 100, stages: [{ durationMs: 1000, targetPerSecond: 200 }] });
    expect([0, 500, 999].map((atMs) => Math.round(plan.askedAt(atMs)))).toEqual([100, 150, 200]);
    expect(planLoad({ vus: 0, vuStages: [{ durationMs: 1000, targetPerSecond: 10 }] }).askedAt(450)).toBe(5);
    expect(planLoad({ rate: 100, durationMs: 10 }).askedAt(11)).toBe(0);
  });
});

describe('stages', () => {
  test('of rates and of users are told apart by their units', () => {
    expect(parseStages('30s:100/s, 2m:1000/s')).toEqual({
      of: 'rates',
      stages: [
        { durationMs: 30_000, targetPerSecond: 100 },
        { durationMs: 120_000, targetPerSecond: 1000 },
      ],
    });
    expect(parseStages('1m:60/m')).toMatchObject({ of: 'rates', stages: [{ targetPerSecond: 1 }] });
    expect(parseStages('0s:10,5s:0')).toMatchObject({
      of: 'users',
      stages: [{ durationMs: 0, targetPerSecond: 10 }, { targetPerSecond: 0 }],
    });
  });

  test.each(['', '30s', '30s:', ':10', '30s:x/s', '30:10:5', '30s:1.5', '30s:10,20s:5/s', '-1s:10'])(
    '%j is refused with a hint',
    (text) => {
      expect(() => parseStages(text)).toThrow(
        expect.objectContaining({ code: 'USAGE', hint: expect.any(String) as string }) as Error,
      );
    },
  );
});

describe('a mix', () => {
  test('gives scenarios weights', () => {
    expect(parseMixItem('support-chat')).toEqual({ scenario: 'support-chat', weight: 1 });
    expect(parseMixItem('chats/vk.yaml:2.5')).toEqual({ scenario: 'chats/vk.yaml', weight: 2.5 });
    expect(parseMixItem('C:\\chats\\vk.yaml')).toEqual({ scenario: 'C:\\chats\\vk.yaml', weight: 1 });
    expect(() => parseMixItem('a:0')).toThrow(/weight/);
  });
});

describe('a shard', () => {
  test('is said by hand or by a job of Kubernetes', () => {
    expect(parseShard('2/3')).toEqual({ index: 1, of: 3 });
    expect(shardFromEnvironment({})).toBeUndefined();
    expect(shardFromEnvironment({ JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '3' })).toEqual({
      index: 0,
      of: 3,
    });
  });

  test.each(['0/3', '4/3', '1', 'a/b', '1/0', '-1/2'])('%s is none', (text) => {
    expect(() => parseShard(text)).toThrow(expect.objectContaining({ code: 'USAGE' }) as Error);
  });

  test.each([
    { JOB_COMPLETION_INDEX: '0' },
    { JOB_COMPLETIONS: '3' },
    { JOB_COMPLETION_INDEX: '3', JOB_COMPLETIONS: '3' },
    { JOB_COMPLETION_INDEX: 'x', JOB_COMPLETIONS: '3' },
  ])('%j is refused rather than run as the whole', (env) => {
    expect(() => shardFromEnvironment(env)).toThrow(expect.objectContaining({ code: 'CONFIG' }) as Error);
  });
});

describe('the work', () => {
  const parts = (more: Partial<LoadOptions>, ask: LoadProfile) => {
    const plan = planLoad(ask);
    const options = fillOptions({ ...base, ask, ...more }, plan);
    return workerSettings({
      options,
      plan,
      step: { index: 0, of: 1 },
      webhooks: 20,
      idsFromMs: 0,
      header: headerOf(),
    });
  };

  test('is shared out among machines and workers without loss or overlap', () => {
    const all = [0, 1, 2].flatMap((index) =>
      parts(
        { shard: { index, of: 3 }, workers: 2, maxEvents: 1000, minChats: 100, maxInFlight: 5, maxChats: 11 },
        { chats: 10 },
      ),
    );
    expect(all.map(({ limits }) => limits.part)).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => ({ index, of: 6 })),
    );
    expect(new Set(all.map(({ ids }) => `${ids.index}/${ids.of}`)).size).toBe(6);
    expect(all.reduce((sum, { maxEvents }) => sum + maxEvents, 0)).toBe(1000);
    expect(all.reduce((sum, { limits }) => sum + limits.minActive, 0)).toBe(100);
    // Requests and chats are limits of one machine.
    expect(all.slice(0, 2).map(({ lanes, maxActive }) => [lanes, maxActive])).toEqual([
      [3, 6],
      [2, 5],
    ]);
  });

  test('skips pauses for a rate of events, and keeps them for chats and users, unless it is said', () => {
    expect(parts({}, { rate: 10 })[0]?.speed).toBe(Infinity);
    expect(parts({}, { chats: 10 })[0]?.speed).toBe(1);
    expect(parts({ speed: 5 }, { vus: 10 })[0]?.speed).toBe(5);
    expect(parts({ speed: 2 }, { rate: 10 })[0]?.speed).toBe(2);
  });

  test('of virtual users needs as many requests in request as there are users', () => {
    expect(parts({ workers: 2 }, { vus: 7 }).map(({ lanes }) => lanes)).toEqual([4, 3]);
  });
});

describe('before anything is sent', () => {
  const host = createHost();

  test('a target out in the world is refused', async () => {
    const options = {
      ...base,
      mix: [{ scenario: 'support-chat', weight: 1 }],
      target: parseTarget('http://93.184.216.34/hook'),
    };
    await expect(runLoad({ host, options })).rejects.toMatchObject({
      code: 'TARGET',
      hint: expect.stringContaining('--allow-remote') as string,
    });
  });

  test.each<[string, Partial<LoadOptions>, string]>([
    ['a mix of nothing', { mix: [] }, 'USAGE'],
    [
      'the same scenario twice',
      {
        mix: [
          { scenario: 'vk-chat', weight: 1 },
          { scenario: 'vk-chat', weight: 2 },
        ],
      },
      'USAGE',
    ],
    ['an unknown scenario', { mix: [{ scenario: 'no-such-chat', weight: 1 }] }, 'NOT_FOUND'],
    ['a threshold that is none', { thresholds: ['p99<fast'] }, 'USAGE'],
    ['no workers', { workers: 0 }, 'USAGE'],
    ['an override that hits nothing', { overrides: { set: ['Rels.Nobody[0].Name=x'] } }, 'OVERRIDE'],
    [
      'several workers for a scenario from stdin',
      { workers: 2, mix: [{ scenario: '-', weight: 1 }] },
      'USAGE',
    ],
    ['a search among users', { ask: { vus: 5 }, findLimit: {} }, 'USAGE'],
  ])('%s is refused', async (_what, options, code) => {
    await expect(
      runLoad({ host, options: { ...base, mix: [{ scenario: 'support-chat', weight: 1 }], ...options } }),
    ).rejects.toMatchObject({ code });
  });
});

test('webhooks go straight to the driver where each is one try in the order of its chat', () => {
  expect(isOneTry(policy)).toBe(true);
  expect(isOneTry({ ...policy, order: 'none' })).toBe(true);
  expect(isOneTry({ ...policy, sign: { name: 'hmac-sha256', header: 'X', secret: 's' } })).toBe(true);
  expect(isOneTry({ ...policy, retries: 1 })).toBe(false);
  expect(isOneTry({ ...policy, order: 'global' })).toBe(false);
  expect(isOneTry(policy, { layers: [(next) => next] })).toBe(false);
  expect(isOneTry(policy, { interceptors: [(next) => next] })).toBe(false);
});

describe('the search for the limit', () => {
  const search = (knee: number, start: number, most = 100_000) => {
    const tried: number[] = [];
    const found = searchLimit({ startPerSecond: start, mostPerSecond: most }, (rate) => {
      tried.push(rate);
      return Promise.resolve(rate <= knee);
    });
    return found.then((limit) => ({ ...limit, tried }));
  };

  test.each([
    [1234, 50],
    [1234, 5000],
    [1234, 1234],
    [37, 100],
    [90_000, 10],
  ])('finds a knee at %d/s from %d/s to within a tenth', async (knee, start) => {
    const { kneePerSecond = NaN, brokenPerSecond = NaN, tried } = await search(knee, start);
    expect(kneePerSecond).toBeLessThanOrEqual(knee);
    expect(brokenPerSecond).toBeGreaterThan(knee);
    expect(brokenPerSecond / kneePerSecond).toBeLessThanOrEqual(1.11);
    expect(tried.length).toBeLessThanOrEqual(20);
    expect(new Set(tried).size).toBe(tried.length);
  });

  test('ends at the highest rate it may try, and at one event a second', async () => {
    expect(await search(1e9, 50, 1000)).toMatchObject({ kneePerSecond: 1000, brokenPerSecond: undefined });
    const { kneePerSecond, tried } = await search(0, 8);
    expect(kneePerSecond).toBeUndefined();
    expect(tried).toEqual([8, 4, 2, 1]);
  });

  test('ends when it is told to', async () => {
    const limit = await searchLimit({ startPerSecond: 10, mostPerSecond: 1000 }, (rate) =>
      Promise.resolve(rate < 40 ? true : undefined),
    );
    expect(limit).toMatchObject({ kneePerSecond: 20, brokenPerSecond: undefined });
  });
});
