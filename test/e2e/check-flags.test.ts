import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli as runInside } from '../support/cli-inside.ts';
import { startCli, temporaryFolder } from '../support/cli.ts';
import { startChecked } from '../support/checked/server.ts';
import { startTarget } from '../support/target.ts';

interface Reported {
  readonly seed: number;
  readonly requests: number;
  readonly rules: readonly { readonly id: string; readonly level: string; readonly verdict: string }[];
}

/** Checks a consumer with mistakes by the program, and reads what it wrote. */
async function check(mistakes: readonly string[], args: readonly string[], env: Record<string, string> = {}) {
  const consumer = await startChecked(new Set(mistakes));
  onTestFinished(() => consumer[Symbol.asyncDispose]());
  const cwd = temporaryFolder();
  const line = ['check', '--to', `${consumer.url}/hook`, '--out', 'check.json', ...args];
  const run = async (more: readonly string[] = []) => {
    const ended = await runInside([...line, ...more], { cwd, env });
    const out = join(cwd, 'check.json');
    const report = existsSync(out) ? (JSON.parse(readFileSync(out, 'utf8')) as Reported) : undefined;
    const judged = report?.rules.filter(({ verdict }) => verdict !== 'not judged') ?? [];
    return { ...ended, report, verdicts: judged.map(({ id, verdict }) => `${id} ${verdict}`) };
  };
  return { ...(await run()), again: run, cwd, url: `${consumer.url}/hook` };
}

const probe = ['--probe', '/chats/{chat}'];

