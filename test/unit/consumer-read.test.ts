import { Readable } from 'node:stream';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { splitBodies, type CapturedBody } from '../../src/consumer/read.ts';
import { formatRecordingLine, recordBody, recordingVersion } from '../../src/consumer/recording.ts';
import type { IqmockError } from '../../src/errors.ts';
import { conversation } from '../support/consumer-stream.ts';

const bodies = conversation('2023').slice(0, 4);
const texts = bodies.map((body) => Buffer.from(body).toString('utf8'));

/** A stream that comes in pieces of so many bytes. */
function inPieces(content: string | Uint8Array, size = 1000): Readable {
  const bytes = Buffer.from(content as string);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return Readable.from(pieces);
}

async function read(
  content: string | Uint8Array,
  size?: number,
  torn: number[] = [],
): Promise<CapturedBody[]> {
  const all: CapturedBody[] = [];
  const stream = splitBodies(inPieces(content, size), 'bodies.ndjson', (line) => torn.push(line));
  for await (const body of stream) all.push(body);
  return all;
}

function textsOf(captured: readonly CapturedBody[]): string[] {
  return captured.map(({ body }) => Buffer.from(body).toString('utf8'));
}

function linesOf(captured: readonly CapturedBody[]): number[] {
  return captured.map(({ line }) => line);
}

describe('one body per line', () => {
  test.each([1, 7, 5000, 1_000_000])('comes out byte for byte, in pieces of %i', async (size) => {
    const captured = await read(`${texts.join('\n')}\n`, size);
    expect(textsOf(captured)).toEqual(texts);
    expect(linesOf(captured)).toEqual([1, 2, 3, 4]);
  });

  test('needs no last line break, may have blank lines and Windows line breaks', async () => {
    const captured = await read(`\n${texts[0] ?? ''}\r\n\r\n  \n${texts[1] ?? ''}`);
    expect(textsOf(captured)).toEqual(texts.slice(0, 2));
    expect(linesOf(captured)).toEqual([2, 5]);
  });

  test('keeps what is no JSON, and bytes that are no UTF-8', async () => {
    const broken = (texts[0] ?? '').slice(0, 50);
    expect(textsOf(await read(`${broken}\n${texts[1] ?? ''}\n`))).toEqual([broken, texts[1]]);
    expect(textsOf(await read('hello\nworld'))).toEqual(['hello', 'world']);
    const [captured] = await read(Buffer.from([0x22, 0xff, 0x22, 0x0a]));
    expect([...(captured?.body ?? [])]).toEqual([0x22, 0xff, 0x22]);
  });

  test('may be nothing at all', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\n \n')).toEqual([]);
  });
});

describe('documents', () => {
  const values = texts.map((text) => JSON.parse(text) as unknown);
  const pretty = values.map((value) => JSON.stringify(value, null, 2));

  test.each([1, 64, 1_000_000])('may be pretty-printed, in pieces of %i', async (size) => {
    const captured = await read(pretty.join('\n'), size);
    expect(textsOf(captured)).toEqual(pretty);
    const heights = pretty.map((text) => text.split('\n').length);
    expect(linesOf(captured)).toEqual([
      1,
      1 + heights[0]!,
      1 + heights[0]! + heights[1]!,
      1 + heights[0]! + heights[1]! + heights[2]!,
    ]);
  });

  test.each([null, 2])('may stand in a list (indent %s)', async (indent) => {
    const captured = await read(JSON.stringify(values, null, indent ?? undefined), 33);
    expect(textsOf(captured).map((text) => JSON.parse(text) as unknown)).toEqual(values);
    if (indent !== null) expect(linesOf(captured)[0]).toBe(2);
  });

  test('that are cut short come out as they are', async () => {
    const cut = (pretty[1] ?? '').slice(0, 300);
    expect(textsOf(await read(`${pretty[0] ?? ''}\n${cut}`))).toEqual([pretty[0], cut]);
  });

  test('may be no objects', async () => {
    expect(textsOf(await read('[1, "a]b", null,{"x":"}"} ,[2]]'))).toEqual([
      '1',
      '"a]b"',
      'null',
      '{"x":"}"}',
      '[2]',
    ]);
  });

  property.prop([
    fc.array(
      fc.jsonValue().filter((value) => typeof value === 'object' && value !== null),
      { minLength: 1 },
    ),
    fc.integer({ min: 1, max: 40 }),
    fc.nat(2),
  ])('of any content come out of a list', async (items, size, indent) => {
    const captured = await read(JSON.stringify(items, null, indent), size);
    expect(textsOf(captured).map((text) => JSON.parse(text) as unknown)).toEqual(
      JSON.parse(JSON.stringify(items)) as unknown,
    );
  });
});

