import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { createIdleHost } from '../support/idle-host.ts';
import { startKeeper } from '../support/keeper.ts';

/** Loads a consumer that answers after so many milliseconds; all of it by a clock that waits for nothing. */
async function load(delayMs: number, flags: readonly string[]) {
  const cwd = temporaryFolder();
  const host = createIdleHost();
  const { port } = await startKeeper(() => ({ delayMs }), host.clock);
  const calledMs = host.clock.now();
  const args = ['load', '--to', port, '--report', 'json=load.json', ...flags];
  const ended = await runCli(args, { cwd, host });
  const json = JSON.parse(readFileSync(join(cwd, 'load.json'), 'utf8')) as {
    readonly startedAt: string | number;
    readonly achievedPerSecond: number;
    readonly verdict: { readonly saturated: string };
  };
  return { ...ended, json, calledMs };
}

describe('iqmock load', () => {
  test('that was ended early tells the rate of the time in which it sent', async () => {
    const { json, stdout } = await load(1500, [
      '--rate',
      '50/s',
      '--duration',
      '30s',
      '--max-duration',
      '2s',
    ]);
    expect(json.achievedPerSecond).toBeGreaterThan(48);
    expect(json.achievedPerSecond).toBeLessThan(52);
    expect(stdout).toMatch(/events\/s were started \(100% of the requested rate\)/);
  });

  test('with users counts the time in which they play their scenarios on', async () => {
    const flags = ['--vus', '10', '--speed', 'max', '--duration', '1500ms', '--graceful-stop', '3s'];
    const { json } = await load(1000, flags);
    // Ten at a time, a second each.
    expect(json.achievedPerSecond).toBeGreaterThan(7);
    expect(json.achievedPerSecond).toBeLessThan(11);
  });

  test('that begins after its --start-at says when it began', async () => {
    const { json, calledMs } = await load(0, [
      '--rate',
      '50/s',
      '--duration',
      '1s',
      '--start-at',
      '2020-01-01T00:00:00Z',
    ]);
    expect(new Date(json.startedAt).getTime()).toBeGreaterThanOrEqual(calledMs);
  });

  test('tells a limit of its own from that of the consumer', async () => {
    const flags = ['--rate', '50/s', '--find-limit', '--limit-step', '1s', '--concurrency', '10'];
    const { stdout, json } = await load(100, [...flags, '--threshold', 'errors<1%']);
    expect(stdout).toMatch(/limit of requests in flight: all 10 .*Raise --concurrency/s);
    expect(json.verdict.saturated).toBe('lanes');
    // Ten at a time, a tenth of a second each.
    const knee = Number(/The limit is ([\d.]+) events/.exec(stdout)?.[1]);
    expect(knee).toBeGreaterThan(60);
    expect(knee).toBeLessThan(120);
  });
});
