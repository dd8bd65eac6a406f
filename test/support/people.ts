import { createRandom } from '../../src/env/random.ts';
import { createPersonas, type Persona, type Staff } from '../../src/world/persona.ts';
import type { ProjectIdentity } from '../../src/world/places.ts';
import { phoneCount } from '../../src/world/phone.ts';

/** The people of a tenant for tests of who they are: each key gets the numbers of one client of a run, in this order. */
export function peopleOf(
  locale: 'ru' | 'en',
  seed: number | string,
  keys: readonly string[] = [],
): {
  client(key: string, name?: string): Persona;
  operator(key: string, name?: string): Staff;
  project(): ProjectIdentity;
} {
  const personas = createPersonas(locale, createRandom(seed));
  const known = new Map(keys.map((key, nth) => [key, nth]));
  const nthOf = (key: string): number => {
    const nth = known.get(key) ?? known.size;
    known.set(key, nth);
    return nth;
  };
  return {
    client(key, name) {
      const nth = nthOf(key);
      return personas.client(key, { phone: (nth * 7_654_321) % phoneCount, nth, offset: 5 }, name);
    },
    operator: (key, name) => personas.operator(key, 55 + nthOf(key), name),
    project: () => personas.project(),
  };
}
