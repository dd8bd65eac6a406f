import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryPath, startCli, temporaryFolder, type Ended } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { startProgram, consumers, canRun } from '../support/consumers.ts';
import { startRememberingConsumer, type RememberingConsumer } from '../support/remembering-consumer.ts';
import { dependentProject, runProgram } from '../support/workspace.ts';

const max = ['--speed', 'max'];
const scenarios = ['support-chat', 'parallel-clients'];
/** The events of support-chat that are stored. */
const perChat = 18;

/** Stops the clock of the calendar: two such processes start in the same millisecond. */
const sameMillisecond = ['--import', 'data:text/javascript,Date.now = () => 1795773600000;'];

/** Runs a command so many times, two at a time, and expects each to pass. */
async function repeat(times: number, run: () => Promise<Ended>): Promise<void> {
  for (let done = 0; done < times; done += 2) {
    const pair = Array.from({ length: Math.min(2, times - done) }, run);
    for (const { exitCode, stdout, stderr } of await Promise.all(pair))
      expect([exitCode, stdout + stderr]).toEqual([0, expect.anything()]);
  }
}

function expectAllNew(consumer: RememberingConsumer, atLeast: number): void {
  expect(consumer.dropped).toEqual([]);
  expect(consumer.stored()).toBeGreaterThanOrEqual(atLeast);
}

describe('a consumer with unique keys drops nothing', () => {
  test.each([
    ['as they are', []],
    ['with the same seed', ['--seed', '42']],
  ])('of the same two scenarios, three times in a row, %s', async (_, flags) => {
    const consumer = await startRememberingConsumer();
    const counts: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { exitCode } = await runCli(['run', ...scenarios, '--to', consumer.url, ...max, ...flags]);
      expect(exitCode).toBe(0);
      counts.push(consumer.stored());
    }
    expectAllNew(consumer, 90);
    expect(counts).toEqual([counts[0]!, 2 * counts[0]!, 3 * counts[0]!]);
    expect(consumer.highest()).toBeLessThan(2 ** 31);
  });

  test.skipIf(!canRun(consumers['SQLite']!))('and a table of SQLite agrees', async () => {
    const database = join(temporaryFolder(), 'chats.db');
    const count = (): number => {
      const script = `import sqlite3; print(sqlite3.connect("${database}").execute("select count(*) from events").fetchone()[0])`;
      return Number(spawnSync('python3', ['-c', script], { encoding: 'utf8', timeout: 30_000 }).stdout);
    };
    for (const runs of [1, 2, 3]) {
      // The consumer is started anew too: what it remembers is in its file.
      await using consumer = await startProgram({ ...consumers['SQLite']!, env: { DATABASE: database } });
      const { exitCode } = await runCli(['run', 'missed-chat', '--to', consumer.url, ...max]);
      expect(exitCode).toBe(0);
      expect(count()).toBe(9 * runs);
    }
  });

  test('of two runs that start in the same millisecond', async () => {
    const consumer = await startRememberingConsumer();
    await repeat(2, () =>
      runCli(['run', ...scenarios, '--to', consumer.url, ...max], { nodeFlags: sameMillisecond }),
    );
    expectAllNew(consumer, 60);
  });

  test('of the first scenario that init writes', async () => {
    const consumer = await startRememberingConsumer();
    const cwd = temporaryFolder();
    await runCli(['init'], { cwd });
    for (let round = 0; round < 2; round++) {
      const { exitCode, stdout } = await runCli(['run', 'chats', '--to', consumer.url, ...max], { cwd });
      expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/Passed/)]);
    }
    expectAllNew(consumer, 10);
  });

  test('of load, twice', async () => {
    const consumer = await startRememberingConsumer();
    const argv = ['load', ...scenarios, '--to', consumer.url, '--rate', '100/s', '--duration', '1s'];
    await repeat(2, () => runCli([...argv, '--seed', '42']));
    expectAllNew(consumer, 150);
  });

  test('of trigger, ten times', async () => {
    const consumer = await startRememberingConsumer();
    await repeat(10, () => runCli(['trigger', 'message_created', '--to', consumer.url, '--seed', '42']));
    expectAllNew(consumer, 10);
    expect(consumer.stored()).toBe(10);
  });

  test('of serve, twice', async () => {
    const consumer = await startRememberingConsumer();
    for (let round = 0; round < 2; round++) {
      const running = startCli(['serve', '--port', '0', '--to', consumer.url, '--seed', '42']);
      const [, url = ''] = /(http:\S+)\/iqmock\/v1/.exec(await running.printed(/http:\S+\/iqmock\/v1/)) ?? [];
      const headers = { 'content-type': 'application/json' };
      const post = (path: string, body: unknown): Promise<Response> =>
        fetch(`${url}/iqmock/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      for (let play = 0; play < 2; play++)
        expect((await post('/plays', { scenario: 'support-chat', speed: 'max' })).ok).toBe(true);
      await expect.poll(() => consumer.stored(), { timeout: 20_000 }).toBe((round + 1) * 2 * perChat);
      running.child.kill('SIGINT');
      expect((await running.ended).exitCode).toBe(0);
    }
    expectAllNew(consumer, 60);
  });

  test('of a test run of the library, twice, and of two workers in the same millisecond', async () => {
    const consumer = await startRememberingConsumer();
    const project = dependentProject({}, { 'desk.test.js': deskTest, 'other.test.js': deskTest });
    const vitest = join(repositoryPath('node_modules'), 'vitest/vitest.mjs');
    for (let round = 0; round < 2; round++) {
      const args = [vitest, 'run', '--root', project, '--testTimeout=60000'];
      const { exitCode, stdout, stderr } = await runProgram(process.execPath, args, {
        cwd: project,
        env: { CONSUMER: consumer.url },
      });
      expect([exitCode, stdout + stderr]).toEqual([0, expect.stringContaining('2 passed')]);
    }
    expectAllNew(consumer, 4 * 2 * perChat);
    expect(consumer.highest()).toBeLessThan(2 ** 31);
  });
});

/** A test as a user has it; each file of a run is played by a worker that starts in the same millisecond as the others. */
const deskTest = `
import { expect, test } from 'vitest';
import { createEmitter } from 'iqmock';

test('keeps a chat', async () => {
  Date.now = () => 1795773600000;
  const emitter = await createEmitter({ to: process.env.CONSUMER, seed: 42 });
  for (let play = 0; play < 2; play++) {
    const result = await emitter.play('support-chat');
    expect(result.passed, result.explanation).toBe(true);
  }
  await emitter.close();
});
`;

describe('after a failure', () => {
  test('the line with fresh ids is news, and the other repeats the run to the byte', async () => {
    const consumer = await startRememberingConsumer();
    const argv = ['run', ...scenarios, '--to', consumer.url, ...max, '--expect', 'status=201'];
    const { exitCode, stdout } = await runCli(argv);
    expect(exitCode).toBe(1);
    // The line below the verdicts of single webhooks, which have such a line too.
    const line = (name: string): string[] =>
      [...stdout.matchAll(new RegExp(`^ +${name} +iqmock (.*)$`, 'gm'))].at(-1)![1]!.split(' ; iqmock ');
    const before = consumer.stored();
    for (const command of line('fresh ids')) await runCli(command.split(' '));
    expect(consumer.dropped).toEqual([]);
    expect(consumer.stored()).toBe(2 * before);
    for (const command of line('again')) await runCli(command.split(' '));
    expect(consumer.dropped.filter((key) => key.startsWith('event '))).toHaveLength(before);
  });
});
