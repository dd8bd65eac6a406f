import { expect, test } from 'vitest';
import { nearest, suggest } from '../../src/errors.ts';

test.each([
  ['mesage', ['typing', 'message'], 'Did you mean "message"?'],
  ['rU', ['ru', 'en'], 'Did you mean "ru"?'],
  ['de', ['ru', 'en'], 'Known: ru, en.'],
  ['zh', ['ru', 'en'], 'Known: ru, en.'],
  ['x', ['to', 'a'], 'Known: to, a.'],
])('of "%s" among %j it is said: %s', (written, known, hint) => {
  expect(suggest(written, known)).toBe(hint);
});

test('a word with nothing in common is not near', () => {
  expect(nearest('de', ['ru'])).toBeUndefined();
});
