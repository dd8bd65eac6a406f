import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkedPage, writePhrases } from '../../scripts/gen/phrases.ts';
import { packagePath } from '../../src/env/host.ts';

const path = 'data/phrases/ru/delivery.yaml';
const text = readFileSync(packagePath(path), 'utf8');

test('every page of every phrase book is valid, and what the program reads is made of it', () => {
  const outputs = writePhrases();
  expect(outputs).toHaveLength(12);
  for (const output of outputs) expect(readFileSync(packagePath(output.path), 'utf8')).toBe(output.text);
});

const mistakes: readonly (readonly [from: string, to: string, message: RegExp])[] = [
  ['tips:', 'tipps:', /delivery\.yaml:\d+: there is no key "tipps"/],
  ['Заказ {order}.', 'Заказ {oder}.', /delivery\.yaml:\d+: .*unknown slot \{oder\}/],
  ['Заказ {order}.', 'Заказ {order.', /delivery\.yaml:\d+: .*must match pattern/],
  ['slot: order', 'slot: oder', /no slot is called oder/],
  ['clarify: order-number', 'clarify: number', /no clarification is called number/],
  ['match: адрес', 'match: (адрес', /must match format "regex"/],
  ['match: адрес', 'match: Адрес', /must match pattern/],
  ['  - id: when', '  - idd: when', /there is no key "idd"/],
];

test.each(mistakes)('%s as %s is a mistake', (from, to, message) => {
  expect(() => checkedPage(path, text.replace(from, to))).toThrow(message);
});