describe('flags that choose rules', () => {
  test('--only and --skip', async () => {
    const { exitCode, verdicts } = await check([], ['--only', 'CON-01,CON-02,CON-03', '--skip', 'CON-02']);
    expect([exitCode, verdicts]).toEqual([0, ['CON-01 held', 'CON-03 held']]);
  });

  test('--level, --strict and its variable decide which failure counts', async () => {
    const only = ['--only', 'CON-01'];
    const first = await check(['CON-01'], only);
    expect(first.report?.rules.find(({ id }) => id === 'CON-01')).toMatchObject({ verdict: 'failed' });
    const must = first.report?.rules.find(({ id }) => id === 'CON-01')?.level === 'MUST';
    expect(first.exitCode).toBe(must ? 1 : 0);
    const exits = await Promise.all([
      first.again(['--level', 'should']),
      first.again(['--strict']),
      first.again(['--level', 'info']),
    ]);
    expect(exits.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1]);
    const byVariable = await check(['STA-13'], ['--only', 'STA-13', ...probe], { IQMOCK_CHECK_STRICT: '1' });
    expect([byVariable.exitCode, byVariable.verdicts]).toEqual([1, ['STA-13 failed']]);
    const other = await check(['STA-13'], ['--only', 'STA-13', ...probe], { IQMOCK_STRICT: '1' });
    expect([other.exitCode, other.verdicts]).toEqual([0, ['STA-13 failed']]);
  });

  test('--list and --dry-run send nothing', async () => {
    const target = await startTarget();
    const listed = await runInside(['check', '--list', '--to', target.url]);
    expect([listed.exitCode, listed.stdout]).toEqual([
      0,
      expect.stringMatching(/^CON-01 {2}SHOULD[^]*LOA-02/),
    ]);
    const planned = await runInside([
      'check',
      '--dry-run',
      '--to',
      target.url,
      '--only',
      'CON-01',
      '--seed',
      '4',
    ]);
    expect([planned.exitCode, planned.stdout + planned.stderr]).toEqual([
      0,
      expect.stringMatching(/seed {7}4[^]*about \d+ webhooks for 1 rule,[^]*CON-01/),
    ]);
    expect(target.seen).toEqual([]);
  });

  test.each([
    [['--retries', '0'], 'STA-01', 'INFO'],
    [['--order', 'none'], 'STA-05', 'MUST'],
    [['--order', 'global'], 'STA-05', 'INFO'],
    [['--sign', 'standard-webhooks', '--sign-secret', `whsec_${'A'.repeat(32)}`], 'SEC-04', 'MUST'],
  ])('%j changes the level of %s to %s', async (args, rule, level) => {
    const levelOf = (text: string): string | undefined => new RegExp(`^${rule}  (\\w+)`, 'm').exec(text)?.[1];
    const [plain, changed] = [
      await runInside(['check', '--list']),
      await runInside(['check', '--list', ...args]),
    ];
    expect(levelOf(changed.stdout)).toBe(level);
    expect(levelOf(plain.stdout)).not.toBe(level);
  });

  test('--replay judges one rule with the seed of the earlier check', async () => {
    const run = await check(['STA-01'], [...probe, '--replay', 'STA-01@42']);
    expect([run.exitCode, run.verdicts, run.report?.seed]).toEqual([1, ['STA-01 failed'], 42]);
    expect(run.stdout).toContain('--replay STA-01@42');
    expect(await run.again(['--replay', 'STA-01'])).toMatchObject({ exitCode: 2 });
  });

  test('--only is the only thing that reports speak of', async () => {
    const run = await check([], ['--only', 'CON-01', '--report', 'junit=check.xml,html=check.html']);
    expect(run.stdout + run.stderr).not.toMatch(/not judged|format|state {5}/);
    expect(run.stdout).toMatch(/ {2}contract +1 held/);
    const junit = readFileSync(join(run.cwd, 'check.xml'), 'utf8');
    expect(junit.match(/<testcase/g)).toHaveLength(1);
    expect(readFileSync(join(run.cwd, 'check.html'), 'utf8')).not.toContain('FMT-01');
    // A badge is seen by those who did not choose: it keeps count.
    const badge = await run.again(['--report', 'badge=badge.json']);
    expect(badge.exitCode).toBe(0);
    expect(readFileSync(join(run.cwd, 'badge.json'), 'utf8')).toMatch(/SHOULD 1\/1 · \d\d not judged/);
    const skipped = await run.again(['--skip', 'CON-01', '--only', 'CON-01,CON-02']);
    expect(skipped.stdout).toContain('skipped by --skip (CON-01)');
  });

  test('--thorough judges rules that nothing else does', async () => {
    const others = 'DEL-01,DEL-02,DEL-03,DEL-04,DEL-05,DEL-07,DEL-10,DEL-11,DEL-12';
    const rules = ['--only', 'DEL', '--skip', others, ...probe, '--level', 'info'];
    const plain = await check(['DEL-09', 'FMT-22'], rules);
    expect([plain.exitCode, plain.verdicts]).toEqual([3, []]);
    expect(plain.stdout).toContain('only with --thorough');
    const thorough = await plain.again(['--thorough']);
    expect([thorough.exitCode, thorough.verdicts]).toEqual([1, ['DEL-08 held', 'DEL-09 failed']]);
    // Who names a rule wants it.
    const rule = await plain.again(['--replay', 'FMT-22@1']);
    expect([rule.exitCode, rule.verdicts]).toEqual([1, ['FMT-22 failed']]);
  });

  test('--fail-fast ends after the first failure that counts', async () => {
    const mistakes = ['CON-04', 'CON-01', 'STA-01'];
    const all = ['--only', 'CON-01,CON-02,CON-04,STA-01,STA-09', ...probe];
    const first = await check(mistakes, [...all, '--fail-fast']);
    expect(first.verdicts).toEqual(['CON-01 failed', 'CON-02 held', 'CON-04 failed', 'STA-01 failed']);
    expect([first.exitCode, first.stdout]).toEqual([1, expect.stringMatching(/STA-01 failed \(STA-09\)/)]);
    const strict = await first.again(['--strict']);
    expect([strict.exitCode, strict.verdicts]).toEqual([1, ['CON-01 failed']]);
  });

  test('--trials says how often a rule of chance is tried', async () => {
    const few = await check([], [...probe, '--only', 'STA-02', '--trials', '1']);
    const many = await check([], [...probe, '--only', 'STA-02', '--trials', '6']);
    expect(many.report?.requests).toBeGreaterThan((few.report?.requests ?? Infinity) + 30);
  });
});

