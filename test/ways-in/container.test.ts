import { chmodSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startConsumer } from '../../src/index.ts';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';
import { canRunContainers, openContainerStore, type ContainerStore } from '../support/containers.ts';

const { version } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')) as { version: string };
const isTried = canRunContainers();
const token = 'secret';

let store: ContainerStore;
beforeAll(async () => {
  if (!isTried) return;
  store = await openContainerStore();
  const { exitCode, stdout, stderr } = await store.build();
  expect([exitCode, stdout + stderr]).toEqual([0, expect.stringContaining('COMMIT iqmock')]);
});
afterAll(() => (isTried ? store.remove() : undefined));

/** Starts a container in the background; it is gone when the test is over. */
async function start(options: readonly string[], ...command: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await store.podman(
    'run',
    '--detach',
    ...options,
    'iqmock',
    ...command,
  );
  expect([exitCode, stderr]).toEqual([0, expect.any(String)]);
  const id = stdout.trim();
  onTestFinished(() => void store.podman('rm', '--force', '--time', '0', id));
  return id;
}

/** Asks until the image's own health check passes. */
async function healthy(id: string): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await store.podman('healthcheck', 'run', id)).exitCode === 0) return true;
    await sleep(200);
  }
  return false;
}

describe.skipIf(!isTried)('the container', () => {
  test('is small', async () => {
    const { stdout } = await store.podman('image', 'inspect', '--format', '{{.Size}}', 'iqmock');
    console.info(`The image has ${(Number(stdout) / 1e6).toFixed(0)} MB.`);
    expect(Number(stdout)).toBeGreaterThan(100e6);
    expect(Number(stdout)).toBeLessThan(400e6);
  });

  test('runs commands', async () => {
    expect(await store.podman('run', '--rm', 'iqmock', '--version')).toMatchObject({
      exitCode: 0,
      stdout: `${version}\n`,
    });
    expect(await store.podman('run', '--rm', 'iqmock', 'run', 'support-chat')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Passed: all 22 checks held.') as string,
    });
  });

  test('serves by default: healthy, without privileges, for those who show the token', async () => {
    const id = await start([
      ...['--publish', '127.0.0.1::4030', '--env', `IQMOCK_CONTROL_TOKEN=${token}`],
      ...['--read-only', '--cap-drop', 'all', '--security-opt', 'no-new-privileges'],
    ]);
    expect(await healthy(id)).toBe(true);
    expect((await store.podman('exec', id, 'id', '-u')).stdout).toBe('1000\n');
    const { stdout } = await store.podman('port', id, '4030/tcp');
    const url = `http://${stdout.trim()}`;
    const status = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
      (await fetch(url + path, { headers })).status;
    expect(await status('/readyz')).toBe(200);
    expect(await status('/iqmock/v1/status')).toBe(401);
    expect(await status('/iqmock/v1/status', { authorization: `Bearer ${token}` })).toBe(200);
  });

  test('delivers what is in progress when it is stopped', async () => {
    const consumer = await startConsumer({ delayMs: 1000 });
    onTestFinished(() => consumer.close());
    const id = await start(['--network', 'host'], 'serve', '--port', '0', '--to', consumer.url);
    const printed = async (): Promise<string> => (await store.podman('logs', id)).stderr;
    await expect.poll(printed, { timeout: 10_000 }).toMatch(/Serving on http:\S+/);
    const [, url = ''] = /Serving on (http:\S+)/.exec(await printed()) ?? [];
    const step = async (name: string, body: object): Promise<number> => {
      const headers = { 'content-type': 'application/json' };
      return (
        await fetch(`${url}/iqmock/v1/steps/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
      ).status;
    };
    expect(await step('create_chat', { client: { as: 'maria' }, as: 'chat' })).toBe(200);
    expect(await step('message', { chat: 'chat', from: 'maria', text: 'Где мой заказ?' })).toBe(200);
    await store.podman('stop', '--time', '10', id);
    expect((await store.podman('inspect', '--format', '{{.State.ExitCode}}', id)).stdout).toBe('0\n');
    // The second is sent when the first is answered.
    expect(consumer.received.map(({ payload }) => payload?.ChatEvent.Type)).toEqual([
      'chat_created',
      'message_created',
    ]);
  });

  test('reads scenarios and writes reports in a mounted folder, as the user of the folder', async () => {
    const cwd = temporaryFolder({
      'chats/first.yaml': readFileSync(repositoryPath('scenarios/support-chat.yaml'), 'utf8'),
    });
    chmodSync(cwd, 0o777);
    const { exitCode, stdout, stderr } = await store.podman(
      ...['run', '--rm', '--user', '12345', '--volume', `${cwd}:/work`, 'iqmock'],
      ...['run', 'chats/first.yaml', '--speed', 'max', '--report', 'junit=results.xml'],
    );
    expect([exitCode, stdout + stderr]).toEqual([0, expect.stringContaining('Passed')]);
    expect(readFileSync(`${cwd}/results.xml`, 'utf8')).toContain('<testsuites');
  });
});
