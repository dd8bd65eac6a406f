import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { AnswerParser, type ParsedAnswer } from '../../src/delivery/transport/answer-parser.ts';

type Facts = Omit<ParsedAnswer, 'fields'>;

interface Case {
  readonly what: string;
  readonly bytes: string;
  readonly answer: Facts;
  /** The answer ends with the connection. */
  readonly closes?: true;
}

const kept = (status: number, bodyBytes: number): Facts => ({ status, bodyBytes, keepAlive: true });
const last = (status: number, bodyBytes: number): Facts => ({ status, bodyBytes, keepAlive: false });

const good: readonly Case[] = [
  { what: 'a length', bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', answer: kept(200, 5) },
  { what: 'an empty body', bytes: 'HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n', answer: kept(200, 0) },
  { what: 'no reason', bytes: 'HTTP/1.1 503 \r\nContent-Length: 1\r\n\r\nx', answer: kept(503, 1) },
  {
    what: 'no reason and no blank',
    bytes: 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n',
    answer: kept(200, 0),
  },
  { what: 'no content', bytes: 'HTTP/1.1 204 No Content\r\n\r\n', answer: kept(204, 0) },
  {
    what: 'not modified, with a length that means nothing',
    bytes: 'HTTP/1.1 304 X\r\nContent-Length: 9\r\n\r\n',
    answer: kept(304, 0),
  },
  {
    what: 'a hint before the answer',
    bytes:
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 201 C\r\nContent-Length: 2\r\n\r\nok',
    answer: kept(201, 2),
  },
  {
    what: 'chunks',
    bytes:
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n',
    answer: kept(200, 15),
  },
  {
    what: 'chunks with trailers',
    bytes: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\n\r\r\n0\r\nA: b\r\nC: d\r\n\r\n',
    answer: kept(200, 1),
  },
  {
    what: 'a chunk that looks like an end',
    bytes: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n0\r\n\r\n\r\n\r\n0\r\n\r\n',
    answer: kept(200, 7),
  },
  {
    what: 'connection: close',
    bytes: 'HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 2\r\n\r\nok',
    answer: last(200, 2),
  },
  { what: 'HTTP/1.0', bytes: 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', answer: last(200, 2) },
  {
    what: 'HTTP/1.0 kept alive',
    bytes: 'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok',
    answer: kept(200, 2),
  },
  {
    what: 'no length: until the end',
    bytes: 'HTTP/1.1 200 OK\r\n\r\nuntil the end',
    answer: last(200, 13),
    closes: true,
  },
  {
    what: 'another coding: until the end',
    bytes: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc',
    answer: last(200, 3),
    closes: true,
  },
  {
    what: 'a header in several lines',
    bytes: 'HTTP/1.1 200 OK\r\nConnection: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    answer: last(200, 0),
  },
];

const bad: readonly (readonly [what: string, bytes: string])[] = [
  ['another protocol', 'SSH-2.0-OpenSSH_9\r\n'],
  ['HTTP/2 without being asked', 'HTTP/2 200\r\n\r\n'],
  ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n'],
  ['a status that starts with 0', 'HTTP/1.1 099 OK\r\n\r\n'],
  ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n'],
  ['lines without CR', 'HTTP/1.1 200 OK\nContent-Length: 0\n\n'],
  ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
  ['a header without a colon', 'HTTP/1.1 200 OK\r\nhello\r\n\r\n'],
  ['a folded header', 'HTTP/1.1 200 OK\r\nA: b\r\n c: d\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
  ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n'],
  ['a length below zero', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a chunk size that is no number', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
  [
    'a chunk longer than it says',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n',
  ],
  ['chunk lines without CR', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nab\n0\n\n'],
  ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}`],
  ['a chunk line without end', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(5000)}`],
];

describe.each(good)('an answer with $what', ({ bytes, answer, closes }) => {
  it('is read whole', () => {
    expect(parse([bytes], { closes })).toEqual([answer]);
  });

  it('is read when cut in two at any byte', () => {
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(parse([bytes.slice(0, cut), bytes.slice(cut)], { closes }), `cut at ${cut}`).toEqual([answer]);
    }
  });

  it('is read when every byte comes by itself', () => {
    expect(parse(Array.from(bytes), { closes })).toEqual([answer]);
  });

  it.skipIf(closes === true)(
    'is taken, and the connection given up, when bytes follow it that nobody asked for',
    () => {
      const answers: Facts[] = [];
      const parser = parserOf((one) => answers.push(one));
      parser.expect();
      expect(parser.read(Buffer.from(`${bytes}HTTP/1.1 200 OK\r\n`, 'latin1'))).toBe(true);
      expect(answers).toEqual([
        {
          ...answer,
          keepAlive: false,
          ...(answer.status === 304 ? {} : { warning: expect.any(String) as string }),
        },
      ]);
    },
  );
});

describe('an answer that cannot be trusted', () => {
  it.each(bad)('%s: is refused, whole or byte by byte', (_what, bytes) => {
    for (const pieces of [
      [bytes],
      bytes.length < 1000 ? Array.from(bytes) : [bytes.slice(0, 100), bytes.slice(100)],
    ]) {
      const parser = parserOf(() => expect.unreachable());
      parser.expect();
      const results = pieces.map((piece) => parser.read(Buffer.from(piece, 'latin1')));
      expect(results.at(-1)).toBe(false);
      expect(parser.fault?.message).toMatch(/\w+ \w+/);
      expect(parser.end()).toBe(false);
    }
  });

  it('that nobody asked for is refused', () => {
    const parser = parserOf(() => expect.unreachable());
    expect(parser.read(Buffer.from('HTTP/1.1 408 Request Timeout\r\n\r\n'))).toBe(false);
  });

  it('that is cut short is no answer', () => {
    for (const bytes of [
      '',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello',
    ]) {
      const parser = parserOf(() => expect.unreachable());
      parser.expect();
      expect(parser.read(Buffer.from(bytes))).toBe(true);
      expect(parser.hasBegun).toBe(bytes !== '');
      expect(parser.end()).toBe(false);
    }
  });
});

describe('a connection', () => {
  const keepable = good.filter((one) => one.answer.keepAlive);
  test.prop([
    fc.array(fc.constantFrom(...keepable), { minLength: 1, maxLength: 8 }),
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
  ])('carries one answer after another, however they are cut', (cases, sizes) => {
    const answers: Facts[] = [];
    const parser = parserOf((one) => answers.push(one));
    let size = 0;
    for (const { bytes } of cases) {
      parser.expect();
      for (let at = 0; at < bytes.length;) {
        const to = at + (sizes[size++ % sizes.length] ?? 1);
        expect(parser.read(Buffer.from(bytes.slice(at, to), 'latin1'))).toBe(true);
        at = to;
      }
    }
    expect(answers).toEqual(cases.map((one) => one.answer));
  });

  test.prop([fc.uint8Array({ maxLength: 200 })])('survives any bytes at all', (junk) => {
    const parser = parserOf(() => undefined);
    parser.expect();
    parser.read(Buffer.from('HTTP/1.1 200 OK\r\n'));
    parser.read(Buffer.from(junk));
    parser.end();
  });

  it('says how long it is kept when idle', () => {
    const parser = parserOf(() => undefined);
    parser.expect();
    parser.read(Buffer.from('HTTP/1.1 200 OK\r\nKeep-Alive: max=5, timeout=7\r\nContent-Length: 0\r\n\r\n'));
    expect(parser.idleMs).toBe(7000);
  });
});

function parse(pieces: readonly string[], { closes }: { closes: true | undefined }): Facts[] {
  const answers: Facts[] = [];
  const parser = parserOf((one) => answers.push(one));
  parser.expect();
  for (const piece of pieces)
    expect(parser.read(Buffer.from(piece, 'latin1')), parser.fault?.message).toBe(true);
  expect(parser.end()).toBe(closes === true);
  return answers;
}

function parserOf(onAnswer: (answer: Facts) => void): AnswerParser {
  return new AnswerParser({ onAnswer: ({ fields: _fields, ...facts }) => onAnswer(facts) });
}