describe('failures that are accepted', () => {
  test('--accept-update writes them, --accept takes them, and stale entries are named', async () => {
    const run = await check(['STA-01'], [...probe, '--only', 'STA-01,STA-09']);
    expect(run.exitCode).toBe(1);
    const file = join(run.cwd, 'known.yaml');
    expect(await run.again(['--accept-update'])).toMatchObject({ exitCode: 2 });
    expect(await run.again(['--accept', 'known.yaml'])).toMatchObject({ exitCode: 2 });
    await run.again(['--accept', 'known.yaml', '--accept-update']);
    expect(readFileSync(file, 'utf8')).toMatch(/- rule: STA-01\n {2}signature: .+\n {2}reason: TODO/);
    expect(await run.again(['--accept', 'known.yaml'])).toMatchObject({ exitCode: 0 });

    writeFileSync(
      file,
      '- { rule: STA-01, reason: once, until: 2020-01-01 }\n- { rule: STA-09, reason: old }\n',
    );
    const stale = await run.again(['--accept', 'known.yaml']);
    expect(stale.exitCode).toBe(1);
    expect(stale.stdout + stale.stderr).toMatch(
      /line 1: STA-01 was accepted until 2020-01-01[^]*line 2: STA-09 no longer fails/,
    );
    writeFileSync(file, '- { rule: STA-01, reason: known }\n- { rule: STA-09, reason: old }\n');
    expect(await run.again(['--accept', 'known.yaml'])).toMatchObject({ exitCode: 0 });
    expect(await run.again(['--accept', 'known.yaml', '--strict'])).toMatchObject({ exitCode: 1 });
    writeFileSync(file, '- { rule: STA-1, reason: known }\n- { rule: STA-09 }\n');
    const wrong = await run.again(['--accept', 'known.yaml']);
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringMatching(/known\.yaml:1:[^]*:2:/)]);
  });

  test('--save writes a scenario that fails under run, until the consumer is right', async () => {
    const run = await check(['STA-07'], [...probe, '--replay', 'STA-07@42', '--save', 'findings']);
    const play = (to: string) =>
      runInside(['run', 'findings/STA-07.yaml', '--to', to, '--speed', 'max'], { cwd: run.cwd });
    expect(existsSync(join(run.cwd, 'findings/STA-07.yaml'))).toBe(true);
    expect((await play(run.url)).exitCode).toBe(1);
    await using right = await startChecked();
    expect((await play(`${right.url}/hook`)).exitCode).toBe(0);
  });
});

