import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { chooseHeaders, choosePath } from '../../src/consumer/recorded-headers.ts';
import { openRecording } from '../../src/consumer/recording-file.ts';
import {
  readRecording,
  recordBody,
  recordedBody,
  type RecordedRequest,
} from '../../src/consumer/recording.ts';
import { createHost } from '../../src/env/host.ts';
import type { IqmockError } from '../../src/errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const host = createHost();
let folder = '';

beforeEach(() => {
  folder = temporaryFolder();
});

function requestOf(body: Uint8Array): RecordedRequest {
  return {
    kind: 'request',
    receivedAt: 1,
    gapMs: 0,
    method: 'POST',
    path: '/',
    headers: {},
    status: 200,
    ...recordBody(body),
  };
}

async function record(path: string, ...bodies: Uint8Array[]): Promise<void> {
  const file = await openRecording(host, path);
  for (const body of bodies) file.write(requestOf(body));
  file.close();
  expect(file.failure).toBeUndefined();
}

async function bodiesIn(path: string): Promise<Uint8Array[]> {
  const bodies: Uint8Array[] = [];
  for await (const { request } of readRecording(host.readStream(path), path))
    bodies.push(recordedBody(request));
  return bodies;
}

const awkward = [
  Buffer.from('{"Text":"Где мой заказ? \u2028 \\" 🙂"}'),
  Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
  Buffer.from([0x7b, 0xff, 0x00, 0x7d]),
  Buffer.alloc(0),
  Buffer.from('a\nb\r\n'),
];

describe('a recording', () => {
  test('gives back every byte', async () => {
    const path = join(folder, 'made', 'on', 'the', 'way.ndjson');
    await record(path, ...awkward);
    expect(await bodiesIn(path)).toEqual(awkward);
  });

  test('is added to, also after a torn line', async () => {
    const path = join(folder, 'a.ndjson');
    await record(path, awkward[0]!);
    await record(path, awkward[1]!);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -5));
    await record(path, awkward[2]!);
    expect(await bodiesIn(path)).toEqual([awkward[0], awkward[2]]);
  });

  test('takes the place of an empty file, but of nothing else', async () => {
    const path = join(folder, 'b.ndjson');
    await writeFile(path, '');
    await record(path, awkward[0]!);
    expect(await bodiesIn(path)).toHaveLength(1);
    const precious = join(folder, 'notes.txt');
    await writeFile(precious, 'precious');
    await expect(openRecording(host, precious)).rejects.toMatchObject({ code: 'OUTPUT' });
    expect(await readFile(precious, 'utf8')).toBe('precious');
    await expect(openRecording(host, folder)).rejects.toMatchObject({ code: 'OUTPUT' });
  });

  test('that cannot be written to its end says so once and keeps quiet', async () => {
    const failures: IqmockError[] = [];
    const file = await openRecording(host, '/dev/full', (error) => failures.push(error));
    file.write(requestOf(awkward[0]!));
    file.close();
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({
      code: 'OUTPUT_LOST',
      hint: expect.stringContaining('space') as string,
    });
    expect(file.failure).toBe(failures[0]);
  });

  test('that is empty is no recording', async () => {
    const path = join(folder, 'empty.ndjson');
    await writeFile(path, '');
    await expect(bodiesIn(path)).rejects.toMatchObject({
      code: 'INPUT',
      mistakes: [{ file: path, line: 1 }],
    });
  });
});

describe('headers in a recording', () => {
  const headers = {
    host: 'localhost:1',
    connection: 'keep-alive',
    'content-length': '12',
    'content-type': 'application/json',
    'webhook-id': 'msg_1',
    'webhook-signature': 'v1,abc=',
    'x-hub-signature-256': 'sha256=abc',
    authorization: 'Bearer very-secret',
    cookie: 'a=very-secret',
    'x-api-key': 'very-secret',
    'set-cookie': ['a=1', 'b=2'],
  };

  test('are those of the webhook, without secrets', () => {
    const chosen = chooseHeaders(headers);
    expect(chosen).toEqual({
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-signature': '***',
      'x-hub-signature-256': '***',
      authorization: 'Bearer ***',
      cookie: '***',
      'x-api-key': '***',
      'set-cookie': '***',
    });
  });

  test('are those asked for, and with secrets if asked for', () => {
    expect(chooseHeaders(headers, { headers: ['Content-Type', 'Authorization'] })).toEqual({
      'content-type': 'application/json',
      authorization: 'Bearer ***',
    });
    expect(chooseHeaders(headers, { headers: ['webhook-signature', 'cookie'], keepSecrets: true })).toEqual({
      'webhook-signature': 'v1,abc=',
      cookie: 'a=very-secret',
    });
  });

  test('go with a path that tells no secret either', () => {
    expect(choosePath('/hook?token=very-secret&x=1')).toBe('/hook?token=***&x=1');
    expect(choosePath('/hook?token=t', { keepSecrets: true })).toBe('/hook?token=t');
  });
});
