import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCrm } from '../../docs/examples/crm/crm.ts';
import { repositoryPath } from '../support/cli.ts';
import { has } from '../support/needs.ts';
import { commandsOf } from '../support/page-commands.ts';
import { startTestServer } from '../support/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it.skipIf(!has('The commands of docs/control-api.md in curl', ['curl', '--version'], ['bash', '--version']))(
  'the curl commands of the page play a chat, and show that its message was delivered',
  async () => {
    const serving = await startTestServer();
    const script = commandsOf('docs/control-api.md', 'curl')
      .map((command) => `${command.replace('http://127.0.0.1:4030', serving.url)}; echo`)
      .join(' || exit 1\n');
    const child = spawn('bash', ['-c', `set -e\n${script}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    expect(await once(child, 'close')).toEqual([0, null]);
    const answers = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(answers).toHaveLength(5);
    expect(answers[0]).toMatchObject({ name: 'maria' });
    expect(answers[4]).toMatchObject([{ type: 'message_created', state: 'delivered', status: 200 }]);
  },
);

const python = ['python3', '-c', 'import pytest, requests'] as const;

it.skipIf(!has('The test of docs/bot-that-answers.md in pytest', python))(
  'the pytest of the page drives the bot over the control API alone',
  async () => {
    const serving = await startTestServer();
    const crm = await new Promise<HttpServer>((resolve) => {
      const listening = createCrm(serving.url).listen(0, '127.0.0.1', () => resolve(listening));
    });
    onTestFinished(() => void crm.close());
    const { port } = crm.address() as AddressInfo;
    await serving.call('PUT', '/target', { url: `http://127.0.0.1:${port}/webhook` });
    const page = readFileSync(repositoryPath('docs/bot-that-answers.md'), 'utf8');
    const [, code = ''] = /```python\n([^]*?)```/.exec(page) ?? [];
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'test_bot.py'), code.replace('http://127.0.0.1:4030', serving.url));
    const child = spawn('python3', ['-m', 'pytest', '-q', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    const [exitCode] = (await once(child, 'close')) as [number];
    expect([exitCode, printed]).toEqual([0, expect.stringMatching(/2 passed/)]);
  },
);
