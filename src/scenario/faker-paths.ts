import type { Faker } from '@faker-js/faker';
import { sharedFaker } from '../model/faker.ts';
import { suggest } from '../errors.ts';
import { ownValue } from '../own.ts';

type Locale = 'ru' | 'en';

const loaded = new Map<Locale, Faker>();

/** Templates never see today's date, so that the same seed makes the same values on any day. */
const referenceDate = '2024-01-01T00:00:00.000Z';

/** Seeds the values that come next. */
export function seedMakeUp(locale: Locale, seed: number): void {
  fakerOf(locale).seed(seed);
}

/**
 * The next value of `faker.MODULE.METHOD`; undefined where there is no such path, or it makes no plain value without
 * arguments. Only methods that faker offers can be reached.
 */
export function makeUp(
  locale: Locale,
  path: readonly (string | number)[],
): string | number | boolean | undefined {
  const name = `${locale} ${path.join('.')}`;
  if (!calls.has(name)) calls.set(name, callOf(fakerOf(locale), path));
  try {
    return plain(calls.get(name)?.());
  } catch {
    return undefined;
  }
}

const calls = new Map<string, (() => unknown) | undefined>();

function callOf(faker: Faker, path: readonly (string | number)[]): (() => unknown) | undefined {
  const [module = '', method = ''] = path.map(String);
  if (path.length !== 2 || !methodsOf(faker, module).includes(method)) return undefined;
  const owner = Reflect.get(faker, module) as Readonly<Record<string, () => unknown>>;
  return () => ownValue(owner, method)?.();
}

/** Why a path makes nothing up, and what to write instead; undefined if it does. */
export function checkFakerPath(
  locale: Locale,
  path: readonly (string | number)[],
): { readonly message: string; readonly hint: string } | undefined {
  const written = ['faker', ...path].join('.');
  const faker = fakerOf(locale);
  const [module = '', method = ''] = path.map(String);
  const methods = methodsOf(faker, module);
  if (methods.length === 0) {
    return {
      message: `"${written}" generates nothing: faker has no "${module}".`,
      hint: suggest(module, modulesOf(faker)),
    };
  }
  if (path.length !== 2 || !methods.includes(method)) {
    return { message: `"${written}" generates nothing.`, hint: suggest(method, methods) };
  }
  seedMakeUp(locale, 1);
  if (makeUp(locale, path) !== undefined) return undefined;
  return {
    message: `"${written}" needs arguments, is not available in the language "${locale}", or gives no plain value.`,
    hint: 'Write one that works without arguments, such as faker.person.firstName or faker.commerce.productName.',
  };
}

function fakerOf(locale: Locale): Faker {
  let faker = loaded.get(locale);
  if (faker === undefined) {
    // An instance of our own: the one that the module exports belongs to the filler values, which seed it as they need.
    const shared = sharedFaker(locale);
    const Constructor = shared.constructor as new (options: { locale: unknown }) => Faker;
    faker = new Constructor({ locale: shared.rawDefinitions });
    faker.setDefaultRefDate(referenceDate);
    loaded.set(locale, faker);
  }
  return faker;
}

function modulesOf(faker: Faker): string[] {
  return Object.keys(faker).filter((name) => methodsOf(faker, name).length > 0);
}

/** The public methods of a module; none for anything of faker that is no module. */
function methodsOf(faker: Faker, module: string): string[] {
  const value: unknown = Object.hasOwn(faker, module) ? Reflect.get(faker, module) : undefined;
  if (typeof value !== 'object' || value === null || !('faker' in value)) return [];
  const methods = new Set<string>();
  for (
    let level: object | null = value;
    level !== null && level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(level)) {
      const isMethod = typeof Reflect.get(value, name) === 'function';
      if (isMethod && name !== 'constructor' && !name.startsWith('_')) methods.add(name);
    }
  }
  return [...methods].sort();
}

function plain(value: unknown): string | number | boolean | undefined {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}