/** Shows what a consumer knows in another way, and notes the header `X-Key` of each read. */
async function startShow(target: string, change: (state: Record<string, unknown>) => unknown) {
  const keys: string[] = [];
  const server = createServer((request, response) => {
    keys.push(String(request.headers['x-key']));
    void fetch(new URL(request.url ?? '/', target)).then(async (answer) => {
      const text = await answer.text();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.ok ? JSON.stringify(change(JSON.parse(text) as Record<string, unknown>)) : text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/chats/{chat}`, keys };
}

describe('flags of the state', () => {
  test('--ignore and --unordered leave out what means nothing; --probe-header goes with each read', async () => {
    const { url, again } = await check(['STA-01'], ['--only', 'CON-01']);
    // A copy shows in a counter and in the order of a list.
    const shown = await startShow(url, (state) => ({
      ...state,
      tags: Number(state['created']) > 1 ? ['b', 'a'] : ['a', 'b'],
    }));
    const args = ['--only', 'STA-01', '--probe', shown.url, '--probe-header', 'X-Key: k-1'];
    expect((await again([...args, '--ignore', '$.created'])).verdicts).toContain('STA-01 failed');
    expect((await again([...args, '--unordered', '$.tags'])).verdicts).toContain('STA-01 failed');
    const blind = await again([...args, '--ignore', '$.created', '--unordered', '$.tags']);
    expect([blind.exitCode, blind.verdicts]).toEqual([0, ['CON-01 held', 'STA-01 held']]);
    expect(new Set(shown.keys)).toEqual(new Set(['k-1']));
    expect(await again(['--probe-header', 'X-Key: k-1'])).toMatchObject({ exitCode: 2 });
  });

  // Each reading starts a process, for which a busy machine takes its time.
  test('--probe-command asks a program', { timeout: 240_000 }, async () => {
    const { url, again, cwd } = await check([], ['--only', 'CON-01']);
    const script =
      "fetch(new URL('/chats/' + process.argv[2], process.argv[3])).then((a) => a.text()).then(console.log)";
    const file = join(cwd, 'show.mjs');
    writeFileSync(file, script);
    const command = `${process.execPath} ${file} {chat} ${url}`;
    const patient = ['--trials', '1', '--budget', '5m'];
    const run = await again(['--only', 'STA-09', '--probe-command', command, ...patient]);
    expect([run.exitCode, run.verdicts], run.stdout).toEqual([0, ['CON-01 held', 'STA-09 held']]);
    expect(await again(['--probe-command', command, '--no-commands'])).toMatchObject({ exitCode: 2 });
  });

  test('--settle waits for a consumer that works later', async () => {
    const started = Date.now();
    const { exitCode } = await check([], [...probe, '--only', 'STA-09', '--settle', '400ms']);
    expect(exitCode).toBe(0);
    expect(Date.now() - started).toBeGreaterThan(400);
  });
});

describe('how a check ends', () => {
  test('3: nobody is there, the probe cannot be read, the budget is over', async () => {
    expect(await runInside(['check', '--to', 'http://127.0.0.1:1/', '--only', 'CON-01'])).toMatchObject({
      exitCode: 3,
    });
    const blind = await check([], ['--only', 'STA-01', '--probe', '/nothing/{chat}']);
    expect(blind.exitCode).toBe(3);
    const short = await check([], [...probe, '--only', 'STA', '--budget', '300ms']);
    expect(short.exitCode).toBe(3);
    // A busy machine may not even come to the end of the clean conversations.
    expect(short.stdout).toMatch(/not judged|nothing was judged/);
  });

  test('2: a target that is not private is refused, and so are wrong names', async () => {
    const remote = await runInside(['check', '--to', 'http://203.0.113.1/', '--only', 'CON-01']);
    expect([remote.exitCode, remote.stderr]).toEqual([2, expect.stringContaining('--allow-remote')]);
    expect(await runInside(['check'])).toMatchObject({ exitCode: 2 });
    expect((await runInside(['check', '--to', '1', '--only', 'STO-01'])).exitCode).toBe(2);
  });

  test('130: Ctrl-C reports what was judged', async () => {
    const consumer = await startChecked(new Set());
    onTestFinished(() => consumer[Symbol.asyncDispose]());
    const args = [
      'check',
      '--to',
      `${consumer.url}/hook`,
      ...probe,
      '--out',
      'check.json',
      '--trials',
      '200',
    ];
    const cwd = temporaryFolder();
    const running = startCli([...args, '--only', 'CON-01,STA', '--budget', '5m'], { cwd });
    await running.printed(/clean run/);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    running.child.kill('SIGINT');
    const { exitCode, stdout } = await running.ended;
    expect([exitCode, stdout]).toEqual([130, expect.stringMatching(/not judged/)]);
    const report = JSON.parse(readFileSync(join(cwd, 'check.json'), 'utf8')) as Reported;
    expect(report.rules.find(({ id }) => id === 'CON-01')).toMatchObject({ verdict: 'held' });
  });
});
