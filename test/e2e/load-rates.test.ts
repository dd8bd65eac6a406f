import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { startKeeper } from '../support/keeper.ts';

async function load(port: string, flags: readonly string[]) {
  const cwd = temporaryFolder();
  const ended = await runCli(['load', '--to', port, '--report', 'json=load.json', ...flags], { cwd });
  const json = JSON.parse(readFileSync(join(cwd, 'load.json'), 'utf8')) as {
    readonly startedAt: string | number;
    readonly achievedPerSecond: number;
    readonly verdict: { readonly saturated: string };
  };
  return { ...ended, json };
}

describe('iqmock load', () => {
  test('that was ended early tells the rate of the time in which it sent', async () => {
    const { port } = await startKeeper(() => ({ delayMs: 1500 }));
    const { json, stdout } = await load(port, [
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
    const { port } = await startKeeper(() => ({ delayMs: 1000 }));
    const flags = ['--vus', '10', '--speed', 'max', '--duration', '1500ms', '--graceful-stop', '3s'];
    const { json } = await load(port, flags);
    // Ten at a time, a second each.
    expect(json.achievedPerSecond).toBeGreaterThan(7);
    expect(json.achievedPerSecond).toBeLessThan(11);
  });

  test('that begins after its --start-at says when it began', async () => {
    const { port } = await startKeeper(() => ({ delayMs: 0 }));
    const calledMs = Date.now();
    const { json } = await load(port, [
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
    const { port } = await startKeeper(() => ({ delayMs: 100 }));
    const flags = ['--rate', '50/s', '--find-limit', '--limit-step', '1s', '--concurrency', '10'];
    const { stdout, json } = await load(port, [...flags, '--threshold', 'errors<1%']);
    expect(stdout).toMatch(/limit of requests in flight: all 10 .*Raise --concurrency/s);
    expect(json.verdict.saturated).toBe('lanes');
    // Ten at a time, a tenth of a second each.
    const knee = Number(/The limit is ([\d.]+) events/.exec(stdout)?.[1]);
    expect(knee).toBeGreaterThan(60);
    expect(knee).toBeLessThan(120);
  });
});
