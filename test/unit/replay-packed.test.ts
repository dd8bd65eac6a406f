import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';
import { startTarget } from '../support/target.ts';

const made = ['generate', 'missed-chat', '--start', '2024-03-01', '--seed', '1'];
const generated = (await runInside(made, { cwd: process.cwd() })).stdout;
const bodies = generated.trim().split('\n');

const har = (texts: readonly string[]): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      entries: [
        { startedDateTime: '2024-03-01T00:00:00Z', request: { method: 'GET', url: 'http://x/' } },
        { request: { method: 'POST', postData: { mimeType: 'application/json', text: '{"login":1}' } } },
        ...texts.map((text, index) => ({
          startedDateTime: new Date(Date.UTC(2024, 2, 1) + index).toISOString(),
          request: { method: 'POST', postData: { mimeType: 'application/json', text } },
        })),
      ],
    },
  });

describe.each<[string, Buffer]>([
  ['gzipped', gzipSync(generated)],
  ['UTF-16 with its mark, as shells write it', Buffer.from(`\uFEFF${generated}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\uFEFF${generated}`, 'utf16le').swap16()],
  ['a HAR file', Buffer.from(har(bodies))],
  ['a gzipped HAR file', gzipSync(har(bodies))],
])('bodies in a file that is %s', (_, bytes) => {
  test('are sent again to the byte, and validated', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'captured'), bytes);
    const target = await startTarget();
    const replayed = await runInside(['replay', 'captured', '--to', target.url, '--speed', 'max'], { cwd });
    expect(replayed.exitCode, replayed.stdout + replayed.stderr).toBe(0);
    expect(target.seen.map(({ body }) => body.toString('utf8')).toSorted()).toEqual(bodies.toSorted());
    const judged = await runInside(['validate', 'captured'], { cwd });
    expect(judged.exitCode, judged.stdout + judged.stderr).toBe(0);
    expect(judged.stdout).toContain(`${bodies.length} of ${bodies.length} bodies valid`);
  });
});

test('replay keeps the Content-Encoding that the bytes need', async () => {
  const cwd = temporaryFolder();
  const line = (body: string, index: number): string =>
    JSON.stringify({
      kind: 'request',
      receivedAt: index,
      gapMs: 1,
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      bodyBase64: gzipSync(body).toString('base64'),
    });
  const start = JSON.stringify({ kind: 'recording', fileVersion: 1, startedAt: 0 });
  writeFileSync(join(cwd, 'rec.ndjson'), `${[start, ...bodies.map(line)].join('\n')}\n`);
  const target = await startTarget();
  const argv = ['replay', 'rec.ndjson', '--to', target.url, '--speed', 'max'];
  const { exitCode, stdout, stderr } = await runInside(argv, { cwd });
  expect(exitCode, stdout + stderr).toBe(0);
  expect(new Set(target.seen.map(({ headers }) => headers['content-encoding']))).toEqual(new Set(['gzip']));
  expect(target.seen[0]?.body.equals(gzipSync(bodies[0] ?? ''))).toBe(true);
});

test('a broken archive and a HAR file without webhooks are refused with a reason', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'broken'), gzipSync(generated).subarray(0, 200));
  writeFileSync(join(cwd, 'other.har'), har([]));
  for (const file of ['broken', 'other.har']) {
    const { exitCode, stderr } = await runInside(['replay', file, '--to', '127.0.0.1:9'], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/error INPUT/)]);
  }
});
