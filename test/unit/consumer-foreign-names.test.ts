import { describe, expect, test } from 'vitest';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { rules } from '../../src/consumer/rules/index.gen.ts';
import { createValidator } from '../../src/consumer/validate.ts';
import { formatVerdict, isValid } from '../../src/consumer/verdict.ts';
import { conversation } from '../support/consumer-stream.ts';
import { encodeItem, itemOf } from '../support/consumer-tape.ts';

/** Names that every object of JavaScript answers to. */
const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'then'];

/** A valid body in which one text stands wherever a body names something. */
function named(name: string): Buffer[] {
  const whole = Buffer.from(conversation('2023')[0] ?? []).toString('utf8');
  const texts = whole.replace(/"(?:chat_created|iqchat|client|user|crm)"/g, JSON.stringify(name));
  const keys = whole.replace(/"(?:Type|Actor|Title|Name)":/g, `${JSON.stringify(name)}:`);
  const small = { ChatEvent: { Id: 1, Type: name }, Rels: {} };
  expect(new Set([whole, texts, keys]).size).toBe(3);
  return [texts, keys, JSON.stringify(small)].map((text) => Buffer.from(text, 'utf8'));
}

describe('names that every object has', () => {
  test.each(inherited)('%s in a body is judged like any other text', (name) => {
    const validator = createValidator();
    for (const body of named(name)) {
      const verdicts = validator.check(body);
      expect(verdicts.filter(({ rule }) => rule === 'iqmock/bug').map(formatVerdict)).toEqual([]);
      expect(isValid(verdicts)).toBe(false);
    }
    expect(validator.summary.byType).toEqual({ other: 3 });
  });

  test('a consumer answers all of them and lives on', async () => {
    await using consumer = await startConsumer({ strict: true });
    for (const name of inherited) {
      for (const body of named(name)) {
        const answer = await fetch(consumer.url, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json; charset=utf-8' },
        });
        expect(answer.status).toBe(422);
      }
    }
    expect(consumer.stats.received).toBe(3 * inherited.length);
  });
});

describe('a rule that throws', () => {
  test('is a notice about iqmock, and the other rules are asked', () => {
    const body = encodeItem(itemOf(conversation('2023')[0] ?? Buffer.from('{}')));
    const validator = createValidator();
    const rule = rules['client/vk'] as unknown as { check: () => void };
    const { check } = rule;
    rule.check = () => {
      throw new TypeError('planted');
    };
    try {
      const verdicts = validator.check(body);
      expect(verdicts).toHaveLength(1);
      expect(verdicts[0]).toMatchObject({ rule: 'iqmock/bug', severity: 'notice' });
      expect(verdicts[0]?.message).toContain('client/vk could not be judged');
      expect(verdicts[0]?.message).toContain('planted');
      expect(validator.summary).toMatchObject({ bodies: 1, valid: 1, errors: 0 });
    } finally {
      rule.check = check;
    }
  });
});
