import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainRecord, RecordLines, startRecord } from '../../src/report/record-bytes.ts';
import type { ResultRecord } from '../../src/report/record.ts';

const lines = new RecordLines();

const facts: Omit<ResultRecord, 'body' | 'bodyBase64'> = {
  kind: 'result',
  id: '#0',
  scenario: 'день',
  step: 'message',
  type: 'message_created',
  eventId: 1,
  chatId: 2,
  clientId: null,
  createdAt: 3,
  summary: 'Мария: "где\\заказ?" 🙂 \ud800',
  dueAt: 0,
  attempts: [],
  outcome: 'delivered',
};

function recordOf(body: Uint8Array): ResultRecord {
  return Object.assign(startRecord(body), facts);
}

describe('the bytes of a record are those of JSON.stringify', () => {
  test('whatever text the body is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const body = new TextEncoder().encode(text);
        const plain = { ...facts, body: Buffer.from(body).toString('utf8') };
        expect(lines.lineOf(recordOf(body)).toString('utf8')).toBe(
          `${Buffer.from(JSON.stringify(plain)).toString('utf8')}\n`,
        );
      }),
    );
  });

  test('whatever bytes the body is, and they come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
        const record = recordOf(body);
        const read = JSON.parse(lines.lineOf(record).toString('utf8')) as ResultRecord;
        expect(read).toEqual(plainRecord(record));
        expect(JSON.parse(JSON.stringify(record))).toEqual(read);
        expect([
          ...Buffer.from(read.body ?? read.bodyBase64 ?? '', read.body === undefined ? 'base64' : 'utf8'),
        ]).toEqual([...body]);
      }),
    );
  });

  test('a byte order mark, separators and control characters stay', () => {
    const body = Buffer.from('\ufeff{"a":"\u2028\u0001\u007f\u0080ÿ"}');
    expect((JSON.parse(lines.lineOf(recordOf(body)).toString('utf8')) as ResultRecord).body).toBe(
      body.toString(),
    );
  });
});
