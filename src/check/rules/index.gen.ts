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
import { definition as fmt21 } from './format/FMT-21.ts';
import { definition as fmt22 } from './format/FMT-22.ts';
import { definition as del01 } from './wire/DEL-01.ts';
import { definition as del02 } from './wire/DEL-02.ts';
import { definition as del03 } from './wire/DEL-03.ts';
import { definition as del04 } from './wire/DEL-04.ts';
import { definition as del05 } from './wire/DEL-05.ts';
import { definition as del07 } from './wire/DEL-07.ts';
import { definition as del08 } from './wire/DEL-08.ts';
import { definition as del09 } from './wire/DEL-09.ts';
import { definition as del10 } from './wire/DEL-10.ts';
import { definition as del11 } from './wire/DEL-11.ts';
import { definition as del12 } from './wire/DEL-12.ts';
import { definition as sec01 } from './security/SEC-01.ts';
import { definition as sec02 } from './security/SEC-02.ts';
import { definition as sec03 } from './security/SEC-03.ts';
import { definition as sec04 } from './security/SEC-04.ts';
import { definition as sec05 } from './security/SEC-05.ts';
import { definition as sec06 } from './security/SEC-06.ts';
import { definition as sec07 } from './security/SEC-07.ts';
import { definition as sec08 } from './security/SEC-08.ts';
import { definition as sec09 } from './security/SEC-09.ts';
import { definition as sta01 } from './state/STA-01.ts';
import { definition as sta02 } from './state/STA-02.ts';
import { definition as sta03 } from './state/STA-03.ts';
import { definition as sta04 } from './state/STA-04.ts';
import { definition as sta05 } from './state/STA-05.ts';
import { definition as sta06 } from './state/STA-06.ts';
import { definition as sta07 } from './state/STA-07.ts';
import { definition as sta08 } from './state/STA-08.ts';
import { definition as sta09 } from './state/STA-09.ts';
import { definition as sta10 } from './state/STA-10.ts';
import { definition as sta11 } from './state/STA-11.ts';
import { definition as sta12 } from './state/STA-12.ts';
import { definition as sta13 } from './state/STA-13.ts';
import { definition as sta14 } from './state/STA-14.ts';
import { definition as sta16 } from './state/STA-16.ts';
import { definition as sta17 } from './state/STA-17.ts';
import { definition as sta18 } from './state/STA-18.ts';
import { definition as sta19 } from './state/STA-19.ts';
import { definition as sta20 } from './state/STA-20.ts';
import { definition as sta23 } from './state/STA-23.ts';
import { definition as sta24 } from './state/STA-24.ts';
import { definition as sta25 } from './state/STA-25.ts';
import { definition as loa01 } from './load/LOA-01.ts';
import { definition as loa02 } from './load/LOA-02.ts';

/** Every rule of a check, by phase, in order. */
export const rulesByPhase: Readonly<Record<Phase, readonly CheckRule[]>> = {
  contract: [con01, con02, con03, con04, con05, con06, con07, con08, con09, con10, con11, con13],
  format: [fmt00, fmt01, fmt02, fmt03, fmt04, fmt05, fmt06, fmt07, fmt08, fmt09, fmt10, fmt11, fmt12, fmt13, fmt14, fmt15, fmt16, fmt17, fmt18, fmt19, fmt20, fmt21, fmt22],
  wire: [del01, del02, del03, del04, del05, del07, del08, del09, del10, del11, del12],
  security: [sec01, sec02, sec03, sec04, sec05, sec06, sec07, sec08, sec09],
  state: [sta01, sta02, sta03, sta04, sta05, sta06, sta07, sta08, sta09, sta10, sta11, sta12, sta13, sta14, sta16, sta17, sta18, sta19, sta20, sta23, sta24, sta25],
  load: [loa01, loa02],
};
