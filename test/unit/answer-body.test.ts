import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { AnswerBody, type BodyText } from '../../src/delivery/transport/answer-body.ts';
import { AnswerRecord } from '../../src/delivery/transport/answer-record.ts';

const json = '{"ok":true,"text":"Привет"}';

function read(bytes: Buffer, headers: { type?: string; encoding?: string }, keepBytes = 1000): BodyText {
  const body = new AnswerBody(keepBytes);
  // Pieces as the network may cut them.
  for (let at = 0; at < bytes.length; at += 7) body.add(bytes.subarray(at, at + 7));
  return body.read(headers.type, headers.encoding);
}

describe('a packed answer', () => {
  test.each([
    ['gzip', gzipSync(json)],
    ['X-GZIP', gzipSync(json)],
    ['deflate', deflateSync(json)],
    ['br', brotliCompressSync(json)],
    ['gzip, br', brotliCompressSync(gzipSync(json))],
    ['identity', Buffer.from(json)],
  ])('is unpacked: %s', (encoding, bytes) => {
    expect(read(bytes, { encoding })).toEqual({ text: json });
  });

  test.each([
    ['gzip', Buffer.from(json), /claims to be gzip, but cannot be unpacked/],
    ['gzip', gzipSync(json).subarray(0, 20), /cannot be unpacked/],
    ['br', Buffer.from(json), /claims to be br, but cannot be unpacked/],
    ['compress', Buffer.from(json), /compressed as "compress", which nobody asked for/],
    ['constructor', Buffer.from(json), /compressed as "constructor"/],
  ])('that is not what it says, %s, is shown as it is, with a warning', (encoding, bytes, warning) => {
    const found = read(bytes, { encoding });
    expect(found.warning).toMatch(warning);
    expect(found.text).not.toBe('');
  });

  test('that holds very much is not unpacked', () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { text, warning } = read(bomb, { encoding: 'gzip' }, 100_000);
    expect(warning).toMatch(/unpacks to more than 4 MB/);
    expect(text.length).toBeLessThanOrEqual(100_000);
  });

  test('is kept up to the limit, unpacked', () => {
    const long = gzipSync('x'.repeat(50_000));
    expect(read(long, { encoding: 'gzip' }, 1000)).toEqual({ text: 'x'.repeat(1000), keptBytes: 1000 });
  });

  test('of which only the start was kept is unpacked as far as it goes', () => {
    const noise = Array.from({ length: 2000 }, (_, index) => index.toString(36)).join(' ');
    const { text, warning } = read(gzipSync(noise), { encoding: 'gzip' }, 500);
    expect(warning).toBeUndefined();
    expect(noise.startsWith(text) && text.length > 100).toBe(true);
  });
});

describe('an answer that is all there', () => {
  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${json}`), 'application/json'],
    ['UTF-16', Buffer.from(`\ufeff${json}`, 'utf16le'), 'application/json; charset=utf-16'],
    ['windows-1251', Buffer.from([0xcf, 0xf0, 0xe8]), 'text/plain; charset=windows-1251'],
    ['an unknown charset', Buffer.from(json), 'text/plain; charset=martian'],
  ])('counts as whole, however many bytes its text has in UTF-8: %s', (_name, bytes, type) => {
    expect(read(bytes, { type }).keptBytes).toBeUndefined();
  });

  test('counts as whole though a secret in it is masked', () => {
    const secret = 's'.repeat(200);
    const capture = { isFull: true, keepBytes: 1000, secrets: [secret], mask: [] };
    const record = new AnswerRecord(capture);
    record.onHead({ status: 200, fields: new Map() });
    record.onBody(Buffer.from(`{"echo":"${secret}"}`));
    const attempt = record.close({ number: 1, sentAt: 0, doneAt: 1 });
    expect(attempt.body).not.toContain(secret);
    expect(attempt.keptBytes).toBeUndefined();
  });
});
