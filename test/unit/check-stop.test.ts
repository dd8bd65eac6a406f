import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCheck, type CheckOptions, type CheckProgress } from '../../src/check/check.ts';
import { everyRule } from '../../src/check/choose.ts';
import type { CheckResult } from '../../src/check/outcome.ts';
import { conclude } from '../../src/check/report/conclusion.ts';
import { textReport } from '../../src/check/report/text.ts';
import { phases } from '../../src/check/rule.ts';
import { secret } from '../support/checked/run.ts';
import { startChecked } from '../support/checked/server.ts';
import { temporaryFolder } from '../support/cli.ts';

const options = { level: 'MUST', strict: false, command: 'iqmock check --to 3000' } as const;
const plain = (_: string, text: string): string => text;

/** Checks a consumer and stops when `stopAt` says so; gives the result, and how long it took from there. */
async function stopped(
  over: Partial<CheckOptions>,
  stopAt: (stop: () => void) => CheckProgress,
): Promise<{ readonly result: CheckResult; readonly afterMs: number; readonly text: string }> {
  const control = new AbortController();
  let stoppedMs = 0;
  const progress = stopAt(() => {
    stoppedMs = performance.now();
    control.abort();
  });
  const asked = { seed: 3, trials: 4, budgetMs: 300_000, signal: control.signal, ...over };
  const result = await runCheck(asked as CheckOptions, progress);
  const text = textReport(result, { ...options, paint: plain }).join('\n');
  return { result, afterMs: performance.now() - stoppedMs, text };
}

/** What is always so of a check of a right consumer that was stopped. */
function expectStopped({ result, text }: { result: CheckResult; text: string }): void {
  expect(conclude(result, options)).toMatchObject({ verdict: 'interrupted', exitCode: 130 });
  // What was not waited for is no mistake of the consumer.
  expect(result.outcomes.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  expect(text).toMatch(/^Interrupted: /m);
  expect(text).not.toContain('--budget');
}

describe('a check that is stopped', () => {
  test.each(phases)('while it judges %s reports what was judged', { timeout: 120_000 }, async (phase) => {
    await using consumer = await startChecked(new Set(), { secret });
    const stoppedCheck = await stopped(
      {
        ...{ to: `${consumer.url}/hook`, probe: '/chats/{chat}' },
        ...{ sign: 'standard-webhooks', signSecret: secret },
        only: everyRule.filter((placed) => placed.phase === phase).map(({ rule }) => rule.name),
      },
      (stop) => {
        let seen = 0;
        return {
          onRule: ({ phase: now }) => {
            // In the middle of the last rule of the phase that always has two: requests are on their way.
            if (now === phase && ++seen === 2) setTimeout(stop, 2);
          },
        };
      },
    );
    expectStopped(stoppedCheck);
    const { outcomes } = stoppedCheck.result;
    const judged = outcomes.filter(({ verdict }) => verdict === 'held');
    const left = outcomes.filter(({ reason }) => reason === 'the check was interrupted');
    expect(judged.length).toBeGreaterThan(0);
    expect(new Set(judged.map((outcome) => outcome.phase))).toContain(phase);
    // Only the very last rule may have been over.
    if (phase !== 'load') expect(left.length).toBeGreaterThan(0);
    expect(stoppedCheck.afterMs).toBeLessThan(5000);
  });

  test('while it calibrates, or waits for an answer that does not come, has judged nothing', async () => {
    let hits = 0;
    const server = createServer((request) => void request.resume().on('end', () => hits++));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const found = await stopped({ to }, (stop) => ({
      onStart: () => void sleep(300).then(stop),
    }));
    expectStopped(found);
    expect(found.text).toContain('Interrupted: nothing was judged yet.');
    expect(found.text).not.toContain('not accepted');
    expect(hits).toBe(1);
    expect(found.afterMs).toBeLessThan(5000);
    const open = await new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
    expect(open).toBeLessThanOrEqual(1);
    await expect.poll(() => new Promise((resolve) => server.getConnections((_, n) => resolve(n)))).toBe(0);
  });

  test('while it makes a history smaller keeps the finding as it is', { timeout: 60_000 }, async () => {
    await using consumer = await startChecked(new Set(['STA-01']));
    const { result, afterMs } = await stopped(
      { to: `${consumer.url}/hook`, probe: '/chats/{chat}', only: ['STA-01'] },
      (stop) => ({ onShrink: () => setTimeout(stop, 5) }),
    );
    expect(conclude(result, options)).toMatchObject({ exitCode: 130 });
    const [failed] = result.outcomes.filter(({ verdict }) => verdict === 'failed');
    expect(failed).toMatchObject({ rule: { name: 'STA-01' }, level: 'MUST' });
    expect(failed?.failures[0]?.history?.length).toBeGreaterThan(0);
    expect(afterMs).toBeLessThan(5000);
  });

  test('while a probe hangs does not wait for it, and leaves no program behind', async () => {
    await using consumer = await startChecked();
    const folder = temporaryFolder();
    const program = join(folder, 'hang.mjs');
    const noted = join(folder, 'pid');
    writeFileSync(
      program,
      `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(noted)}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    const found = await stopped(
      { to: `${consumer.url}/hook`, probeCommand: `${process.execPath} ${program} {chat}` },
      (stop) => {
        const timer = setInterval(() => {
          if (!existsSync(noted)) return;
          clearInterval(timer);
          stop();
        }, 20);
        return {};
      },
    );
    expectStopped(found);
    expect(found.afterMs).toBeLessThan(3000);
    const pid = Number(readFileSync(noted, 'utf8'));
    await expect.poll(() => isThere(pid)).toBe(false);
  });
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
