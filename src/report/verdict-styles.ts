import type { Style } from './screen.ts';
import type { Verdict } from './verdict.ts';

/** The colour of each verdict. */
export const verdictStyles: Readonly<Record<Verdict, Style>> = {
  passed: 'green',
  failed: 'red',
  incomplete: 'yellow',
  interrupted: 'yellow',
};
