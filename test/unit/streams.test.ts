import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { PassThrough, type Writable } from 'node:stream';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';
import { startTarget } from '../support/target.ts';

const max = ['--speed', 'max'];

describe('the report for people goes to stdout, and nothing else is said', () => {
  test('run, report, replay and validate', async () => {
    const cwd = temporaryFolder();
    const played = await runInside(['run', 'missed-chat', ...max, '--out', 'run.ndjson'], { cwd });
    expect([played.exitCode, played.stderr]).toEqual([0, '']);
    expect(played.stdout).toMatch(/^iqmock \d[^]*--> chat_created[^]*again +iqmock run[^]*Passed: .*\n$/);

    const told = await runInside(['report', 'run.ndjson'], { cwd });
    expect([told.stderr, told.stdout]).toEqual(['', expect.stringMatching(/Passed: .*\n$/)]);
    const saved = await runInside(['report', 'run.ndjson', '--format', 'junit=r.xml'], { cwd });
    expect([saved.stderr, saved.stdout]).toEqual(['', 'wrote junit: r.xml\n']);

    const target = await startTarget();
    const replayed = await runInside(['replay', 'run.ndjson', ...max, '--to', target.url], { cwd });
    expect([replayed.stderr, replayed.stdout]).toEqual(['', expect.stringMatching(/Passed: .*\n$/)]);

    const judged = await runInside(['validate', 'run.ndjson'], { cwd });
    expect([judged.stderr, judged.stdout]).toEqual(['', expect.stringMatching(/^Valid: /)]);
  });

  test('trigger and init', async () => {
    const sent = await runInside(['trigger', 'typing']);
    expect([sent.stderr, sent.stdout]).toEqual(['', expect.stringMatching(/Passed: .*\n$/)]);
    const made = await runInside(['init'], { cwd: temporaryFolder() });
    expect([made.stderr, made.stdout]).toEqual(['', expect.stringMatching(/^wrote [^]*Play it: .*\n$/)]);
  });

  test('load: progress is on stderr', async () => {
    const target = await startTarget();
    const argv = ['load', '--to', target.url, '--rate', '50/s', '--duration', '1s'];
    const { stdout, stderr } = await runInside(argv);
    expect(stdout).toMatch(/^seed \d+[^]*latency from due[^]*Again: iqmock load/);
    expect(stderr).not.toMatch(/latency from due|Again/);
  });

  test('check --dry-run', async () => {
    const { stdout, stderr } = await runInside(['check', '--to', '1', '--dry-run', '--only', 'CON']);
    expect([stderr, stdout]).toEqual(['', expect.stringMatching(/^ {2}target [^]*CON-\d\d/)]);
  });

  test('notes, warnings and errors are on stderr', async () => {
    const noted = await runInside(['run', 'missed-chat', ...max, '--start', '2024-03-01']);
    expect(noted.stderr).toMatch(/^note missed-chat: every run has the same ids.*\n$/);
    expect(noted.stdout).not.toContain('note');
    const wrong = await runInside(['run', 'mised-chat']);
    expect([wrong.stdout, wrong.stderr]).toEqual(['', expect.stringMatching(/^error NOT_FOUND/)]);
  });
});

describe('a format for machines has stdout for itself', () => {
  test.each([
    ['run --json', ['run', 'missed-chat', ...max, '--json']],
    ['run --report json', ['run', 'missed-chat', ...max, '--report', 'json']],
    ['trigger --report ndjson', ['trigger', 'typing', '--report', 'ndjson']],
  ])('%s', async (_, argv) => {
    const { stdout, stderr } = await runInside(argv);
    for (const line of argv.includes('json') ? [stdout] : stdout.trim().split('\n'))
      expect(() => void JSON.parse(line)).not.toThrow();
    expect(stderr).toMatch(/^iqmock \d[^]*Passed: .*\n$/);
  });

  test('validate --json, and report of two formats', async () => {
    const cwd = temporaryFolder();
    await runInside(['run', 'missed-chat', ...max, '--out', 'run.ndjson', '-qq'], { cwd });
    const judged = await runInside(['validate', 'run.ndjson', '--json'], { cwd });
    expect(JSON.parse(judged.stdout)).toHaveProperty('summary');
    expect(judged.stderr).toMatch(/^Valid: /);
    const both = await runInside(['report', 'run.ndjson', '--format', 'json,junit=r.xml'], { cwd });
    expect(JSON.parse(both.stdout)).toHaveProperty('verdict', 'passed');
    expect(both.stderr).toBe('wrote junit: r.xml\n');
  });
});

describe('how much is shown', () => {
  const two = ['run', 'missed-chat', 'quote-and-reply', ...max];

  test('--quiet: a line for each scenario, and one for all of them', async () => {
    const { stdout, stderr } = await runInside([...two, '-q']);
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^missed-chat {2}Passed: all \d+ checks held\.$/),
      expect.stringMatching(/^quote-and-reply {2}Passed: all \d+ checks held\.$/),
      expect.stringMatching(/^Passed: all \d+ checks held\.$/),
      '',
    ]);
  });

  test('--quiet explains what failed, and says in which scenario', async () => {
    const target = await startTarget({
      behave: (response, { body }) =>
        response.writeHead(body.includes('"ReplyToMessageId":') ? 200 : 500).end(),
    });
    const { exitCode, stdout } = await runInside([...two, '-q', '--to', target.url]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /FAILED[^]*\nmissed-chat {2}Failed: .*\nquote-and-reply {2}Failed: .*\nFailed: .*\n$/,
    );
  });

  test.each([['-qq'], ['--silent'], ['--silent', '-v']])(
    '%s: nothing but the exit code',
    async (...flags) => {
      for (const argv of [two, ['trigger', 'typing'], ['validate', 'test/samples/03-typing.json']]) {
        const { exitCode, stdout, stderr } = await runInside([...argv, ...flags], { cwd: process.cwd() });
        expect([exitCode === 70 || exitCode === 2, stdout, stderr]).toEqual([false, '', '']);
      }
    },
  );

  test('--silent keeps data and errors', async () => {
    const data = await runInside(['generate', 'missed-chat', '--silent']);
    expect(data.stdout).toContain('ChatEvent');
    const cwd = temporaryFolder();
    const lost = await runInside(['run', 'missed-chat', ...max, '-qq', '--out', '/dev/full'], {
      cwd,
    });
    expect([lost.exitCode, lost.stdout]).toEqual([74, '']);
    expect(lost.stderr).toMatch(/error OUTPUT_LOST/);
  });
});

describe('colour', () => {
  function screen(isTTY: boolean): Writable & { isTTY: boolean } {
    return Object.assign(new PassThrough(), { isTTY });
  }

  test.each([
    [true, false],
    [false, true],
  ])('follows the stream: stdout a terminal %s, stderr a terminal %s', async (out, err) => {
    const host = { stdout: screen(out), stderr: screen(err) };
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      host[name].on('data', (chunk: Buffer) => (texts[name] += chunk.toString()));
    await runInside(['run', 'missed-chat', ...max, '--start', '2024-03-01'], { host });
    expect([texts.stdout.includes('\u001b['), texts.stderr.includes('\u001b[')]).toEqual([out, err]);
  });
});

test('a page of help says which stream says what', async () => {
  for (const argv of [['--help'], ['run', '--help']]) {
    const { stdout } = await runInside(argv);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Reports and data go to stdout; progress, notes');
  }
  expect(readFileSync('docs/commands.md', 'utf8')).toContain('Reports and data go to stdout');
});
