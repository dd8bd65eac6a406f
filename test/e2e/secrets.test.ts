import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmitter } from '../../src/index.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { startProxy } from '../support/proxy.ts';

/** Answers 500 with all that it was sent of headers and address, escaped in the ways that programs escape. */
const echo = createServer((request, response) => {
  const text = JSON.stringify({ headers: request.headers, url: request.url });
  const login = Buffer.from(
    (request.headers.authorization ?? '').replace(/^Basic /, ''),
    'base64',
  ).toString();
  const ascii = text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  request.resume().on('end', () => {
    response.writeHead(500, { 'x-echo': encodeURIComponent(login) });
    response.end(
      `${ascii} ${JSON.stringify({ login, again: JSON.stringify(login) })} ${encodeURIComponent(login)}`,
    );
  });
});
let at = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  at = `127.0.0.1:${(echo.address() as AddressInfo).port}`;
});
afterAll(() => {
  echo.close();
});

const password = 'pä"s/w<rd';
const written = encodeURIComponent(password);
const query = 'code=codecode1&X_Session=session2&plain=seen3&x-tenant=tenant4';
/** What no output may hold, in any spelling. */
const leak = /w(<|%3C|\\u003c|&lt;)rd|codecode1|session2|tenant4|keykey5|hubhub6/i;

const reports = 'text,json,ndjson=r.ndjson,junit=r.xml,github=r.md,html=r.html';
const given = (): string[] => [
  ...['--to', `bob:${written}@${at}/hook?${query}`, '--mask', 'x-tenant,!plain'],
  ...['-H', 'X-Key: keykey5', '-H', 'X-Hub-Signature: hubhub6', '--out', 'run.ndjson'],
];

const lines: readonly [name: string, words: () => string[]][] = [
  ['trigger', () => ['trigger', 'typing', ...given(), '--report', reports, '-v']],
  ['run', () => ['run', 'missed-chat', '--speed', 'max', ...given(), '--report', reports, '-v']],
  ['run --json', () => ['run', 'missed-chat', '--speed', 'max', ...given(), '--json']],
  ['replay', () => ['replay', 'bodies.ndjson', ...given(), '--report', reports]],
  ['load', () => ['load', ...given(), '--rate', '20/s', '--duration', '200ms', '--report', reports]],
  ['config', () => ['config', ...given().slice(0, -2), '--proxy', `eve:${written}@proxy:1`]],
  ['config --json', () => ['config', ...given().slice(0, -2), '--proxy', `eve:${written}@proxy:1`, '--json']],
  ['a wrong port', () => ['trigger', 'typing', '--to', `bob:${written}@h:99999/?${query.slice(0, 14)}`]],
  ['a password with a slash', () => ['trigger', 'typing', '--to', `bob:${password}@h/`]],
  ['another scheme', () => ['trigger', 'typing', '--to', `ftp://bob:${password}@h/`]],
  ['a wrong proxy', () => ['trigger', 'typing', '--to', 'h:1', '--proxy', `ftp://eve:${password}@h/`]],
  [
    'a header without a colon',
    () => ['trigger', 'typing', '--to', 'h:1', '-H', 'Authorization Bearer keykey5'],
  ],
];

describe('no output holds a secret', () => {
  test.each(lines)('%s', async (_name, words) => {
    const body = '{"ChatEvent":{"Id":1,"Type":"typing","ChatId":1},"Rels":{}}\n';
    const cwd = temporaryFolder({ 'bodies.ndjson': body });
    const { stdout, stderr } = await runCli(words(), { cwd });
    const files = readdirSync(cwd).map((name) => `${name}: ${readFileSync(join(cwd, name), 'utf8')}`);
    const outputs = [`stdout: ${stdout}`, `stderr: ${stderr}`, ...files];
    expect(outputs.join('').length).toBeGreaterThan(100);
    expect(words().includes('--out')).toBe(outputs.some((output) => output.startsWith('run.ndjson: ')));
    for (const output of outputs) {
      expect(leak.exec(output)?.[0], output.slice(0, 40)).toBeUndefined();
    }
  });

  test('what is no secret is shown', async () => {
    const { stdout } = await runCli(['trigger', 'typing', ...given()]);
    expect(stdout).toContain(
      `target      http://***@${at}/hook?code=***&X_Session=***&plain=seen3&x-tenant=***`,
    );
    expect(stdout).toContain(`--to '***@${at}/hook?code=***&X_Session=***&plain=seen3&x-tenant=***'`);
  });

  test('of a proxy, given by a flag or by the environment', async () => {
    const proxy = await startProxy((echo.address() as AddressInfo).port, 407);
    const login = `eve:${written}@${proxy.url.replace('http://', '')}`;
    try {
      for (const [words, env] of [
        [['--proxy', login], {}],
        [[], { HTTP_PROXY: login }],
      ] as const) {
        const { stdout, stderr } = await runCli(['trigger', 'typing', '--to', 'crm.test/', ...words], {
          env,
        });
        expect(proxy.asked.at(-1)?.login).toMatch(/^Basic /);
        expect(stdout).toMatch(/http by http:\/\/\*\*\*@127/);
        expect(stdout + stderr).not.toMatch(leak);
      }
    } finally {
      await proxy.close();
    }
  });

  test('of the library', async () => {
    const emitter = await createEmitter({
      to: `bob:${written}@${at}/hook?${query}`,
      mask: ['x-tenant'],
      seed: 1,
    });
    const result = await emitter.trigger('typing', { start: '2024-03-01' });
    await emitter.close();
    expect(JSON.stringify(result)).not.toMatch(leak);
    expect(emitter.target).not.toMatch(leak);
  });
});
