import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { eventOf, startTarget } from '../support/target.ts';

/** The ids of events that have one. */
function idsOf(bodies: readonly string[]): unknown[] {
  return bodies.map((body) => eventOf(body)['Id']).filter((id) => id !== 0);
}

test('replay --rebind gives new ids in each run with a seed too, and the same ones with a start, of which it says so', async () => {
  const cwd = temporaryFolder();
  const { stdout: recorded } = await runCli(['generate', 'support-chat']);
  writeFileSync(join(cwd, 'real.ndjson'), recorded);
  const target = await startTarget();
  const replay = async (...pinned: string[]) => {
    const from = target.seen.length;
    const args = ['replay', 'real.ndjson', '--to', target.url, '--speed', 'max', '--rebind', '--seed', '4'];
    const { exitCode, stdout, stderr } = await runCli([...args, ...pinned], { cwd });
    expect(exitCode).toBe(0);
    return { bodies: target.seen.slice(from).map(({ body }) => body.toString()), stdout, stderr };
  };
  const runs = [await replay(), await replay(), await replay('--start', '2025-01-01')] as const;
  const ids = [recorded.trim().split('\n'), ...runs.map(({ bodies }) => bodies)].flatMap(idsOf);
  expect(ids).toHaveLength(4 * 18);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.max(...ids.map(Number))).toBeLessThan(2 ** 31);
  expect(runs[0].stderr).not.toContain('same ids');

  const again = await replay('--start', '2025-01-01');
  expect(again.bodies).toEqual(runs[2].bodies);
  expect(again.stderr).toContain(
    'note real.ndjson: every run has the same ids, because --seed and --start are given.',
  );
  const line = (name: string): string | undefined =>
    new RegExp(`^ +${name} +(.*)$`, 'm').exec(again.stdout)?.[1];
  expect(line('again')).toMatch(/ --seed 4 --start 2025-01-01T00:00:00\.000Z$/);
  expect(line('fresh ids')).toMatch(/^iqmock replay real\.ndjson --rebind .* --seed 4$/);
});

test('replay --rebind of a file that is named twice sends two conversations', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'real.ndjson'), (await runCli(['generate', 'support-chat'])).stdout);
  const target = await startTarget();
  const twice = ['replay', 'real.ndjson', 'real.ndjson', '--to', target.url, '--speed', 'max', '--rebind'];
  expect(await runCli(twice, { cwd })).toMatchObject({ exitCode: 0 });
  const ids = idsOf(target.seen.map(({ body }) => body.toString()));
  expect(ids).toHaveLength(2 * 18);
  expect(new Set(ids).size).toBe(ids.length);
});
