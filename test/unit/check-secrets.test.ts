import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [bearer, key, readKey] = ['b3arer-t0ken-of-tests', 'k3y-of-tests-1', 'r3ad-k3y-of-tests'];

/** A consumer that repeats in its answers what it was asked with: to webhooks with an error, to readers with 403. */
async function startParrot(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    const heard = `${String(request.headers.authorization)} ${String(request.headers['x-api-key'])}`;
    if (request.method === 'GET') return void response.writeHead(403).end(`no access with ${heard}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ error: heard }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const written = ['check.json', 'check.xml', 'check.sarif', 'check.html', 'check.md'];

async function everything(
  argv: readonly string[],
): Promise<{ readonly text: string; readonly again: string }> {
  const cwd = temporaryFolder();
  const reports = 'junit=check.xml,sarif=check.sarif,html=check.html,github=check.md';
  const { stdout, stderr } = await runCli(['check', ...argv, '--out', 'check.json', '--report', reports], {
    cwd,
  });
  const files = written.map((name) => readFileSync(join(cwd, name), 'utf8'));
  const again = /^ +again +(.*)$/m.exec(stdout + stderr)?.[1] ?? '';
  return { text: [stdout, stderr, ...files].join('\n'), again };
}

test('no report of check shows a secret that a consumer repeats', async () => {
  const to = await startParrot();
  const login = ['--bearer', bearer, '-H', `X-Api-Key: ${key}`];
  const { text, again } = await everything(['--to', to, ...login, '--only', 'CON-13', '--seed', '1']);
  expect(text).toContain('CON-13');
  expect(again).toContain('--replay CON-13@1');
  for (const secret of [bearer, key]) expect(text).not.toContain(secret);
});

test('nor one that a probe repeats, and says how to log in', async () => {
  const to = await startParrot();
  const probe = ['--probe', '/chats/{chat}', '--probe-header', `Authorization: Bearer ${readKey}`];
  const { text } = await everything(['--to', to, ...probe, '--only', 'CON-13']);
  expect(text).toMatch(/cannot be read: 403: no access with .*\*\*\*/);
  expect(text).toContain('--probe-header');
  expect(text).not.toContain(readKey);
});
