import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eraNames } from '../../src/model/spec.ts';
import { runCli, startCli as startInside, type RunningInside } from '../support/cli-inside.ts';
import { repositoryPath, startCli, temporaryFolder, type Ended } from '../support/cli.ts';
import { samples } from '../support/samples.ts';
import { eventOf, startTarget } from '../support/target.ts';

const fixed = ['--seed', '7', '--start', '2024-03-01'];

function generate(...args: string[]): Promise<Ended> {
  return runCli(['generate', ...args]);
}

describe('generate', () => {
  test('prints one body a line and nothing else, the same for the same seed and start', async () => {
    const [first, second, other] = await Promise.all([
      generate('support-chat', ...fixed),
      generate('support-chat', ...fixed),
      generate('support-chat', '--seed', '8', '--start', '2024-03-01'),
    ]);
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    expect(
      first.stdout
        .trimEnd()
        .split('\n')
        .map((line) => eventOf(line)['Type']),
    ).toHaveLength(20);
    expect(second.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  test('a scenario that comes again, or another of its name, is another tenant', async () => {
    const text = readFileSync(repositoryPath('scenarios/missed-chat.yaml'), 'utf8');
    const cwd = temporaryFolder({ 'copy.yaml': text });
    const names = ['missed-chat', 'copy.yaml', 'missed-chat'];
    const once = await runCli(['generate', 'missed-chat', ...fixed], { cwd });
    for (const more of [[], ['--count', '60']]) {
      const { stdout } = await runCli(['generate', ...names, ...fixed, ...more], { cwd });
      if (more.length === 0) expect(stdout.startsWith(once.stdout)).toBe(true);
      const judged = await runCli(['validate'], { stdin: stdout });
      expect([judged.exitCode, judged.stdout]).toEqual([0, expect.stringMatching(/^Valid: .*\n$/)]);
    }
    const run = await runCli(['run', ...names, '--speed', 'max', '--format', 'json'], { cwd });
    expect(run.exitCode).toBe(0);
    const [first = '{}'] = run.stdout.split('\n');
    expect(JSON.parse(first)).toMatchObject({
      scenarios: ['missed-chat', 'missed-chat 2', 'missed-chat 3'],
      repro: expect.stringContaining('iqmock run missed-chat copy.yaml missed-chat ') as string,
    });
  });

  test('--out - is standard output', async () => {
    const [named, plain] = await Promise.all([generate(...fixed, '--out', '-'), generate(...fixed)]);
    expect([named.exitCode, named.stdout]).toEqual([0, plain.stdout]);
  });

  test('--locale changes what is generated, and says which texts it leaves', async () => {
    const english = await generate('support-chat', ...fixed, '--locale', 'en');
    expect(english.stderr).toMatch(
      /^note The texts that are written in support-chat stay as written; --locale/,
    );
    const quiet = await generate('support-chat', ...fixed, '--locale', 'en', '--quiet');
    expect([quiet.stderr, quiet.stdout]).toEqual(['', english.stdout]);
    expect(english.stdout).toMatch(/"Text":"Где мой заказ\?"/);
    const made = await generate('voice-message', 'english', ...fixed, '--locale', 'en');
    expect([made.exitCode, made.stderr]).toEqual([0, '']);
    expect(made.stdout).not.toMatch(/[\u0400-\u04ff]/);
    const russian = await generate('english', ...fixed, '--locale', 'ru');
    expect(russian.stderr).toContain('written in english stay');
  });

  test('documented-samples gives the twelve documented bodies, byte for byte', async () => {
    const { stdout } = await generate('documented-samples');
    expect(stdout).toBe(samples.map(({ compact }) => `${compact}\n`).join(''));
  });

  test.each(eraNames)('every built-in scenario is valid in the era %s', async (era) => {
    const { stdout: list } = await runCli(['list', 'scenarios', '--json']);
    const names = (JSON.parse(list) as { scenarios: { name: string }[] }).scenarios.map(({ name }) => name);
    const made = await generate(...names, ...fixed, '--profile', era);
    expect([made.exitCode, made.stderr]).toEqual([0, '']);
    const judged = await runCli(['validate'], { stdin: made.stdout });
    expect(judged.stdout.split('\n').filter((line) => / (error|warning) /.test(line))).toEqual([]);
    expect(judged.exitCode).toBe(0);
  });

  test('--count gives exactly so many, by fresh clients, valid as one stream', async () => {
    const { stdout } = await generate('support-chat', 'vk-chat', ...fixed, '--count', '301');
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(301);
    expect(new Set(lines.map((line) => eventOf(line)['ClientId'])).size).toBeGreaterThan(10);
    const { exitCode, stdout: told } = await runCli(['validate'], { stdin: stdout });
    expect(told).toContain('301 of 301 bodies valid');
    expect(exitCode).toBe(0);
  });

  test('--count takes no more memory for more bodies', async () => {
    const running = startCli(['generate', 'support-chat', '--count', '40000'], {
      nodeFlags: ['--max-old-space-size=48'],
    });
    let lines = 0;
    running.child.stdout?.on('data', (text: string) => (lines += text.split('\n').length - 1));
    expect((await running.ended).exitCode).toBe(0);
    expect(lines).toBe(40_000);
  });

  test('--out writes a file for each body, and never over others unless it is told', async () => {
    const cwd = temporaryFolder();
    const args = ['generate', 'support-chat', ...fixed, '--out', 'bodies'];
    const { exitCode, stdout } = await runCli(args, { cwd });
    expect([exitCode, stdout]).toEqual([0, '']);
    const files = readdirSync(join(cwd, 'bodies'));
    expect([files.length, files[0], files[19]]).toEqual([
      20,
      '0001-chat_created.json',
      '0020-chat_closed.json',
    ]);
    const whole = (await generate('support-chat', ...fixed)).stdout;
    expect(`${readFileSync(join(cwd, 'bodies/0020-chat_closed.json'), 'utf8')}\n`).toBe(
      `${whole.trimEnd().split('\n').at(-1) ?? ''}\n`,
    );
    const again = await runCli(args, { cwd });
    expect([again.exitCode, (await runCli([...args, '--force'], { cwd })).exitCode]).toEqual([2, 0]);
    expect(again.stderr).toContain('error OUTPUT bodies already contains bodies');
    expect((await runCli(['validate', 'bodies'], { cwd })).exitCode).toBe(0);
  });

  test('--set changes every payload that has the path; one that hits nothing is exit code 2', async () => {
    const { stdout } = await generate('support-chat', '--set', 'ChatEvent.Actor=robot');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .every((line) => eventOf(line)['Actor'] === 'robot'),
    ).toBe(true);
    const repeated = await generate('transfer', '--set', 'Rels.Files[0].Name=x', '--count', '50');
    const missed = await generate('transfer', '--set', 'Rels.Files[0].Name=x');
    expect([missed.exitCode, repeated.exitCode]).toEqual([2, 2]);
    expect(missed.stderr).toContain('error OVERRIDE There is no "Rels.Files[0].Name"');
  });

  test('a mistake that only playing shows is exit code 2 before the first body, all scenarios together', async () => {
    const late = (name: string, title: string): string => `name: ${name}
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients: { maria: {} }
steps:
  - create_chat: { client: maria, as: chat }
  - close: { chat: chat, by: anna }
  - close: { chat: chat, by: anna } # ${title}
`;
    const cwd = temporaryFolder({ 'a.yaml': late('a', 'again'), 'b.yaml': late('b', 'again') });
    for (const args of [[], ['--count', '3'], ['--count', '50'], ['--out', 'bodies']]) {
      const { exitCode, stdout, stderr } = await runCli(['generate', 'support-chat', 'a.yaml', ...args], {
        cwd,
      });
      // Three bodies are made before anything of the second scenario is played.
      if (args[1] === '3') expect([exitCode, stdout.trimEnd().split('\n').length]).toEqual([0, 3]);
      else {
        expect([exitCode, stdout], args.join(' ')).toEqual([2, '']);
        expect(stderr).toContain('a.yaml:9:5');
      }
    }
    expect(readdirSync(join(cwd, 'bodies'))).toEqual([]);
    const { exitCode, stdout, stderr } = await runCli(['generate', 'a.yaml', 'b.yaml'], { cwd });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/a\.yaml:9:5[\s\S]*b\.yaml:9:5/);
  });

  test('--count of a scenario that sends nothing is exit code 2', async () => {
    const stdin = 'name: still\nsteps:\n  - wait: 1s\n';
    const { exitCode, stderr } = await runCli(['generate', '-', '--count', '3'], { stdin });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Nothing is sent here, so there are no 3 bodies.');
  });

  test('a reader that has seen enough ends it quietly', async () => {
    const running = startCli(['generate', 'busy-day', '--count', '100000']);
    await running.printed(/chat_created/);
    running.child.stdout?.destroy();
    const { exitCode, stderr } = await running.ended;
    expect([exitCode, stderr]).toEqual([0, '']);
  });
});

test('init --from - makes a scenario from standard input', async () => {
  const { stdout } = await generate('quote-and-reply', ...fixed);
  const cwd = temporaryFolder();
  const made = await runCli(['init', '--from', '-'], { cwd, stdin: stdout });
  expect([made.exitCode, made.stdout]).toEqual([
    0,
    expect.stringContaining('iqmock run chats/recorded.yaml'),
  ]);
  expect((await runCli(['run', 'chats/recorded.yaml', '--speed', 'max'], { cwd })).exitCode).toBe(0);
  const empty = await runCli(['init', 'other', '--from', '-'], { cwd });
  expect([empty.exitCode, empty.stderr]).toEqual([
    2,
    expect.stringMatching(/ Standard input contains no webhook/),
  ]);
});

describe('validate', () => {
  const edit = (from: string, to: string) => async (): Promise<string> =>
    (await generate('support-chat', ...fixed)).stdout.replace(from, to);

  test.each([
    ['a missing field', edit('"Transitive":false,', ''), 'schema/missing ChatEvent.Transitive'],
    [
      'a field that the era does not know',
      edit('"Transitive"', '"Mood":1,"Transitive"'),
      'schema/unknown ChatEvent.Mood',
    ],
    ['a mistyped field', edit('"Transitive":false', '"Transitive":"no"'), 'schema/type ChatEvent.Transitive'],
    ['a line that is no JSON', edit('{"ChatEvent"', '{ChatEvent'), 'json/syntax'],
  ])('finds %s and says why it matters', async (_what, make, verdict) => {
    const { exitCode, stdout } = await runCli(['validate', '-'], { stdin: await make() });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(new RegExp(`^-:1 error ${verdict}`));
    expect(stdout).toContain('\n  why: ');
    expect(stdout).toMatch(/^Invalid: \d+ of 20 bodies valid/m);
  });

  test('gives each verdict as JSON, the counts last', async () => {
    const stdin = (await generate('support-chat', ...fixed)).stdout.replaceAll(
      '"ClientUnread":1',
      '"ClientUnread":5',
    );
    const { exitCode, stdout } = await runCli(['validate', '--json'], { stdin });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(exitCode).toBe(1);
    expect(lines[0]).toMatchObject({ file: '-', severity: 'error', rule: 'history/unread' });
    expect(lines.at(-1)).toHaveProperty('summary.bodies', 20);
  });

  test('judges one stream over several files, and takes --profile, --rels, --in-order and --limit', async () => {
    const cwd = temporaryFolder();
    const made = (await generate('support-chat', ...fixed)).stdout.split('\n');
    writeFileSync(join(cwd, 'a.ndjson'), made.slice(0, 10).join('\n'));
    writeFileSync(join(cwd, 'b.ndjson'), made.slice(10).join('\n'));
    const run = (...args: string[]): Promise<Ended> => runCli(['validate', ...args], { cwd });
    expect((await run('a.ndjson', 'b.ndjson')).stdout).toContain('20 of 20 bodies valid');
    expect((await run('a.ndjson', 'b.ndjson', '--in-order')).exitCode).toBe(0);
    expect((await run('b.ndjson', 'a.ndjson')).exitCode).toBe(1);
    const old = await run('a.ndjson', '--profile', '2018', '--limit', '3');
    expect(old.exitCode).toBe(1);
    expect(old.stdout.match(/^a\.ndjson:/gm)).toHaveLength(3);
    expect(old.stdout).toContain('verdicts more; --limit shows more of them.');
    expect((await run('a.ndjson', '--rels', 'documented', '--json')).stdout).not.toBe(
      (await run('a.ndjson', '--json')).stdout,
    );
  });

  test('nothing to judge is exit code 3, an unreadable file 2', async () => {
    const [empty, missing, folder] = await Promise.all([
      runCli(['validate'], { stdin: '' }),
      runCli(['validate', 'nope.json']),
      runCli(['validate', '.'], { cwd: temporaryFolder() }),
    ]);
    expect([empty.exitCode, missing.exitCode, folder.exitCode]).toEqual([3, 2, 3]);
  });
});

function asProcess(argv: readonly string[]): RunningInside {
  const { child, ended, printed } = startCli(argv);
  return { ended, printed, stop: (signal) => void child.kill(signal) };
}

describe('listen, replay and init --from', () => {
  test('listen records what comes; replay sends it again byte for byte; init makes a scenario of it', async () => {
    const cwd = temporaryFolder();
    const listening = startCli(['listen', '--port', '0', '--record', 'real.ndjson', '--count', '20'], {
      cwd,
    });
    const url = /http:\/\/[\d.:]+\//.exec(await listening.printed(/Listening on .*\n/))?.[0] ?? '';
    const { exitCode } = await runCli(['run', '--to', url, '--speed', 'max', '--bearer', 'hush-hush', '-q']);
    const heard = await listening.ended;
    expect([exitCode, heard.exitCode]).toEqual([0, 0]);
    expect(heard.stdout).toMatch(/<-- chat_closed +\[200\]/);
    expect(heard.stdout).toMatch(/20 received, 20 valid, 0 not\.\n$/);
    const recording = readFileSync(join(cwd, 'real.ndjson'), 'utf8');
    expect(recording).not.toContain('hush-hush');

    const target = await startTarget();
    const replay = await runCli(['replay', 'real.ndjson', '--to', target.url, '--speed', 'max'], { cwd });
    expect(replay.exitCode).toBe(0);
    const requests = recording
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => (JSON.parse(line) as { body: string }).body);
    expect(target.seen.map(({ body }) => body.toString())).toEqual(requests);

    const rebound = await startTarget();
    const args = [
      'replay',
      'real.ndjson',
      '--to',
      rebound.url,
      '--speed',
      'max',
      '--rebind',
      '--seed',
      '4',
      '--start',
      '2025-01-01',
    ];
    await runCli(args, { cwd });
    const bodies = rebound.seen.map(({ body }) => body.toString());
    expect(eventOf(bodies[0] ?? '')['CreatedAt']).toBe(Date.UTC(2025, 0, 1));
    expect(eventOf(bodies[0] ?? '')['Id']).not.toBe(eventOf(requests[0] ?? '')['Id']);
    expect((await runCli(['validate'], { stdin: bodies.join('\n') })).exitCode).toBe(0);

    const init = await runCli(['init', '--from', 'real.ndjson'], { cwd });
    expect([init.exitCode, init.stderr]).toEqual([0, '']);
    const retold = await runCli(['generate', 'chats/real.yaml'], { cwd });
    expect(
      retold.stdout
        .trimEnd()
        .split('\n')
        .map((line) => eventOf(line)['Type']),
    ).toEqual(requests.map((body) => eventOf(body)['Type']));
  });

  test('listen misbehaves on request', async () => {
    const flags = [
      '--status',
      '202',
      '--answer',
      'later',
      '--delay',
      '20ms',
      '--fail-rate',
      '50%',
      '--fail-status',
      '503',
      '--seed',
      '2',
    ];
    const listening = startInside(['listen', '--port', '0', '--json', '--max-body', '6000', ...flags]);
    const url = /http:\/\/[\d.:]+\//.exec(await listening.printed(/Listening on .*\n/))?.[0] ?? '';
    const bodies = (await generate('support-chat')).stdout.trimEnd().split('\n');
    const answers = [];
    for (const body of [...bodies, 'x'.repeat(7000)]) {
      const startedAt = performance.now();
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json; charset=utf-8' },
      });
      answers.push({
        status: response.status,
        text: await response.text(),
        tookMs: performance.now() - startedAt,
      });
    }
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([202, 503, 413]));
    expect(statuses.at(-1)).toBe(413);
    expect(await listening.printed(/\[413\]/)).toMatch(/\[413\] nothing read\n/);
    expect(answers.find(({ status }) => status === 202)?.text).toBe('later');
    expect(Math.min(...answers.map(({ tookMs }) => tookMs))).toBeGreaterThan(15);
    listening.stop('SIGINT');
    const { exitCode, stdout } = await listening.ended;
    expect(exitCode).toBe(1);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { status: number });
    expect(lines.map(({ status }) => status)).toEqual(statuses);
  });

  test('listen judges, refuses with --strict, takes all with --no-validate, and ends with Ctrl-C', async () => {
    const post = async (flags: readonly string[]): Promise<Ended & { readonly status: number }> => {
      const argv = ['listen', '--port', '0', ...flags];
      // One gets a signal of the system.
      const listening = flags.length === 0 ? asProcess(argv) : startInside(argv);
      const url = /http:\/\/[\d.:]+\//.exec(await listening.printed(/Listening on .*\n/))?.[0] ?? '';
      const headers = { 'content-type': 'application/json; charset=utf-8', 'x-token': 'hush-hush' };
      const { status } = await fetch(url, { method: 'POST', body: '{"ChatEvent":{}}', headers });
      listening.stop('SIGINT');
      return { ...(await listening.ended), status };
    };
    const [usual, strict, blind] = await Promise.all([post([]), post(['--strict']), post(['--no-validate'])]);
    expect([
      usual.status,
      usual.exitCode,
      strict.status,
      strict.exitCode,
      blind.status,
      blind.exitCode,
    ]).toEqual([200, 1, 422, 1, 200, 0]);
    expect(usual.stdout).toContain('error json/shape');
    expect(usual.stdout).toContain('why: ');
    const cwd = temporaryFolder();
    await post([
      '--out',
      join(cwd, 'a.ndjson'),
      '--keep-secrets',
      '--record-headers',
      'x-token',
      '--no-validate',
    ]);
    expect(readFileSync(join(cwd, 'a.ndjson'), 'utf8')).toContain('"headers":{"x-token":"hush-hush"}');
  });

  test('listen without a webhook is exit code 3, a taken port 2', async () => {
    const target = await startTarget();
    const taken = await runCli(['listen', '--port', String(target.port)]);
    expect(taken.exitCode).toBe(2);
    expect(taken.stderr).toMatch(/^error PORT /);
    const listening = startCli(['listen', '--port', '0', '--host', '127.0.0.1']);
    await listening.printed(/Listening/);
    listening.child.kill('SIGTERM');
    expect((await listening.ended).exitCode).toBe(3);
  });
});
