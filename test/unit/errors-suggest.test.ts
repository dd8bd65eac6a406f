import { expect, test } from 'vitest';
import { nearest, suggest } from '../../src/errors.ts';

test.each([
  ['mesage', ['typing', 'message'], 'Did you mean "message"?'],
  ['rU', ['ru', 'en'], 'Did you mean "ru"?'],
  ['de', ['ru', 'en'], 'Known: ru, en.'],
  ['zh', ['ru', 'en'], 'Known: ru, en.'],
  ['x', ['to', 'a'], 'Known: to, a.'],
  ['sped', ['seed', 'speed'], 'Did you mean "speed"?'],
  ['spede', ['seed', 'speed'], 'Did you mean "speed"?'],
  ['form', ['for', 'from'], 'Did you mean "for"?'],
  ['retires', ['require', 'retries'], 'Did you mean "retries"?'],
  ['tomeout', ['to-mount', 'timeout'], 'Did you mean "timeout"?'],
  ['repot', ['depot', 'report'], 'Did you mean "report"?'],
])('of "%s" among %j it is said: %s', (written, known, hint) => {
  expect(suggest(written, known)).toBe(hint);
});

test('a word with nothing in common is not near', () => {
  expect(nearest('de', ['ru'])).toBeUndefined();
});

test.each(['__proto__', 'constructor', '', '💥💥', 'x'.repeat(300)])(
  '%j is a word like any other',
  (word) => {
    expect(() => suggest(word, ['speed', 'seed'])).not.toThrow();
  },
);
