import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startConsumer } from '../../src/index.ts';
import { writers } from '../../src/writers/index.gen.ts';
import { runCli } from '../support/cli-inside.ts';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';

/** A run of missed-chat that version 0.1.0 recorded. Pipelines keep such files as baselines. */
function folder(): string {
  const made = temporaryFolder();
  copyFileSync(repositoryPath('test/fixtures/run-0.1.ndjson'), join(made, 'old.ndjson'));
  return made;
}

describe('a run file of 0.1', () => {
  test.each(Object.keys(writers))('is reported as %s', async (format) => {
    const cwd = folder();
    const ended = await runCli(['report', 'old.ndjson', '--format', `${format}=report.out`], { cwd });
    expect([ended.exitCode, ended.stderr]).toEqual([0, expect.not.stringContaining('error')]);
  });

  test('has its verdict and its events', async () => {
    const { exitCode, stdout } = await runCli(['report', 'old.ndjson', '--format', 'json'], {
      cwd: folder(),
    });
    const report = JSON.parse(stdout) as { verdict: string; webhooks: { delivered: number } };
    expect([exitCode, report.verdict, report.webhooks.delivered]).toEqual([0, 'passed', 9]);
  });

  test('is sent again to the byte, and is a baseline', async () => {
    const cwd = folder();
    const consumer = await startConsumer();
    const ended = await runCli(
      ['replay', 'old.ndjson', '--to', consumer.url, '--speed', 'max', '--baseline', 'old.ndjson'],
      { cwd },
    );
    await consumer.close();
    expect([ended.exitCode, ended.stderr]).toEqual([0, expect.not.stringContaining('error')]);
    expect(consumer.stats).toMatchObject({ received: 9, invalid: 0 });
    const recorded = readFileSync(join(cwd, 'old.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; body?: string })
      .filter(({ kind }) => kind === 'result');
    const sent = consumer.received.map(({ body }) => Buffer.from(body).toString('utf8'));
    expect(sent.toSorted()).toEqual(recorded.map(({ body }) => body ?? '').toSorted());
  });
});
