import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { peopleOf } from '../support/people.ts';

const locale = fc.constantFrom('ru' as const, 'en' as const);
const key = fc.oneof(
  fc.constantFrom('maria', 'anna', 'petr', 'client', 'vip_client'),
  fc
    .tuple(fc.constantFrom('client-', 'maria', 'c', ''), fc.nat(5_000_000))
    .map(([stem, number]) => `${stem}${number}`),
  fc.string({ maxLength: 12 }),
);
const keys = fc.uniqueArray(key, { minLength: 2, maxLength: 30 });

describe('people', () => {
  test.prop([locale, fc.nat(), keys, fc.infiniteStream(fc.nat(1000))])(
    'are who they are in whatever order they are asked for',
    (language, seed, all, chance) => {
      const inOrder = peopleOf(language, seed, all);
      const expected = new Map(all.map((name) => [name, [inOrder.client(name), inOrder.operator(name)]]));
      const shuffled = all
        .map((name) => ({ name, place: chance.next().value as number }))
        .sort((one, other) => one.place - other.place);
      const another = peopleOf(language, seed, all);
      for (const { name } of shuffled) {
        expect([another.client(name), another.operator(name)]).toEqual(expected.get(name));
      }
      expect(inOrder.project()).toEqual(another.project());
    },
  );

  test.prop([
    locale,
    fc.nat(),
    fc.constantFrom('client-', 'c', 'maria_'),
    fc.nat(9_000_000),
    fc.nat(9_000_000),
  ])('with counted keys share no phone and no address', (language, seed, stem, one, other) => {
    fc.pre(one !== other);
    const people = peopleOf(language, seed);
    const [first, second] = [people.client(`${stem}${one + 1}`), people.client(`${stem}${other + 1}`)];
    expect(first.phone).not.toBe(second.phone);
    expect(first.email).not.toBe(second.email);
  });

  test.prop([locale, fc.nat(), key, fc.string({ maxLength: 30 })])(
    'have a row for any key and any name',
    (language, seed, name, given) => {
      const people = peopleOf(language, seed);
      const person = people.client(name, given);
      expect(person.email).toMatch(/^[a-z.]+\d*@example\.(com|org|net)$/);
      expect(person.phone).toMatch(/^\+7 9\d\d \d{3}-\d\d-\d\d$/);
      expect(person.fullName).not.toBe('');
      if (given.trim() !== '') expect(person.fullName).toBe(given.trim());
      expect(people.operator(name, given).displayName).not.toBe('');
    },
  );
});