describe('a recording', () => {
  const start = formatRecordingLine({ kind: 'recording', fileVersion: recordingVersion, startedAt: 1 });
  const line = (body: Uint8Array, headers: Record<string, string> = {}): string =>
    formatRecordingLine({
      kind: 'request',
      receivedAt: 2,
      gapMs: 0,
      method: 'POST',
      path: '/',
      headers,
      status: 200,
      ...recordBody(body),
    });

  test('gives its bodies, and their requests if the content type was kept', async () => {
    const type = { 'content-type': 'application/json' };
    const captured = await read(start + line(bodies[0]!, type) + line(bodies[1]!));
    expect(textsOf(captured)).toEqual(texts.slice(0, 2));
    expect(linesOf(captured)).toEqual([2, 3]);
    expect(captured[0]?.request).toMatchObject({
      method: 'POST',
      headers: type,
      bodyBytes: bodies[0]?.length,
    });
    expect(captured[1]?.request).toBeUndefined();
  });

  test('may be torn off at its end, and added to after that, which is told', async () => {
    const torn = line(bodies[1]!).slice(0, 200);
    const places: number[] = [];
    const content = start + line(bodies[0]!) + torn;
    expect(textsOf(await read(content, undefined, places))).toEqual(texts.slice(0, 1));
    expect(places).toEqual([3]);
    const added = `${start}${line(bodies[0]!)}${torn}\n${start}${line(bodies[2]!)}`;
    expect(textsOf(await read(added, undefined, places))).toEqual([texts[0], texts[2]]);
    expect(places).toEqual([3, 3]);
    expect(await read(start + line(bodies[0]!), undefined, places)).toHaveLength(1);
    expect(places).toEqual([3, 3]);
  });

  test('may begin with a byte order mark, which a body may not', async () => {
    expect(textsOf(await read(`\uFEFF${start}${line(bodies[0]!)}`))).toEqual([texts[0]]);
    expect(textsOf(await read(`\uFEFF${texts[0] ?? ''}`))).toEqual([`\uFEFF${texts[0] ?? ''}`]);
  });

  test.each([
    [`${start}${line(bodies[0]!)}nonsense\n${line(bodies[1]!)}`, 3, 'this is not JSON'],
    [`${start}nonsense\n`, 2, 'this is not JSON'],
    [`${start}{"kind":"result"}\n`, 2, 'unknown kind of line "result"'],
    [`${start}{"kind":"request","receivedAt":"now"}\n`, 2, '"receivedAt" must be a number'],
    [`${start}${line(bodies[0]!).replace(/"body":.*/, '"x":1}')}\n`, 2, 'there is no body'],
    [
      start.replace('"fileVersion":1', '"fileVersion":99'),
      1,
      'the recording is of version 99, this iqmock reads up to 1',
    ],
  ])('with a bad line is refused, naming the line (%#)', async (content, number, message) => {
    const error = (await read(content).catch((reason: unknown) => reason)) as IqmockError;
    expect(error.code).toBe('INPUT');
    expect(error.mistakes).toEqual([{ file: 'bodies.ndjson', line: number, column: 1, message }]);
  });
});

describe('a run file', () => {
  const result = (text: string, more: object = {}): string =>
    JSON.stringify({ kind: 'result', id: 'a#1', outcome: 'delivered', body: text, ...more });

  test('gives the bodies that were sent', async () => {
    const lines = [
      '{"kind":"run","fileVersion":1}',
      result(texts[0] ?? ''),
      '{"kind":"check","name":"status","passed":true}',
      result(texts[1] ?? '', { outcome: 'dropped' }),
      result('', { body: undefined, bodyBase64: Buffer.from(bodies[2]!).toString('base64') }),
      '{"kind":"result","id":"a#4","outcome":"delivered"}',
      result(texts[3] ?? '').slice(0, 100),
    ];
    const torn: number[] = [];
    const captured = await read(lines.join('\n'), undefined, torn);
    expect(textsOf(captured)).toEqual([texts[0], texts[2]]);
    expect(linesOf(captured)).toEqual([2, 5]);
    expect(torn).toEqual([7]);
  });
});
