import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createHost, type Host } from '../../src/env/host.ts';
import { IqmockError } from '../../src/errors.ts';
import { loadRuns } from '../../src/report/loaded-run.ts';
import type { RunLine } from '../../src/report/record.ts';
import { bodyOf, toResultRecord } from '../../src/report/result-record.ts';
import { openRunFile } from '../../src/report/run-file.ts';
import { readLines, readRunFile } from '../../src/report/run-reader.ts';
import { checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const host = createHost();
const directory = temporaryFolder();
let count = 0;
const fresh = (): string => join(directory, `${++count}.ndjson`);

async function readAll(path: string): Promise<RunLine[]> {
  const lines: RunLine[] = [];
  for await (const line of readRunFile(host, path)) lines.push(line);
  return lines;
}

async function failureOf(action: Promise<unknown>): Promise<IqmockError> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IqmockError);
  return error as IqmockError;
}

const whole: readonly RunLine[] = [runRecord(), resultRecord(), checkRecord(), endRecord()];

function written(lines: readonly unknown[], tail = ''): string {
  const path = fresh();
  writeFileSync(
    path,
    lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('') + tail,
  );
  return path;
}

describe('writing', () => {
  test('what is written comes back equal, and each line is on disk after a flush, or a turn of the event loop', async () => {
    const path = join(directory, 'new', 'folder', 'run.ndjson');
    const file = await openRunFile(host, path);
    for (const [index, line] of whole.entries()) {
      file.write(line);
      if (index % 2 === 0) file.flush();
      else await new Promise((resolve) => setImmediate(resolve));
      expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(index + 2);
    }
    file.close();
    expect(await readAll(path)).toEqual(whole);
    expect(file.failure).toBeUndefined();
  });

  test('an older run file is replaced, anything else is left alone', async () => {
    const path = written(whole);
    const file = await openRunFile(host, path);
    file.write(runRecord({ seed: 7 }));
    file.close();
    expect(await readAll(path)).toEqual([runRecord({ seed: 7 })]);

    const precious = written(['{"chats": []}']);
    const error = await failureOf(openRunFile(host, precious));
    expect(error).toMatchObject({ code: 'OUTPUT', exitCode: 2 });
    expect(readFileSync(precious, 'utf8')).toBe('{"chats": []}\n');
  });

  test('a path that cannot be written is an error at once', async () => {
    const inFile = join(written(whole), 'run.ndjson');
    expect(await failureOf(openRunFile(host, inFile))).toMatchObject({ code: 'OUTPUT' });
    expect(await failureOf(openRunFile(host, directory))).toMatchObject({ code: 'OUTPUT' });
  });

  test('a full disk is told once, and the run goes on', async () => {
    const told: IqmockError[] = [];
    const room = fullAfter(3);
    const file = await openRunFile(room.host, '/full/run.ndjson', (error) => told.push(error));
    for (let index = 0; index < 10; index++) {
      file.write(resultRecord({ id: `a#${index}` }));
      file.flush();
    }
    file.close();
    expect(room.lines).toHaveLength(3);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ code: 'OUTPUT_LOST', exitCode: 74 });
    expect(told[0]?.message).toContain('no space left on device');
    expect(file.failure).toBe(told[0]);
  });

  test.skipIf(!existsSync('/dev/full') || !statSync('/dev/full').isCharacterDevice())(
    'a real full device is told as well',
    async () => {
      const told: IqmockError[] = [];
      const file = await openRunFile(host, '/dev/full', (error) => told.push(error));
      file.write(runRecord());
      file.close();
      expect(told.map((error) => error.message)).toEqual([expect.stringMatching(/ENOSPC/)]);
    },
  );

  /** A host whose disk has room for so many lines. */
  function fullAfter(limit: number): { host: Host; lines: string[] } {
    const lines: string[] = [];
    const openFresh: Host['openFresh'] = () => ({
      write(text) {
        if (lines.length >= limit) throw new Error('ENOSPC: no space left on device, write');
        lines.push(String(text));
      },
      close: () => undefined,
      isReplaced: () => false,
    });
    return {
      host: { ...host, isFile: () => false, makeDirectory: async () => undefined, openFresh },
      lines,
    };
  }
});

