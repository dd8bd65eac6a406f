// Made by `npm run gen`; do not edit.
import type { CheckRule, Phase } from '../rule.ts';
import { definition as con01 } from './contract/CON-01.ts';
import { definition as con02 } from './contract/CON-02.ts';
import { definition as con03 } from './contract/CON-03.ts';
import { definition as con04 } from './contract/CON-04.ts';
import { definition as con05 } from './contract/CON-05.ts';
import { definition as con06 } from './contract/CON-06.ts';
import { definition as con07 } from './contract/CON-07.ts';
import { definition as con08 } from './contract/CON-08.ts';
import { definition as con09 } from './contract/CON-09.ts';
import { definition as con10 } from './contract/CON-10.ts';
import { definition as con11 } from './contract/CON-11.ts';
import { definition as con13 } from './contract/CON-13.ts';
import { definition as fmt00 } from './format/FMT-00.ts';
import { definition as fmt01 } from './format/FMT-01.ts';
import { definition as fmt02 } from './format/FMT-02.ts';
import { definition as fmt03 } from './format/FMT-03.ts';
import { definition as fmt04 } from './format/FMT-04.ts';
import { definition as fmt05 } from './format/FMT-05.ts';
import { definition as fmt06 } from './format/FMT-06.ts';
import { definition as fmt07 } from './format/FMT-07.ts';
import { definition as fmt08 } from './format/FMT-08.ts';
import { definition as fmt09 } from './format/FMT-09.ts';
import { definition as fmt10 } from './format/FMT-10.ts';
import { definition as fmt11 } from './format/FMT-11.ts';
import { definition as fmt12 } from './format/FMT-12.ts';
import { definition as fmt13 } from './format/FMT-13.ts';
import { definition as fmt14 } from './format/FMT-14.ts';
import { definition as fmt15 } from './format/FMT-15.ts';
import { definition as fmt16 } from './format/FMT-16.ts';
import { definition as fmt17 } from './format/FMT-17.ts';
import { definition as fmt18 } from './format/FMT-18.ts';
import { definition as fmt19 } from './format/FMT-19.ts';
import { definition as fmt20 } from './format/FMT-20.ts';

/** Every rule of a check, by phase, in order. */
export const rulesByPhase: Readonly<Record<Phase, readonly CheckRule[]>> = {
  contract: [con01, con02, con03, con04, con05, con06, con07, con08, con09, con10, con11, con13],
  format: [fmt00, fmt01, fmt02, fmt03, fmt04, fmt05, fmt06, fmt07, fmt08, fmt09, fmt10, fmt11, fmt12, fmt13, fmt14, fmt15, fmt16, fmt17, fmt18, fmt19, fmt20],
  wire: [],
  security: [],
  state: [],
  load: [],
};
