import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/index.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';
import { startTarget } from '../support/target.ts';

const max = ['--speed', 'max'];

/** A consumer that refuses, at another port each time. */
async function refusing(argv: readonly string[], cwd = temporaryFolder()): Promise<string> {
  const target = await startTarget({ behave: (response) => response.writeHead(500).end() });
  const { exitCode, stdout, stderr } = await runInside([...argv, ...max, '--to', target.url], { cwd });
  expect([exitCode, stderr]).toEqual([1, '']);
  return stdout;
}

describe('what a failure says', () => {
  test('has no long curl in its midst, and has it with --verbose', async () => {
    const plain = await refusing(['run', 'missed-chat']);
    expect(plain).toMatch(/ {2}curl +[\d.]+ kB long: --verbose and every report show it/);
    for (const line of plain.split('\n')) expect(line.length, line).toBeLessThan(400);
    expect(await refusing(['run', 'missed-chat', '--verbose'])).toMatch(/ {2}curl +curl .*--data-raw/);
  });

  test('repeats several scenarios one after the other, whether or not one fails again', async () => {
    const stdout = await refusing(['run', 'missed-chat', 'vk-chat']);
    for (const name of ['again', 'fresh ids']) {
      const line = stdout.split('\n').findLast((one) => one.startsWith(`  ${name} `));
      expect(line).toMatch(/iqmock run missed-chat .* ; iqmock run vk-chat /);
      expect(line).not.toContain('&&');
    }
  });
});

describe('a report for CI', () => {
  test('has the same names in every run, none twice, and no port or id in them', async () => {
    const names: string[][] = [];
    for (let run = 0; run < 2; run++) {
      const cwd = temporaryFolder({ 'asked.yaml': asked.replace('20s', '300ms') });
      await refusing(['run', 'asked.yaml', 'missed-chat', 'vk-chat', '--report', 'junit=r.xml'], cwd);
      const xml = readFileSync(join(cwd, 'r.xml'), 'utf8');
      names.push(
        [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(([, ...of]) => of.join(' ')),
      );
    }
    expect(names[0]!.length).toBeGreaterThan(15);
    expect(names[1]).toEqual(names[0]);
    expect(new Set(names[0]).size).toBe(names[0]!.length);
    for (const name of names[0]!) expect(name).not.toMatch(/\d{4}/);
  });
});

const asked = `name: asked
world: { channels: { support: { type: iqchat } }, clients: { maria: {} } }
steps:
  - request: { post: /test/reset, status: 204 }
  - create_chat: { client: maria, as: chat }
  - until: { post: '/search/{{ chat.Id }}', body: { open: true }, expect: { found: true }, within: 20s }
  - probe: { post: /count, body: { of: '{{ chat.Id }}' }, expect: { count: 1 } }
`;

describe('a scenario that asks by POST', () => {
  test('waits until the answer is as expected', async () => {
    let tries = 0;
    const target = await startTarget({
      behave(response, { url }) {
        if (url === '/test/reset') response.writeHead(204).end();
        else if (url === '/count') response.end('{"count":1}');
        else response.end(url.startsWith('/search/') ? JSON.stringify({ found: ++tries > 2 }) : '');
      },
    });
    const cwd = temporaryFolder({ 'asked.yaml': asked });
    const { exitCode, stdout } = await runInside(['run', 'asked.yaml', ...max, '--to', target.url], { cwd });
    expect(stdout).toMatch(/Passed/);
    expect(exitCode).toBe(0);
    const searches = target.seen.filter(({ url }) => url.startsWith('/search/'));
    expect(searches).toHaveLength(3);
    for (const { method, body } of searches)
      expect([method, String(body)]).toEqual(['POST', '{"open":true}']);
  });

  test('calls the consumer in no load run, which says so', async () => {
    const yaml = asked.replace(/ {2}- (until|probe).*\n/g, '');
    const cwd = temporaryFolder({ 'asked.yaml': yaml });
    const target = await startTarget();
    const argv = ['load', 'asked.yaml', '--to', target.url, '--rate', '20/s', '--duration', '500ms'];
    const { stderr } = await runInside(argv, { cwd });
    expect(stderr).toMatch(/note The request steps of the scenarios are skipped/);
    expect(target.seen.map(({ url }) => url)).not.toContain('/test/reset');
    expect(target.seen.length).toBeGreaterThan(3);
  });
});

test('shards without a seed take the same one from the moment they share', async () => {
  const target = await startTarget();
  const argv = ['load', '--to', target.url, '--rate', '20/s', '--duration', '300ms'];
  const seeds = [];
  for (const shard of ['1/2', '2/2']) {
    const shared = ['--start', '2024-03-01T09:00:00Z', '--shard', shard];
    const { exitCode, stdout, stderr } = await runInside([...argv, ...shared]);
    expect(exitCode, stdout + stderr).toBe(0);
    seeds.push(/^seed (\d+)/m.exec(stdout)?.[1]);
  }
  expect(seeds[0]).toBeDefined();
  expect(seeds[1]).toBe(seeds[0]);
  const alone = await runInside([...argv, '--shard', '1/2']);
  expect([alone.exitCode, alone.stderr]).toEqual([
    2,
    expect.stringContaining('Shards need a common --start-at'),
  ]);
});

test('a generated body is a Buffer: its text is the JSON', async () => {
  for await (const { body, payload } of generate('missed-chat', { seed: 1 }))
    expect(body.toString()).toBe(JSON.stringify(payload));
});
