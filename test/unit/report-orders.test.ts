import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';
import { answerShapes, startShapeServer, type ShapeServer } from '../support/answer-shapes.ts';

const files = {
  'one.yaml': 'name: one\nsteps:\n  - create_chat: { client: { name: Мария }, as: chat }\n',
  'folder/inside.txt': 'kept',
};

async function consumer(): Promise<ShapeServer> {
  const server = await startShapeServer(answerShapes[0] as (typeof answerShapes)[number]);
  onTestFinished(() => server.close());
  return server;
}

const commands = {
  run: ['run', 'one.yaml', '--speed', 'max'],
  load: ['load', 'one.yaml', '--rate', '50/s', '--duration', '1s', '--max-events', '1'],
} as const;

describe.each(Object.entries(commands))('%s with a report that could only be lost', (_name, argv) => {
  test.each([
    ['into a folder', ['--report', 'html=folder'], /html is a folder/],
    [
      'into the file of another',
      ['--report', 'html=a', '--report', 'junit=./a'],
      /junit is also that of html/,
    ],
    ['into the run file', ['--out', 'a.ndjson', '--report', 'json=x/../a.ndjson'], /also that of a run file/],
  ])('%s: sends nothing', async (_what, flags, message) => {
    const server = await consumer();
    const cwd = temporaryFolder(files);
    const { exitCode, stderr } = await runInside([...argv, ...flags, '--to', server.address], { cwd });
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toMatch(message);
    expect(server.requests()).toBe(0);
    expect(existsSync(join(cwd, 'a.ndjson'))).toBe(false);
  });

  test('report does not write over the file that it reads', async () => {
    const server = await consumer();
    const cwd = temporaryFolder(files);
    const ended = await runInside([...argv, '--out', 'a.ndjson', '--to', server.address], { cwd });
    expect(ended.exitCode, ended.stderr).toBe(0);
    const before = readFileSync(join(cwd, 'a.ndjson'), 'utf8');
    const { exitCode, stderr } = await runInside(['report', 'a.ndjson', '--format', 'html=a.ndjson'], {
      cwd,
    });
    expect(exitCode, stderr).toBe(2);
    expect(readFileSync(join(cwd, 'a.ndjson'), 'utf8')).toBe(before);
  });
});
