import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { eventOf, startTarget } from '../support/target.ts';

const short = `name: short
seed: 1
world: { channels: { support: { type: iqchat } }, operators: { anna: {} }, clients: { maria: { channel: support } } }
steps:
  - create_chat: { client: maria, as: chat }
  - message: { chat: chat, from: maria, text: Hello, as: question }
  - close: { chat: chat }
`;

describe('run', () => {
  test('plays support-chat against the embedded consumer, and says so', async () => {
    const { exitCode, stdout, stderr } = await runCli(['run', '--speed', 'max']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('scenario    support-chat');
    expect(stdout).toContain('embedded consumer at http://127.0.0.1:');
    for (const type of ['chat_created', 'ticket_assigned', 'typing', 'message_created', 'message_received']) {
      expect(stdout).toMatch(new RegExp(`--> ${type} `));
    }
    for (const type of ['message_read', 'message_listened', 'delete-messages', 'chat_closed']) {
      expect(stdout).toMatch(new RegExp(`--> ${type} `));
    }
    expect(stdout).toMatch(/Passed: all \d+ checks held\.\n$/);
  });

  test('sends to a target in the order of the scenario, and --quiet shows one line', async () => {
    const target = await startTarget();
    const { exitCode, stdout, stderr } = await runCli([
      'run',
      '--to',
      `${target.url}/hooks?key=1`,
      '--speed',
      'max',
      '-q',
    ]);
    expect(exitCode).toBe(0);
    expect([stdout, stderr]).toEqual([expect.stringMatching(/^support-chat  Passed: .*\n$/), '']);
    expect(target.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(
      target.seen.map(() => 'POST /hooks?key=1'),
    );
    expect(target.seen.map(({ body }) => eventOf(body)['Type'])).toEqual(
      expect.arrayContaining(['chat_created', 'delete-messages', 'chat_closed']),
    );
  });

  test('a refusing consumer is exit code 1, explained with a way to repeat it', async () => {
    const target = await startTarget();
    const { exitCode, stdout } = await runCli(['run', '--to', `${target.url}/error`, '--speed', 'max']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('<-- [500]');
    expect(stdout).toContain('boom');
    expect(stdout).toContain('FAILED');
    expect(stdout).toMatch(/again +iqmock run support-chat --speed max --to http.* --seed 42 --start 20/);
    expect(stdout).toMatch(/Failed: \d+ of \d+ checks did not hold\.\n$/);
  });

  test('a consumer that never answers is exit code 3', async () => {
    const { exitCode, stdout } = await runCli(['run', '--to', 'http://127.0.0.1:1/', '--speed', 'max']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('Incomplete: the target could not be reached.');
  });

  test('the line it gives to repeat it sends the same bytes', async () => {
    const [first, second] = [await startTarget(), await startTarget()];
    const cwd = temporaryFolder({ 'a.yaml': short.replace('seed: 1\n', '') });
    const { stdout } = await runCli(
      ['run', 'a.yaml', '--to', first.url, '--speed', 'max', '--locale', 'en'],
      { cwd },
    );
    const again = /again +iqmock (.+)\n/.exec(stdout)?.[1] ?? '';
    await runCli(again.replace(first.url, second.url).split(' '), { cwd });
    expect(second.seen).toHaveLength(3);
    expect(second.seen.map(({ body }) => body)).toEqual(first.seen.map(({ body }) => body));
  });

  test('takes files, folders, patterns and stdin', async () => {
    const named = (name: string): string => short.replace('short', name);
    const cwd = temporaryFolder({
      'one.yaml': named('one'),
      'chats/two.yaml': named('two'),
      'chats/three.yml': named('three'),
      'chats/scenario.schema.json': '{}',
      'deep/er/four.json': JSON.stringify({
        name: 'four',
        world: { clients: { a: {} } },
        steps: [{ create_chat: { client: 'a' } }],
      }),
    });
    const flags = ['--speed', 'max', '--format', 'json'];
    const [files, piped] = await Promise.all([
      runCli(['run', 'one.yaml', 'chats', 'deep/**/*.json', ...flags], { cwd }),
      runCli(['run', '-', ...flags], { cwd, stdin: named('five') }),
    ]);
    const scenarios = (text: string): unknown =>
      (JSON.parse(text.split('\n')[0] ?? '') as { scenarios: unknown }).scenarios;
    expect(scenarios(files.stdout)).toEqual(['one', 'three', 'two', 'four']);
    expect(scenarios(piped.stdout)).toEqual(['five']);
    expect([files.exitCode, piped.exitCode]).toEqual([0, 0]);
  });

  test('tells the mistakes of all scenarios with their places, and sends nothing', async () => {
    const target = await startTarget();
    const cwd = temporaryFolder({
      'a.yaml': short.replace('message:', 'mesage:'),
      'b.yaml': short.replace('chat: chat, from', 'chat: chatt, from'),
      'c.yaml': `${short}  - close: { chat: chat }\n`,
      'd.yaml': short,
    });
    const typos = await runCli(['run', 'a.yaml', 'b.yaml', 'd.yaml', '--to', target.url], { cwd });
    const illegal = await runCli(['run', 'd.yaml', 'c.yaml', '--to', target.url], { cwd });
    expect([typos.exitCode, illegal.exitCode, target.seen.length]).toEqual([2, 2, 0]);
    expect(typos.stderr).toContain('  a.yaml:6:5 There is no step "mesage".\n    Did you mean "message"?');
    expect(typos.stderr).toContain('  b.yaml:6:22 There is no "chatt" here.');
    expect(illegal.stderr).toMatch(/^error ILLEGAL_MOVE .*\n {2}c\.yaml:8:5 /);
  });

  test('--format json and --report ndjson give the records on stdout, each whole', async () => {
    const [json, report] = await Promise.all([
      runCli(['run', '--speed', 'max', '--format', 'json', '-q']),
      runCli(['run', '--speed', 'max', '--report', 'ndjson', '-q']),
    ]);
    for (const { stdout } of [json, report]) {
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { kind: string });
      expect([lines[0]?.kind, lines.at(-1)?.kind]).toEqual(['run', 'end']);
      expect(lines.filter(({ kind }) => kind === 'result')).toHaveLength(20);
    }
  });

  test('--report writes files, --out a run file, --baseline compares; report tells it again', async () => {
    let broken = false;
    const target = await startTarget({
      behave: (response, { body }) =>
        response.writeHead(broken && eventOf(body)['Type'] === 'typing' ? 500 : 200).end(),
    });
    const cwd = temporaryFolder();
    const args = ['run', '--to', target.url, '--speed', 'max'];
    const first = await runCli([...args, '--out', 'main.ndjson', '-q'], { cwd });
    broken = true;
    const second = await runCli(
      [
        ...args,
        '--out',
        'deep/run.ndjson',
        '--report',
        'junit=r/junit.xml,html=r.html',
        '--report',
        'json=r.json',
        '--baseline',
        'main.ndjson',
      ],
      { cwd },
    );
    expect([first.exitCode, second.exitCode]).toEqual([0, 1]);
    expect(second.stdout).toContain('2 regressed');
    expect(second.stdout).toContain('junit: r/junit.xml');
    expect(readFileSync(join(cwd, 'r/junit.xml'), 'utf8')).toContain('<testsuites');
    expect(readFileSync(join(cwd, 'r.html'), 'utf8')).toContain('<!doctype html>');
    expect(JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'))).toHaveProperty('verdict', 'failed');
    const report = await runCli(
      ['report', 'deep/run.ndjson', '--baseline', 'main.ndjson', '--format', 'text,junit=again.xml'],
      { cwd },
    );
    expect(report.exitCode).toBe(1);
    expect(report.stdout).toContain('--> chat_closed');
    expect(readFileSync(join(cwd, 'again.xml'), 'utf8')).toBe(readFileSync(join(cwd, 'r/junit.xml'), 'utf8'));
  });

  test('a run file that is not one is refused before sending; output that is lost after it is exit code 74', async () => {
    const cwd = temporaryFolder({ 'mine.txt': 'my diary' });
    const [refused, failed, full] = await Promise.all([
      runCli(['run', '--speed', 'max', '--out', 'mine.txt'], { cwd }),
      runCli(['run', '--speed', 'max', '--report', 'json=mine.txt/x.json', '-q'], { cwd }),
      runCli(['run', '--speed', 'max', '--out', '/dev/full', '-q'], { cwd }),
    ]);
    expect([refused.exitCode, failed.exitCode, full.exitCode]).toEqual([2, 2, 74]);
    expect(refused.stderr).toContain('mine.txt exists and is not a run file; it is left alone.');
    expect(failed.stderr).toContain('--report: the file mine.txt/x.json of json cannot be written.');
    expect(full.stderr).toMatch(/The run file \/dev\/full is not complete: .*ENOSPC/);
    expect(full.stdout).toContain('Passed');
    expect(readFileSync(join(cwd, 'mine.txt'), 'utf8')).toBe('my diary');
  });

  test('--expect and --max-failures judge answers and the run', async () => {
    const target = await startTarget({
      behave: (response, { body }) =>
        response
          .writeHead(eventOf(body)['Type'] === 'chat_closed' ? 500 : 200, { 'content-type': 'text/plain' })
          .end('fine'),
    });
    const ends = async (...args: string[]): Promise<number | null> =>
      (await runCli(['run', '--to', target.url, '--speed', 'max', ...args])).exitCode;
    const both = ['--expect', 'status=200,500'];
    expect(
      await Promise.all([
        ends(),
        ends('--max-failures', '1', '--expect', 'body~fine', '--expect', 'header.content-type~plain'),
        ends(...both, '--expect', 'p95<20s', '--expect', 'lost=0'),
        ends(...both, '--expect', 'body=other'),
        ends(...both, '--expect', 'attempts>1'),
      ]),
    ).toEqual([1, 0, 0, 1, 1]);
  });

  test('--seed, --profile, --locale, --start, --rels and --set reach the bodies', async () => {
    const target = await startTarget();
    const cwd = temporaryFolder({ 'a.yaml': short });
    const flags = [
      '--seed',
      '5',
      '--profile',
      '2021',
      '--locale',
      'en',
      '--start',
      '2024-03-01',
      '--rels',
      'documented',
    ];
    await runCli(
      [
        'run',
        'a.yaml',
        '--to',
        target.url,
        '--speed',
        'max',
        ...flags,
        '--set',
        'Rels.Clients[0].Name=Someone',
      ],
      { cwd },
    );
    const [created] = target.seen.map(({ body }) => body.toString());
    const event = eventOf(created ?? '');
    expect(event).not.toHaveProperty('Messages');
    expect(event['CreatedAt']).toBeGreaterThan(Date.UTC(2024, 2, 1));
    expect(event['CreatedAt']).toBeLessThan(Date.UTC(2024, 2, 1, 0, 1));
    expect(created).toContain('"Name":"Someone"');
    expect(created).not.toMatch(/"Description":"[А-я]/);
  });

  test('delivery options reach the wire, and no secret reaches the output', async () => {
    const target = await startTarget();
    const cwd = temporaryFolder({ 'a.yaml': short });
    const { stderr, stdout, exitCode } = await runCli(
      [
        'run',
        'a.yaml',
        '--to',
        target.url,
        '--speed',
        'max',
        '-v',
        '-H',
        'X-Env: ci',
        '-H',
        'X-Api-Key: hush-hush-1',
        '--report',
        'ndjson',
        '--out',
        'run.ndjson',
      ],
      {
        cwd,
        env: {
          IQMOCK_BEARER: 'hush-hush-2',
          IQMOCK_SIGN: 'hmac-sha256:X-Sign',
          IQMOCK_SIGN_SECRET: 'hush-hush-3',
        },
      },
    );
    expect(exitCode).toBe(0);
    expect(target.seen[0]?.headers).toMatchObject({
      'x-env': 'ci',
      'x-api-key': 'hush-hush-1',
      authorization: 'Bearer hush-hush-2',
    });
    expect(target.seen[0]?.headers).toHaveProperty('x-sign');
    expect(stderr).toContain('--bearer "$IQMOCK_BEARER"');
    expect(stderr + stdout + readFileSync(join(cwd, 'run.ndjson'), 'utf8')).not.toContain('hush-hush');
  });

  test('--retries and --policy try again with the same bytes', async () => {
    let count = 0;
    const target = await startTarget({
      behave: (response) => response.writeHead(++count % 2 === 1 ? 503 : 200).end(),
    });
    const cwd = temporaryFolder({ 'a.yaml': short });
    const { exitCode, stdout } = await runCli(
      [
        'run',
        'a.yaml',
        '--to',
        target.url,
        '--speed',
        'max',
        '--policy',
        'fast',
        '--retries',
        '2',
        '--backoff',
        '5ms',
      ],
      { cwd },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('again in');
    expect(target.seen).toHaveLength(6);
    expect(target.seen[1]?.body).toEqual(target.seen[0]?.body);
  });

  test('--timeout cuts a silent consumer', async () => {
    const target = await startTarget({ behave: () => {} });
    const cwd = temporaryFolder({ 'a.yaml': short });
    const { exitCode, stdout } = await runCli(
      ['run', 'a.yaml', '--to', target.url, '--speed', 'max', '--timeout', '50ms'],
      { cwd },
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('[timeout]');
  });

  test('--wait-for-target waits, and gives up with exit code 3', async () => {
    const { exitCode, stderr } = await runCli([
      'run',
      '--to',
      'http://127.0.0.1:1/',
      '--wait-for-target',
      '300ms',
    ]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error NOT_READY http://127.0.0.1:1/ was not ready within 300ms.');
  });

  test('--verbose shows bodies', async () => {
    const { stdout } = await runCli(['run', '--speed', 'max', '-v']);
    expect(stdout).toContain('"ChatEvent"');
  });
});
