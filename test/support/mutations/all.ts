import { contradictions } from './contradictions.ts';
import { histories } from './histories.ts';
import type { Mutation } from './mutation.ts';
import { references } from './references.ts';
import { rows } from './rows.ts';
import { schemas } from './schemas.ts';
import { texts } from './texts.ts';

/** Every way to damage a stream that the tests know. */
export const mutations: readonly Mutation[] = [
  ...texts,
  ...schemas,
  ...references,
  ...contradictions,
  ...rows,
  ...histories,
];
