import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCheck } from '../../src/check/check.ts';
import { conclude } from '../../src/check/report/conclusion.ts';
import { startChecked } from '../support/checked/server.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';
import { startTarget } from '../support/target.ts';

async function startPage(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Checks the right consumer, asking another side than its own; gives the exit code and what hinders. */
async function asked(over: { probe?: string; probeCommand?: string }, budgetMs = 60_000) {
  await using consumer = await startChecked();
  const to = `${consumer.url}/hook`;
  const result = await runCheck({ to, only: ['STA-09'], budgetMs, ...over });
  const { exitCode, sentence } = conclude(result, { level: 'MUST', strict: false });
  return { exitCode, sentence, hint: result.calibration.hindrance?.hint, result };
}

/** Writes forever, a little at a time. */
function dripOn(response: ServerResponse, chunk: string, everyMs: number): void {
  const timer = setInterval(() => response.write(chunk), everyMs);
  response.on('close', () => clearInterval(timer));
}

describe('a probe', () => {
  const million = 'x'.repeat(1_000_000);
  test.each<readonly [string, RequestListener, RegExp, RegExp]>([
    [
      'that redirects',
      (_, response) => void response.writeHead(302, { location: '/login' }).end('<html>'),
      /cannot be read: 302 to \/login/,
      /not followed/,
    ],
    [
      'that wants a login',
      (_, response) => void response.writeHead(401).end(),
      /cannot be read: 401/,
      /--probe-header/,
    ],
    [
      'that shows too much',
      (_, response) => {
        for (let part = 0; part < 12; part++) response.write(million);
        response.end();
      },
      /cannot be read: the answer is longer than 10 MB/,
      /of the chat/,
    ],
    [
      'whose answer never ends',
      (_, response) => dripOn(response, 'x', 100),
      /cannot be read: no end of the answer within 5s/,
      /of the chat/,
    ],
    ['that cuts', (request) => void request.socket.destroy(), /cannot be read: no answer: /, /of the chat/],
  ])('%s hinders the check, and says so', { timeout: 60_000 }, async (_, listener, message, hint) => {
    const page = await startPage(listener);
    const found = await asked({ probe: `${page}/chats/{chat}` });
    expect(found).toMatchObject({ exitCode: 3, sentence: expect.stringMatching(message) as string });
    expect(found.hint).toMatch(hint);
  });

  test('that is slow uses the budget up, and no more', { timeout: 60_000 }, async () => {
    await using consumer = await startChecked();
    const page = await startPage((request, response) => {
      void fetch(`${consumer.url}${request.url ?? ''}`)
        .then((answer) => answer.text())
        .then((text) => setTimeout(() => response.end(text), 700));
    });
    const to = `${consumer.url}/hook`;
    const startMs = performance.now();
    const probe = `${page}/chats/{chat}`;
    const result = await runCheck({ to, probe, only: ['STA'], budgetMs: 2500 });
    expect(conclude(result, { level: 'MUST', strict: false }).exitCode).toBe(3);
    expect(performance.now() - startMs).toBeLessThan(12_000);
  });

  test('may be on another port, however it is written', { timeout: 60_000 }, async () => {
    await using consumer = await startChecked();
    const page = await startPage((request, response) => {
      void fetch(`${consumer.url}${request.url?.replace(/\?.*/, '') ?? ''}`).then(async (answer) => {
        response.writeHead(answer.status).end(await answer.text());
      });
    });
    const port = new URL(page).port;
    const forms = [`${page}/chats/{chat}`, `localhost:${port}/chats/{chat}`, `${port}/chats/{chat}`];
    for (const probe of [...forms, `http://localhost:${port}/chats/{chat}?of={client}#top`]) {
      const result = await runCheck({ to: `${consumer.url}/hook`, probe, only: ['STA-09'] });
      expect(result.calibration.hindrance, probe).toBeUndefined();
      expect(result.outcomes.filter(({ verdict }) => verdict === 'held')).toHaveLength(1);
    }
  });

  test.each([
    ['ftp://127.0.0.1/{chat}', /is not an address/],
    ['http:/chats/{chat}', /is not an address/],
    ['http://203.0.113.7/chats/{chat}', /neither this machine nor in a private network/],
    ['/chats', /does not name the chat/],
  ])('%s is refused before anything is sent', async (probe, message) => {
    const target = await startTarget();
    const ended = await runInside(['check', '--to', target.url, '--probe', probe]);
    expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(target.seen).toEqual([]);
  });
});

describe('a program that shows the state', () => {
  test.each([
    ['hangs', 'setInterval(() => {}, 1000)', /it did not end within 5s/, /ask at once/],
    [
      'writes 50 MB',
      "for (let i = 0; i < 50; i++) process.stdout.write('x'.repeat(1e6))",
      /more than 1 MB/,
      /one chat/,
    ],
    ['fails', "console.error('no database'); process.exit(3)", /exit code 3: no database/, /exit code 0/],
  ])('and %s hinders the check, and says so', { timeout: 60_000 }, async (_, text, message, hint) => {
    const program = join(temporaryFolder(), 'show.mjs');
    writeFileSync(program, text);
    const found = await asked({ probeCommand: `${process.execPath} ${program} {chat}` });
    expect(found).toMatchObject({ exitCode: 3, sentence: expect.stringMatching(message) as string });
    expect(found.hint).toMatch(hint);
  });

  test('and is not there hinders it, too', async () => {
    const found = await asked({ probeCommand: 'no-such-program {chat} | jq' });
    expect(found).toMatchObject({ exitCode: 3, sentence: expect.stringMatching(/exit code 127/) as string });
    expect(found.hint).toMatch(/no shell/);
  });
});

describe('what a check writes has its place before anything is sent', () => {
  test.each([
    [['--out', 'folder'], /--out: the file folder is a folder/],
    [['--out', 'a-file/check.json'], /--out: the file a-file\/check\.json cannot be written/],
    [['--save', 'a-file'], /--save: a-file is a file/],
    [['--save', 'a-file/findings'], /--save: the folder a-file\/findings cannot be written to/],
    [['--report', 'html=folder'], /--report: the file folder of html is a folder/],
    [['--report', 'html=a-file/x.html'], /--report: the file a-file\/x\.html of html cannot be written/],
    [['--report', 'html=x,junit=x'], /is also that of html/],
    [['--out', 'x', '--report', 'json=x'], /is also that of --out/],
    [['--out', 'n'.repeat(300)], /cannot be written/],
    [['--accept', 'folder', '--accept-update'], /--accept: the file folder is a folder/],
  ])('%j', async (args, message) => {
    const target = await startTarget();
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a-file'), '');
    mkdirSync(join(cwd, 'folder'));
    const ended = await runInside(['check', '--to', target.url, '--only', 'CON-01', ...args], { cwd });
    expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(target.seen).toEqual([]);
  });
});
