import { existsSync, readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { repositoryPath, startProgram, temporaryFolder, type Ended, type Running } from '../support/cli.ts';
import { startConsumer } from '../../src/index.ts';
import { samples } from '../support/samples.ts';
import { runProgram } from '../support/workspace.ts';

const executable = repositoryPath(`dist/executable/iqmock-${process.platform}-${process.arch}`);
const { version } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')) as { version: string };
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
/** Whether the Node inside, which is the one that runs this, reads TypeScript. */
const readsTypeScript = major > 22 || (major === 22 && minor >= 18);

/** Where it unpacks itself, once for all tests. */
const cache = temporaryFolder();

/** A folder without anything, and an environment without Node. */
function nowhere(files: Readonly<Record<string, string>> = {}): {
  readonly run: (...args: string[]) => Promise<Ended>;
  readonly start: (...args: string[]) => Running;
} {
  const cwd = temporaryFolder(files);
  const env = { PATH: '/nonexistent', HOME: cwd, XDG_CACHE_HOME: cache };
  return {
    run: (...args) => runProgram(executable, args, { cwd, env }),
    start: (...args) => startProgram(executable, args, { cwd, env }),
  };
}

async function urlOf(running: Running): Promise<string> {
  const [url = ''] =
    /http:\/\/127\.0\.0\.1:\d+/.exec(await running.printed(/http:\/\/127\.0\.0\.1:\d+/)) ?? [];
  return url;
}

beforeAll(async () => {
  const built = statSync(repositoryPath('dist/cli/main.js')).mtimeMs;
  if (existsSync(executable) && statSync(executable).mtimeMs > built) return;
  const made = await runProgram(process.execPath, ['--import', 'tsx', 'scripts/executable.ts'], {
    cwd: repositoryPath('.'),
    timeoutMs: 580_000,
  });
  expect([made.exitCode, made.stdout + made.stderr]).toEqual([0, expect.stringContaining('iqmock-')]);
});

describe.skipIf(process.platform !== 'linux')('the single executable, where there is no Node', () => {
  test('says its version', async () => {
    expect(await nowhere().run('--version')).toMatchObject({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  test('plays a scenario, and checks a consumer', async () => {
    const { run } = nowhere();
    const played = await run('run', 'support-chat', '--speed', 'max');
    expect(played).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/Passed: all 22 checks held/) as string,
    });
    const consumer = await startConsumer();
    try {
      const checked = await run('check', '--to', consumer.url, '--only', 'FMT-01,FMT-02');
      expect([checked.exitCode, checked.stdout + checked.stderr]).toEqual([
        0,
        expect.stringMatching(/Passed: (MUST|SHOULD) \d+\/\d+/),
      ]);
    } finally {
      await consumer.close();
    }
  });

  test('generates what it then finds valid, and explains what is not', async () => {
    const { run } = nowhere({
      'bad.json': JSON.stringify({ ...JSON.parse(samples[0]?.compact ?? ''), Nonsense: 1 }),
    });
    const generated = await run('generate', 'support-chat', '--count', '3', '--out', 'good.ndjson');
    expect([generated.exitCode, generated.stderr]).toEqual([0, expect.any(String)]);
    expect(await run('validate', 'good.ndjson')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Valid: 3 of 3 bodies valid/m) as string,
    });
    const bad = await run('validate', 'bad.json');
    expect([bad.exitCode, bad.stdout + bad.stderr]).toEqual([
      1,
      expect.stringMatching(/bad\.json:1 error json\/shape Nonsense[^]*0 of 1 bodies valid/),
    ]);
    expect((await run('validate', 'nothing.ndjson')).exitCode).toBe(2);
    expect(JSON.parse((await run('schema', 'webhook', '--bundle')).stdout)).toHaveProperty('$schema');
  });

  test('takes webhooks', async () => {
    const listening = nowhere().start('listen', '--port', '0', '--count', '1');
    const body = samples[0]?.compact ?? '';
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await fetch(await urlOf(listening), { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([200, '{"ok":true}']);
    const { exitCode, stdout, stderr } = await listening.ended;
    expect([exitCode, stdout + stderr]).toEqual([0, expect.stringMatching(/1 received, 1 valid, 0 not/)]);
  });

  test('serves a tenant and its page', async () => {
    const serving = nowhere().start('serve', '--port', '0');
    const url = await urlOf(serving);
    expect(await (await fetch(`${url}/healthz`)).json()).toBeTruthy();
    const page = await (await fetch(`${url}/`)).text();
    for (const [, path = ''] of page.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g))
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    expect(page).toContain('/page/page.js');
    const headers = { 'content-type': 'application/json' };
    const step = (name: string, body: object): Promise<Response> =>
      fetch(`${url}/iqmock/v1/steps/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect((await step('create_chat', { client: { as: 'maria' }, as: 'chat' })).status).toBe(200);
    expect((await step('message', { chat: 'chat', from: 'maria', text: 'Где мой заказ?' })).status).toBe(200);
    serving.child.kill('SIGTERM');
    expect((await serving.ended).exitCode).toBe(0);
  });

  test('loads with several processes', async () => {
    const consumer = await startConsumer({ validate: false });
    try {
      const args = ['load', 'support-chat', '--to', consumer.url, '--rate', '50/s', '--duration', '1s'];
      const { exitCode, stdout, stderr } = await nowhere().run(...args, '--workers', '2');
      expect([exitCode, stdout + stderr]).toEqual([
        expect.toBeOneOf([0, 3, 4]),
        expect.stringMatching(/2 workers/),
      ]);
      expect(consumer.received.length).toBeGreaterThan(0);
    } finally {
      await consumer.close();
    }
  });

  const scenario = `import { scenario } from 'iqmock';
    const name: string = 'typed';
    export default scenario(name, {}).createChat({ as: 'chat' });`;

  test('reads TypeScript, or says why it does not', async () => {
    const config = 'export default { to: 3000 as number };';
    const typed = await nowhere({ 'typed.ts': scenario }).run('generate', 'typed.ts');
    const configured = await nowhere({ 'iqmock.config.ts': config }).run('config');
    if (readsTypeScript) {
      expect([typed.exitCode, typed.stderr]).toEqual([0, expect.any(String)]);
      expect([configured.exitCode, configured.stdout]).toEqual([0, expect.stringContaining('3000')]);
      return;
    }
    expect([typed.exitCode, typed.stderr]).toEqual([
      2,
      expect.stringContaining(
        'The Node inside this executable does not run TypeScript. Write the scenario as .yaml or .mjs, or use an executable made with Node 22.18 or newer.',
      ),
    ]);
    expect([configured.exitCode, configured.stderr]).toEqual([
      2,
      expect.stringMatching(
        /This Node cannot read TypeScript[^]*Write iqmock\.config\.yaml instead, or use an/,
      ),
    ]);
  });

  test('has no packages but its own, and says so', async () => {
    const { run } = nowhere({ 'chat.mjs': "import 'left-pad';" });
    expect(await run('generate', 'chat.mjs')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('The single executable contains only its own packages.') as string,
    });
    expect(await run('load', '--to', '3000', '--locust', '127.0.0.1')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--locust does not work in the single executable.') as string,
    });
  });

  test('says what to do if it cannot unpack itself', async () => {
    const cwd = temporaryFolder({ file: '' });
    const env = { PATH: '/nonexistent', XDG_CACHE_HOME: `${cwd}/file` };
    expect(await runProgram(executable, ['--version'], { cwd, env })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Set XDG_CACHE_HOME to a folder that can be written.') as string,
    });
  });
});
