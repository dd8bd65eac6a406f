import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli as runInside } from '../../src/cli/cli.ts';
import { createHost } from '../../src/env/host.ts';
import { answerShapes, startShapeServer, type AnswerShape } from '../support/answer-shapes.ts';
import { temporaryFolder } from '../support/cli.ts';

/** Runs a command line without a process of its own. */
async function run(argv: readonly string[], cwd: string): Promise<{ exitCode: number; text: string }> {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  let text = '';
  for (const stream of Object.values(streams))
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const exitCode = await runInside({ ...createHost(), ...streams, cwd, argv, env: {} });
  await new Promise((resolve) => setImmediate(resolve));
  return { exitCode, text: text.replace(/\s+/g, ' ') };
}

const scenario = 'name: one\nsteps:\n  - create_chat: { client: { name: Мария }, as: chat }\n';
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const load = ['load', 'one.yaml', '--rate', '50/s', '--duration', '1s', '--max-events', '2'];

/** Every door that sends, and the exit code of a consumer that failed. */
const doors: readonly (readonly [name: string, argv: readonly string[], failed: number])[] = [
  ['run', ['run', 'one.yaml', '--speed', 'max'], 1],
  ['trigger', ['trigger', 'typing'], 1],
  ['replay', ['replay', 'bodies.ndjson', '--speed', 'max'], 1],
  ['load', load, 4],
  ['load --sign', [...load, '--sign', 'standard-webhooks', '--sign-secret', secret], 4],
];

const body = '{"ChatEvent":{"Id":1,"Type":"typing","ChatId":1,"CreatedAt":1700000000000},"Rels":{}}\n';

/** Files by their whole path: a command in this process has the folder of this process. */
function placed(argv: readonly string[], cwd: string): string[] {
  return argv.map((word) => (/\.(yaml|ndjson)$/.test(word) ? join(cwd, word) : word));
}

async function through(
  argv: readonly string[],
  shape: AnswerShape,
): Promise<{ exitCode: number; text: string }> {
  const cwd = temporaryFolder({ 'one.yaml': scenario, 'bodies.ndjson': body });
  const server = await startShapeServer(shape);
  onTestFinished(() => server.close());
  return run([...placed(argv, cwd), '--to', server.address], cwd);
}

describe.each(doors)('%s', (name, argv, failed) => {
  test.each(answerShapes)('$name', async (shape) => {
    const { exitCode, text } = await through(argv, shape);
    const isGood = shape.error === undefined && (shape.status ?? 0) < 300;
    expect(exitCode, text).toBe(isGood ? 0 : failed);
    expect(text).not.toMatch(/never answered the|could not be reached|Assertion|BUG/);
    if (shape.error?.code === 'garbage') expect(text).not.toMatch(/closed the connection|crash/);
    if (name.startsWith('load')) return;
    if (shape.error !== undefined) expect(text).toMatch(shape.error.message);
    if (shape.warning !== undefined) expect(text).toMatch(shape.warning);
  });
});

test('exit 3 is for a target that could not be reached, whatever the door', async () => {
  const cwd = temporaryFolder({ 'one.yaml': scenario, 'bodies.ndjson': body });
  const server = await startShapeServer({ bytes: '' });
  await server.close();
  for (const [name, argv] of doors) {
    const { exitCode, text } = await run([...placed(argv, cwd), '--to', server.address], cwd);
    expect(exitCode, `${name}: ${text}`).toBe(3);
    expect(text).toContain('could not be reached');
  }
  const { exitCode } = await run(['run', join(cwd, 'one.yaml'), '--to', `unix:${join(cwd, 'none')}:/`], cwd);
  expect(exitCode).toBe(3);
});

test('a consumer that takes every event and never answers has failed', async () => {
  const cwd = temporaryFolder({ 'one.yaml': scenario, 'bodies.ndjson': body });
  const server = await startShapeServer({ bytes: '' });
  onTestFinished(() => server.close());
  for (const [name, argv, failed] of doors) {
    const { exitCode, text } = await run(
      [...placed(argv, cwd), '--timeout', '200ms', '--to', server.address],
      cwd,
    );
    expect(exitCode, `${name}: ${text}`).toBe(failed);
  }
});
