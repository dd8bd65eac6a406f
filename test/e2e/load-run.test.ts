import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runCli as runProcess, startCli as startProcess, temporaryFolder } from '../support/cli.ts';
import { runCli, startCli } from '../support/cli-inside.ts';
import { createIdleHost } from '../support/idle-host.ts';
import { startKeeper, type SeenEvent } from '../support/keeper.ts';

/** Every event once, and those of a chat in the order of their ids. */
function expectOrder(seen: readonly SeenEvent[]): void {
  const ids = seen.filter(({ id }) => id !== 0).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const last = new Map<number, number>();
  for (const { id, chatId } of seen) {
    if (id === 0) continue;
    expect(id).toBeGreaterThan(last.get(chatId) ?? 0);
    last.set(chatId, id);
  }
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8')) as {
    counts: Record<string, number>;
    dropped: Record<string, number>;
    verdict: { exitCode: number; saturated: string; sentences: string[] };
    all: { fromDueMs: Record<string, number> };
    hdr: { fromDue: string };
    endedBy?: string;
  };
}

// A run lasts seconds, and machines that test are busy.
vi.setConfig({ testTimeout: 90_000 });

describe('iqmock load', () => {
  test('sends events at a rate: distinct, valid, in order, and each accounted for', async () => {
    const folder = temporaryFolder();
    const host = createIdleHost();
    const { port, seen } = await startKeeper();
    const ended = await runCli(
      [
        'load',
        'support-chat:2',
        'vk-chat:1',
        '--to',
        port,
        '--rate',
        '300/s',
        '--duration',
        '2s',
        '--seed',
        '5',
        '--out',
        'load.ndjson',
        '--report',
        'json=load.json,html=load.html,junit=load.xml',
      ],
      { cwd: folder, host },
    );
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/latency from due +sent/);
    expect(ended.stdout).toMatch(/300 events\/s were started \(100% of the requested rate\)/);
    expect(ended.stdout).toMatch(/Again: iqmock load .*--seed 5/);
    expect(seen.length).toBe(600);
    expectOrder(seen);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(600);
    expect(readJson(join(folder, 'load.json')).counts).toMatchObject({
      asked: 600,
      begun: 600,
      sent: 600,
      delivered: 600,
      orderViolations: 0,
    });
    expect(readFileSync(join(folder, 'load.html'), 'utf8')).toContain('<figure class="chart" id="latency"');
    // What the embedded validator says of every body, in the order in which they came.
    const verdicts = await runCli(['validate', '-'], {
      stdin: `${seen.map(({ body }) => body).join('\n')}\n`,
    });
    expect(verdicts.exitCode, verdicts.stdout + verdicts.stderr).toBe(0);
    // The file tells the same again.
    const again = await runCli(['report', 'load.ndjson', '--format', 'json'], { cwd: folder });
    expect(again.exitCode).toBe(0);
    expect((JSON.parse(again.stdout) as { counts: unknown }).counts).toEqual(
      readJson(join(folder, 'load.json')).counts,
    );
  });

  test('of the same seed sends each chat the same events, with whatever number of workers', async () => {
    const typesOfChats = async (workers: string) => {
      const { port, seen } = await startKeeper();
      const args = [
        'load',
        'support-chat',
        '--to',
        port,
        '--chats',
        '40/s',
        '--speed',
        '200',
        '--duration',
        '1s',
        '--seed',
        '9',
        '--workers',
        workers,
      ];
      // Workers are processes of the built program.
      const ended = await (workers === '1' ? runCli(args, { host: createIdleHost() }) : runProcess(args));
      expect(ended.exitCode, ended.stderr).toBe(0);
      expectOrder(seen);
      const names = seen.map(({ body }) => /"Rels":.*?"Clients":\[\{.*?"Name":"([^"]+)"/.exec(body)?.[1]);
      return {
        chats: new Set(seen.map(({ chatId }) => chatId)).size,
        events: seen.length,
        clients: [...new Set(names)].sort(),
      };
    };
    const alone = await typesOfChats('1');
    expect(alone).toMatchObject({ chats: 40, events: 800 });
    expect(await typesOfChats('3')).toEqual(alone);
  });

  test('keeps the order of every chat at full speed with many requests in flight', async () => {
    const { port, seen } = await startKeeper((nth) => (nth % 7 === 0 ? { delayMs: nth % 5 } : {}));
    // In a separate process, which the consumer does not slow down.
    const ended = await runProcess([
      'load',
      '--to',
      port,
      '--vus',
      '256',
      '--speed',
      'max',
      '--duration',
      '30s',
      '--max-events',
      '6000',
      '--quiet',
    ]);
    expect(ended.exitCode, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/Ended by --max-events/);
    expect(seen.length).toBe(6000);
    expectOrder(seen);
  });

  test('beyond what the consumer sustains stays within its limits, and says that it was the consumer', async () => {
    const folder = temporaryFolder();
    // The more there is to do the longer each takes.
    const busy: { count: number } = { count: 0 };
    const host = createIdleHost();
    const { port, seen, most } = await startKeeper(
      () => ({ delayMs: Math.min(300, 5 + busy.count++) }),
      host.clock,
    );
    const ended = await runCli(
      [
        'load',
        '--to',
        port,
        '--rate',
        '500/s',
        '--duration',
        '2s',
        '--concurrency',
        '20',
        '--drop-after',
        '200ms',
        '--threshold',
        'dropped<1%',
        '--threshold',
        'errors<1%',
        '--report',
        'json=load.json',
      ],
      { cwd: folder, host },
    );
    const { counts, dropped, verdict } = readJson(join(folder, 'load.json'));
    expect(ended.exitCode).toBe(4);
    expect(most()).toBe(20);
    expect(counts['asked']).toBe(1000);
    expect((counts['begun'] ?? 0) + (dropped['total'] ?? 0)).toBe(1000);
    expect(seen.length).toBe(counts['sent']);
    expect(dropped['lanes']).toBeGreaterThan(250);
    expect(verdict.saturated).toBe('consumer');
    expect(ended.stdout).toMatch(/✗ dropped<1%/);
  });

  test('with retries sends the same bytes again and holds the chat back until they are taken', async () => {
    const folder = temporaryFolder();
    const host = createIdleHost();
    const { port, seen } = await startKeeper((nth) => (nth % 3 === 0 ? { status: 503 } : {}));
    const ended = await runCli(
      [
        'load',
        '--to',
        port,
        '--vus',
        '4',
        '--speed',
        'max',
        '--duration',
        '20s',
        '--max-events',
        '200',
        '--policy',
        'fast',
        '--retries',
        '9',
        '--report',
        'json=load.json',
      ],
      { cwd: folder, host },
    );
    expect(ended.exitCode, ended.stderr).toBe(0);
    const { counts } = readJson(join(folder, 'load.json'));
    expect(counts).toMatchObject({ sent: 200, delivered: 200 });
    expect(seen.length).toBe(200 + (counts['retries'] ?? 0));
    expect(counts['retries']).toBeGreaterThan(60);
    const distinct = [...new Map(seen.map((event) => [event.body, event])).values()];
    expect(distinct.length).toBe(200);
    expectOrder(distinct);
  });

  test('ends early when a threshold is broken and that was asked', async () => {
    const { port, seen } = await startKeeper(() => ({ status: 500 }));
    const args = ['load', '--to', port, '--rate', '50/s', '--duration', '60s', '--abort-on-fail'];
    const ended = await runCli(args, { host: createIdleHost() });
    expect(ended.exitCode).toBe(4);
    expect(ended.stdout).toMatch(/Ended early, because a threshold was broken/);
    expect(seen.length).toBeLessThan(1000);
  });

  test('on Ctrl-C waits for the last answers, reports and exits with 130', async () => {
    const folder = temporaryFolder();
    const { port, seen } = await startKeeper(() => ({ delayMs: 20 }));
    const running = startProcess(
      [
        'load',
        '--to',
        port,
        '--rate',
        '400/s',
        '--duration',
        '60s',
        '--workers',
        '2',
        '--out',
        'load.ndjson',
        '--report',
        'json=load.json',
      ],
      { cwd: folder },
    );
    await expect.poll(() => seen.length, { timeout: 15_000 }).toBeGreaterThan(100);
    running.child.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.exitCode, ended.stderr).toBe(130);
    const { counts, endedBy } = readJson(join(folder, 'load.json'));
    expect(endedBy).toBe('interrupted');
    expect(counts['delivered']).toBe(seen.length);
    expect((await runCli(['report', 'load.ndjson'], { cwd: folder })).exitCode).toBe(130);
  });

  test('killed in the middle leaves a file that tells what was measured until then', async () => {
    const folder = temporaryFolder();
    const { port, seen } = await startKeeper();
    const running = startProcess(
      ['load', '--to', port, '--rate', '200/s', '--duration', '60s', '--out', 'load.ndjson'],
      { cwd: folder },
    );
    await expect.poll(() => seen.length, { timeout: 15_000 }).toBeGreaterThan(250);
    running.child.kill('SIGKILL');
    await running.ended;
    const report = await runCli(['report', 'load.ndjson', '--format', 'json'], { cwd: folder });
    expect(report.exitCode).toBe(3);
    const { counts } = JSON.parse(report.stdout) as { counts: Record<string, number> };
    expect(counts['sent']).toBeGreaterThan(180);
    expect(counts['sent']).toBeLessThanOrEqual(seen.length);
  });

  test('serves its live measures to Prometheus', async () => {
    const { port } = await startKeeper();
    const args = ['load', '--to', port, '--rate', '100/s', '--duration', '10m', '--prometheus', ':0'];
    const running = startCli(args, { host: createIdleHost() });
    const printed = await running.printed(/Metrics at http:\S+/);
    const url = /Metrics at (http:\S+)/.exec(printed)?.[1] ?? '';
    await expect
      .poll(async () => (await fetch(url)).text(), { timeout: 15_000 })
      .toMatch(/^iqmock_load_events_total\{type="chat_created",outcome="delivered"\} [1-9]/m);
    running.stop('SIGINT');
    expect((await running.ended).exitCode).toBe(130);
  });

  test('finds the limit of a consumer', async () => {
    const folder = temporaryFolder();
    // One at a time, 10 ms each: 100 a second and no more.
    const host = createIdleHost();
    let freeMs = 0;
    const { port } = await startKeeper(() => {
      const nowMs = host.clock.monotonic();
      freeMs = Math.max(freeMs, nowMs) + 10;
      return { delayMs: freeMs - nowMs };
    }, host.clock);
    const ended = await runCli(
      [
        'load',
        '--to',
        port,
        '--rate',
        '20/s',
        '--find-limit',
        '--limit-step',
        '1s',
        '--threshold',
        'p95<400ms',
        '--drop-after',
        '100ms',
        '--concurrency',
        '20',
        '--report',
        'json=load.json',
      ],
      { cwd: folder, host },
    );
    expect(ended.exitCode, ended.stderr).toBe(0);
    const knee = Number(/The limit is (\d+)/.exec(ended.stdout)?.[1]);
    expect(knee, ended.stderr).toBeGreaterThanOrEqual(20);
    expect(knee).toBeLessThanOrEqual(130);
    expect(ended.stdout).toMatch(/did not\.\nAt \d+ events\/s broke:/);
  });

  test.each([
    [['--rate', '10/s'], /needs --to/],
    [['--to', '3000'], /No load given/],
    [['--to', '3000', '--rate', '10/s', '--vus', '5'], /cannot both be given/],
    [['--to', '3000', '--rate', '10/s', '--threshold', 'p99<fast'], /300ms/],
    [['--to', 'http://93.184.216.34/', '--rate', '10/s'], /--allow-remote/],
    [['--to', '3000', '--rate', '10/s', '--shard', '4/3'], /1\/3, 2\/3, 3\/3/],
    [['--to', '3000', '--stages', '30s'], /duration:target/],
    [['--to', '3000', '--rate', '10/s', '--report', 'htlm'], /html/],
    [['no-such-scenario', '--to', '3000', '--rate', '10/s'], /no-such-scenario/],
  ])('%j is refused before anything is sent', async (args, message) => {
    const ended = await runCli(['load', ...args]);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toMatch(message);
  });

  test('of a scenario that sends nothing is refused', async () => {
    const cwd = temporaryFolder({
      'idle.yaml': 'name: idle\nsteps:\n  - repeat: { times: 1000000000, steps: [{ wait: 1s }] }\n',
    });
    const ended = await runCli(['load', 'idle.yaml', '--to', '1', '--rate', '20/s'], { cwd });
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toMatch(/^error SCENARIO The scenario idle sends no events/);
  });

  test('against nobody says so, and exits with 3', async () => {
    const ended = await runCli(['load', '--to', '1', '--rate', '20/s', '--duration', '1s'], {
      host: createIdleHost(),
    });
    expect(ended.exitCode).toBe(3);
    expect(ended.stdout).toMatch(/The target could not be reached: 20 × refused/);
  });
});
