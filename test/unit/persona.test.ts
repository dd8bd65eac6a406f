import { describe, expect, it } from 'vitest';
import { givenNameOfKey, sexOfGivenName } from '../../src/world/given-names.ts';
import type { Persona } from '../../src/world/persona.ts';
import { latinOf, patronymicOf, splitName } from '../../src/world/person-name.ts';
import { branches } from '../../src/world/places.ts';
import { peopleOf } from '../support/people.ts';

const locales = ['ru', 'en'] as const;
const keys = Array.from({ length: 3000 }, (_, at) => `client-${at + 1}`);
const towns = new Map<string, ReturnType<typeof peopleOf>>();
const people = (locale: 'ru' | 'en', seed = 1) => {
  const key = `${locale} ${seed}`;
  const known = towns.get(key) ?? peopleOf(locale, seed, keys);
  towns.set(key, known);
  return known;
};

/** The check digits of a taxpayer number, written down once more from the published rule. */
function hasRightChecks(inn: string): boolean {
  const digits = Array.from(inn, Number);
  const sum = (weights: readonly number[]) =>
    (weights.reduce((total, weight, at) => total + weight * digits[at]!, 0) % 11) % 10;
  return (
    digits.length === 12 &&
    sum([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[10] &&
    sum([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[11]
  );
}

describe.each(locales)('clients in %s', (locale) => {
  const made = keys.map((key) => people(locale).client(key));

  it('have the documented forms', () => {
    for (const { phone, birthday, inn, extRef, cardRef, email, screenName } of made) {
      expect(phone).toMatch(/^\+7 9\d\d \d{3}-\d\d-\d\d$/);
      expect(birthday).toMatch(/^(0[1-9]|[12]\d)\.(0[1-9]|1[0-2])\.(19\d\d)$/);
      expect(Number(birthday.slice(-4))).toBeLessThan(2000);
      expect(hasRightChecks(inn), inn).toBe(true);
      expect(extRef).toMatch(/^[A-Z]{2}-\d{3}-\d{4}$/);
      expect(cardRef).toMatch(/^[a-z][a-z\d]{8}$/);
      expect(email).toMatch(/^[a-z]+\.[a-z]+\d+@example\.(com|org|net)$/);
      expect(screenName).toMatch(/^[a-z]+_[a-z]+\d+$/);
    }
  });

  it('agree with themselves', () => {
    for (const { firstName, lastName, fullName, publicName, shortName, email, branch, inn } of made) {
      expect(fullName).toContain(firstName);
      expect(fullName).toContain(lastName);
      expect(publicName).toBe(`${firstName} ${lastName}`);
      expect(shortName).toBe(`${firstName} ${lastName.charAt(0)}.`);
      expect(email.split(/[.\d@]/)[1]).toBe(latinOf(lastName));
      expect(branches(locale)).toContain(branch);
      expect(inn.slice(0, 2)).toBe(branch.id.slice(0, 2));
    }
  });

  it('are of one sex', () => {
    for (const { sex, firstName, middleName, lastName } of made) {
      expect(sexOfGivenName(firstName), firstName).toBe(sex);
      if (locale === 'ru') {
        expect(middleName, middleName).toMatch(sex === 'female' ? /(вна|чна)$/ : /ич$/);
        expect(splitName(`${firstName} ${lastName}`).sex, lastName).toBe(sex);
      } else expect(sexOfGivenName(middleName)).toBe(sex);
    }
  });

  it('are many and differ', () => {
    expect(new Set(made.map(({ phone }) => phone)).size).toBe(made.length);
    expect(new Set(made.map(({ email }) => email)).size).toBe(made.length);
    expect(new Set(made.map(({ inn }) => inn)).size).toBeGreaterThan(made.length - 5);
    expect(new Set(made.map(({ fullName }) => fullName)).size).toBeGreaterThan(900);
    expect(new Set(made.map(({ branch }) => branch.id)).size).toBe(branches(locale).length);
    const women = made.filter(({ sex }) => sex === 'female').length / made.length;
    expect(women).toBeGreaterThan(0.45);
    expect(women).toBeLessThan(0.65);
  });

  it('use no address or number that could be anyone’s', () => {
    const operators = keys.slice(0, 300).map((key) => people(locale).operator(key).email);
    for (const address of [...made.map(({ email }) => email), ...operators]) {
      expect(address).toMatch(/@(support\.)?example\.(com|org|net)$/);
    }
    // Codes of the numbering plan that no operator has.
    const codes = new Set(made.map(({ phone }) => phone.slice(3, 6)));
    for (const code of codes) expect(Number(code)).toSatisfy(isUnassigned);
    for (const { bik } of branches(locale)) expect(bik).toMatch(/^04\d\d99\d{3}$/);
  });

  it('change with the seed', () => {
    const other = people(locale, 2);
    const same = made.filter(({ fullName, email }, at) => {
      const again = other.client(keys[at]!);
      return again.fullName === fullName && again.email === email;
    });
    expect(same.length).toBeLessThan(made.length / 50);
  });
});

function isUnassigned(code: number): boolean {
  return (code >= 943 && code <= 948) || (code >= 972 && code <= 976);
}

describe('branches', () => {
  it('are the same in both languages, and each is one of its own', () => {
    const [ru, en] = locales.map((locale) => branches(locale));
    expect(ru!.length).toBeGreaterThanOrEqual(20);
    expect(en!.map(({ id, bik, extRef }) => [id, bik, extRef])).toEqual(
      ru!.map(({ id, bik, extRef }) => [id, bik, extRef]),
    );
    for (const part of ['id', 'bik', 'extRef', 'name'] as const) {
      expect(new Set(ru!.map((branch) => branch[part])).size).toBe(ru!.length);
    }
    for (const { name, city, label, bik, extRef } of ru!) {
      expect(name).toBe(`Отделение «${label}», ${city}`);
      expect(bik.endsWith(extRef)).toBe(true);
    }
  });
});

describe('a human key', () => {
  it.each([
    ['maria', 'Мария', 'female'],
    ['masha', 'Мария', 'female'],
    ['anna', 'Анна', 'female'],
    ['ivan', 'Иван', 'male'],
    ['petr', 'Пётр', 'male'],
    ['olga', 'Ольга', 'female'],
    ['ilya', 'Илья', 'male'],
    ['nikita', 'Никита', 'male'],
    ['maria-17', 'Мария', 'female'],
    ['anna_vip', 'Анна', 'female'],
    ['мария', 'Мария', 'female'],
    ['Фёдор', 'Фёдор', 'male'],
  ])('%s is %s in Russian', (key, firstName, sex) => {
    expect(people('ru').client(key)).toMatchObject({ firstName, sex });
    expect(people('ru').operator(key)).toMatchObject({ firstName });
  });

  it('is the name itself in English', () => {
    for (const [key, firstName, sex] of [
      ['maria', 'Maria', 'female'],
      ['petr', 'Petr', 'male'],
      ['john', 'John', 'male'],
      ['alice_2', 'Alice', 'female'],
    ]) {
      expect(people('en').client(key!)).toMatchObject({ firstName, sex });
    }
  });

  it('that is an English name decides the sex in Russian', () => {
    expect(givenNameOfKey('jennifer', 'ru')).toEqual({ sex: 'female' });
    expect(people('ru').client('jennifer').sex).toBe('female');
    expect(people('ru').client('jack').sex).toBe('male');
  });

  it('that is no name says nothing', () => {
    expect(givenNameOfKey('client', 'ru')).toEqual({});
    expect(givenNameOfKey('client', 'en')).toEqual({});
    expect(givenNameOfKey('17', 'ru')).toEqual({});
  });

  it('that is a name stands in the address', () => {
    expect(people('ru').client('maria').email).toMatch(/^maria\.[a-z]+\d{3,4}@example\.(com|org|net)$/);
    expect(people('ru').operator('anna').email).toMatch(/^anna\.[a-z]+@support\.example\.com$/);
  });

  it.each([
    ['client-1', 'client-01'],
    ['client-1', 'buyer-1'],
    ['maria', 'Maria'],
    ['maria', 'masha'],
    ['client-12345678', 'client-2345678'],
    ['', '0'],
  ])('%s shares no phone and no address with %s', (one, other) => {
    const [first, second] = [people('ru').client(one), people('ru').client(other)];
    expect(first.phone).not.toBe(second.phone);
    expect(first.email).not.toBe(second.email);
  });
});

describe('a name that the scenario gives', () => {
  const named = (name: string): Persona => people('ru').client('client-1', name);

  it.each([
    ['Мария', ['Мария', '', '', 'female'], 'Мария'],
    ['Мария Иванова', ['Мария', '', 'Иванова', 'female'], 'Мария И.'],
    ['Иванова Мария', ['Мария', '', 'Иванова', 'female'], 'Мария И.'],
    ['Иванов Пётр Сергеевич', ['Пётр', 'Сергеевич', 'Иванов', 'male'], 'Пётр И.'],
    ['Мария Сергеевна', ['Мария', 'Сергеевна', '', 'female'], 'Мария'],
    ['Мария Сергеевна Иванова', ['Мария', 'Сергеевна', 'Иванова', 'female'], 'Мария И.'],
    ['Мария Сергеевна Станкевич', ['Мария', 'Сергеевна', 'Станкевич', 'female'], 'Мария С.'],
    ['Мария Станкевич', ['Мария', '', 'Станкевич', 'female'], 'Мария С.'],
    ['  Иван   Белый ', ['Иван', '', 'Белый', 'male'], 'Иван Б.'],
    ['John Paul Smith', ['John', 'Paul', 'Smith', 'male'], 'John S.'],
  ])('%s is split and shown as it is', (name, parts, shortName) => {
    const { firstName, middleName, lastName, sex, ...rest } = named(name);
    expect([firstName, middleName, lastName, sex]).toEqual(parts);
    expect(rest).toMatchObject({ fullName: name.trim(), publicName: name.trim(), shortName });
    expect(people('ru').operator('op', name)).toMatchObject({
      name: name.trim(),
      displayName: name.trim(),
      pseudonym: '',
    });
  });

  it.each(['ООО «Ромашка»', 'Клиент 5', 'ИП Иванов'])('%s is no person', (name) => {
    expect(named(name)).toMatchObject({ firstName: '', lastName: '', fullName: name, shortName: name });
    expect(named(name).email).toMatch(/^[a-z]+\d+@/);
  });

  it('goes into the address', () => {
    expect(named('Юлия Щукина').email).toMatch(/^yuliya\.shchukina\d+@/);
    expect(named('张伟').email).toMatch(/^client\d+@/);
    expect(people('ru').client('maria', 'Мария Петрова').email).toMatch(/^maria\.petrova\d+@/);
    expect(people('ru').client('maria', 'Ольга Петрова').email).toMatch(/^olga\.petrova\d+@/);
  });
});

describe('names', () => {
  it.each([
    ['Сергей', 'Сергеевич', 'Сергеевна'],
    ['Юрий', 'Юрьевич', 'Юрьевна'],
    ['Дмитрий', 'Дмитриевич', 'Дмитриевна'],
    ['Павел', 'Павлович', 'Павловна'],
    ['Пётр', 'Петрович', 'Петровна'],
    ['Михаил', 'Михайлович', 'Михайловна'],
    ['Илья', 'Ильич', 'Ильинична'],
    ['Никита', 'Никитич', 'Никитична'],
    ['Игорь', 'Игоревич', 'Игоревна'],
    ['Иван', 'Иванович', 'Ивановна'],
  ])('children of %s are %s and %s', (father, son, daughter) => {
    expect(patronymicOf(father, 'male')).toBe(son);
    expect(patronymicOf(father, 'female')).toBe(daughter);
  });

  it.each([
    ['Соловьёва', 'solovyeva'],
    ['Щукин', 'shchukin'],
    ['Подъяпольский', 'podyapolskiy'],
    ["O'Connell", 'oconnell'],
    ['Zoë', 'zoe'],
  ])('%s is %s in Latin letters', (name, latin) => {
    expect(latinOf(name)).toBe(latin);
  });
});

describe('operators and projects', () => {
  it.each(locales)('have all that a row needs in %s', (locale) => {
    const staff = keys.slice(0, 200).map((key) => people(locale).operator(key));
    for (const {
      name,
      firstName,
      lastName,
      pseudonym,
      displayName,
      login,
      email,
      department,
      position,
    } of staff) {
      expect(name).toBe(`${firstName} ${lastName}`);
      expect(displayName).toBe(pseudonym === '' ? name : pseudonym);
      expect(email).toBe(`${login}@support.example.com`);
      expect(department).not.toBe('');
      expect(position).not.toBe('');
    }
    expect(staff.some(({ pseudonym }) => pseudonym !== '')).toBe(true);
    expect(staff.some(({ pseudonym }) => pseudonym === '')).toBe(true);
    expect(new Set(staff.map(({ email }) => email)).size).toBe(staff.length);
  });

  it.each(locales)('have a project whose slug is one in %s', (locale) => {
    const projects = Array.from({ length: 40 }, (_, seed) => people(locale, seed).project());
    for (const { name, slug, description } of projects) {
      expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(name.length * description.length).toBeGreaterThan(0);
    }
    expect(new Set(projects.map(({ slug }) => slug)).size).toBeGreaterThan(3);
  });
});
