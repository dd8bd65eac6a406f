import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startCli, temporaryFolder } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { eventOf, startTarget } from '../support/target.ts';

const world = 'world: { clients: { maria: {} } }';
const scenarios = {
  'step.yaml': `name: step\n${world}\nsteps:\n  - create_chat: { client: maria }\n    deliver: { duplicate: 2 }\n`,
  'whole.yaml': `name: whole\n${world}\nfaults: [duplicate]\nsteps:\n  - create_chat: { client: maria }\n`,
};

interface LoadReport {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly policy: Readonly<Record<string, string>>;
}

const limits = ['--vus', '1', '--duration', '20s', '--max-events', '20', '--report', 'json=report.json'];

function reportIn(folder: string): LoadReport {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as LoadReport;
}

describe('iqmock load', () => {
  test.each(Object.keys(scenarios))('carries out the faults of %s', async (file) => {
    const target = await startTarget();
    const cwd = temporaryFolder(scenarios);
    const argv = ['load', file, '--to', target.url, ...limits, '--out', 'load.ndjson'];
    const { exitCode, stdout } = await runCli(argv, { cwd });
    expect([exitCode, target.seen.length]).toEqual([0, 40]);
    expect(stdout).toContain('On purpose: duplicate × 20; 20 repeated.');
    const ids = target.seen.map(({ body }) => eventOf(body)['Id']);
    expect(new Set(ids).size).toBe(20);
    expect(reportIn(cwd)).toMatchObject({
      counts: { sent: 20, delivered: 20, copies: 20, copyErrors: 0, failed: 0 },
      faults: { duplicate: 20 },
      policy: { faults: 'duplicate' },
    });
    const again = await runCli(['report', 'load.ndjson', '--format', 'json=report.json'], { cwd });
    expect([again.exitCode, reportIn(cwd).faults]).toEqual([0, { duplicate: 20 }]);
  });

  test('--fault with workers, in processes: the consumer gets what was sent and the copies', async () => {
    const target = await startTarget();
    const cwd = temporaryFolder({});
    const argv = ['load', 'support-chat', '--to', target.url, '--chats', '5/s', '--duration', '2s'];
    const more = ['--speed', 'max', '--workers', '2', '--seed', '5', '--report', 'json=report.json'];
    const faults = ['--fault', 'duplicate:30%', '--fault', 'cut:share=20%', '--backoff', '10ms'];
    const { exitCode, stdout } = await startCli([...argv, ...more, ...faults], { cwd }).ended;
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('On purpose: ')]);
    const { counts, faults: hits } = reportIn(cwd);
    expect(hits['duplicate']).toBe(counts['copies']);
    expect(counts['copies']).toBeGreaterThan(10);
    expect(counts['cutTries']).toBeGreaterThanOrEqual(hits['cut'] ?? 1);
    expect(target.seen).toHaveLength((counts['sent'] ?? 0) + (counts['copies'] ?? 0));
    expect(counts).toMatchObject({ sent: counts['delivered'], failed: 0, retries: 0 });
  });

  test.each([
    ['--fault duplicat:5%', /There is no fault "duplicat".*Did you mean "duplicate"/s],
    ['--fault duplicate:1000', /"1000" is not a whole number from 2 to 100/],
    ['--fault duplicate:105%', /"105%" is not a share/],
    ['--fault skew:-1h', /The fault skew:-1h00m is not possible: nothing is signed/],
    ['--fault cut --proxy http://127.0.0.1:9', /cannot pass through the proxy/],
    ['--fault outage@share=1% --workers 2', /would hit only some of the 2 parts/],
  ])('%s is exit code 2 before anything is sent', async (flags, message) => {
    const target = await startTarget();
    // Past loopback: no proxy stands before that.
    const to = flags.includes('--proxy') ? 'http://192.168.77.77:9/' : target.url;
    const argv = ['load', '--to', to, '--vus', '1', '--duration', '1s', ...flags.split(' ')];
    const { exitCode, stderr } = await runCli(argv, {});
    expect([exitCode, stderr, target.seen.length]).toEqual([2, expect.stringMatching(message), 0]);
  });
});