describe('reading', () => {
  test('a torn last line is left out, a whole one without line break is taken', async () => {
    const torn = JSON.stringify(resultRecord({ id: 'support-chat#1' }));
    expect(await readAll(written(whole.slice(0, 3), torn.slice(0, torn.length / 2)))).toEqual(
      whole.slice(0, 3),
    );
    expect(await readAll(written(whole.slice(0, 1), torn))).toHaveLength(2);
  });

  test('every prefix of a run file can be read from its first whole line on', async () => {
    const bytes = Buffer.from(whole.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const first = bytes.indexOf(10);
    for (let length = first + 1; length <= bytes.length; length += 17) {
      const path = fresh();
      writeFileSync(path, bytes.subarray(0, length));
      const lines = await readAll(path);
      expect(lines).toEqual(whole.slice(0, lines.length));
    }
  });

  test.each<[string, readonly unknown[], string, RegExp]>([
    ['an empty file', [], '1', /empty/],
    ['other JSON', [{ ChatEvent: {} }], '1', /does not begin with a run/],
    ['garbage at the start', ['hello'], '1', /does not begin with a run/],
    ['garbage in the middle', [runRecord(), '{"kind":"res', endRecord()], '2', /not a record/],
    ['an unknown kind', [runRecord(), { kind: 'song' }], '2', /Unknown kind of record "song"/],
    ['an inherited kind', [runRecord(), { kind: 'constructor' }], '2', /Unknown kind/],
    [
      'a record that lacks a part',
      [runRecord(), { ...resultRecord(), attempts: null }],
      '2',
      /"attempts" must be a list/,
    ],
    ['a newer version', [{ ...runRecord(), fileVersion: 99 }], '1', /version 99.*up to 2/],
  ])('%s is refused with its place', async (_, lines, line, message) => {
    const path = written(lines);
    const error = await failureOf(readAll(path));
    expect(error).toMatchObject({ code: 'INPUT', exitCode: 2 });
    expect(error.mistakes).toMatchObject([{ file: path, line: Number(line) }]);
    expect(error.mistakes[0]?.message).toMatch(message);
  });

  test('a file that is not there is an INPUT error', async () => {
    expect(await failureOf(readAll(join(directory, 'none.ndjson')))).toMatchObject({ code: 'INPUT' });
  });

  test('only a line feed ends a line, wherever the chunks are cut', async () => {
    const text = 'один\u2028\u0085\r\n\nдва\n';
    for (const size of [1, 2, 3, 5, 100]) {
      const bytes = Buffer.from(text);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      const lines = [];
      for await (const line of readLines(Readable.from(chunks))) lines.push(line);
      expect(lines).toEqual([
        { number: 1, text: 'один\u2028\u0085', whole: true, place: 0, length: 14 },
        { number: 3, text: 'два', whole: true, place: 16, length: 6 },
      ]);
    }
  });
});

describe('merging', () => {
  test('several files become one run: sums add up and ids stay apart', async () => {
    const other = [
      runRecord({ seed: 2 }),
      resultRecord(),
      checkRecord({ passed: false, severity: 'error' }),
      endRecord(),
    ];
    const run = await loadRuns(host, [written(whole), written(other)]);
    expect(run.summary).toMatchObject({
      emitted: 2,
      outcomes: { delivered: 2 },
      checks: { passed: 1, failed: 1 },
    });
    expect(Array.from(run.results, ({ id }) => id)).toEqual(['support-chat#0', '2:support-chat#0']);
    expect(Array.from(run.checks, ({ deliveryId }) => deliveryId)).toEqual([
      'support-chat#0',
      '2:support-chat#0',
    ]);
    expect(run.runs.map(({ seed }) => seed)).toEqual([42, 2]);
  });

  test('ids that differ anyway are kept', async () => {
    const other = [runRecord(), resultRecord({ id: 'b#0' }), checkRecord({ deliveryId: 'b#0' }), endRecord()];
    const run = await loadRuns(host, [written(whole), written(other)]);
    expect(Array.from(run.results, ({ id }) => id)).toEqual(['support-chat#0', 'b#0']);
  });
});

describe('the record of a delivery', () => {
  const webhook = { ...resultRecord(), summary: () => '', body: Buffer.from('{"текст":"да"}') };
  const delivery = {
    id: 'a#1',
    type: 'typing',
    eventId: 0,
    chatId: 1,
    clientId: 1,
    url: '',
    headers: {},
    body: webhook.body,
    dueAt: 1500.12345,
  };

  test('times count from the start of the run, and secrets are masked wherever they are', () => {
    const record = toResultRecord(
      webhook,
      {
        delivery,
        outcome: 'refused',
        latencyMs: 12.34567,
        attempts: [
          {
            number: 1,
            sentAt: 1500.5,
            doneAt: 1512.75,
            status: 401,
            headers: { 'set-cookie': 'session=abc123', 'x-echo': 'got hunter22' },
            sentHeaders: { authorization: 'Bearer hunter22' },
            body: 'unknown token hunter22',
          },
        ],
      },
      { originMs: 1000, secrets: ['hunter22'] },
    );
    expect(record).toMatchObject({
      id: 'a#1',
      dueAt: 500.123,
      latencyMs: 12.346,
      attempts: [{ sentAt: 500.5, doneAt: 512.75 }],
    });
    expect(JSON.stringify(record)).not.toMatch(/hunter22|abc123/);
  });

  test('the body comes back byte for byte, valid UTF-8 or not', () => {
    for (const bytes of [webhook.body, Buffer.from('\ufeff{}'), Buffer.from([0x7b, 0xff, 0xfe, 0x7d])]) {
      const sent = { ...delivery, body: bytes };
      const record = toResultRecord(
        webhook,
        { delivery: sent, outcome: 'dropped', attempts: [] },
        { originMs: 0 },
      );
      expect(Buffer.from(bodyOf(JSON.parse(JSON.stringify(record)) as typeof record))).toEqual(bytes);
    }
  });
});
