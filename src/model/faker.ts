import { createRequire } from 'node:module';
import type { Faker } from '@faker-js/faker';
import { packagePath } from '../env/host.ts';

const require = createRequire(import.meta.url);

/** The build has a copy of each language as CommonJS, which every loader can require; Jest cannot require ES modules. */
const isBuilt = import.meta.url.endsWith('.js');

/**
 * The instance of a language, which all share. Required, not imported: the caller chooses the language, and a world is made
 * without waiting. It is loaded with the first call, and only in this language.
 */
export function sharedFaker(locale: 'ru' | 'en'): Faker {
  const module = isBuilt ? packagePath(`dist/faker/${locale}.cjs`) : `@faker-js/faker/locale/${locale}`;
  return (require(module) as { readonly faker: Faker }).faker;
}
