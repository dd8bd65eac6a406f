import type { Style } from './screen.ts';
import type { RunVerdict } from './verdict.ts';

/** The colour of each verdict. */
export const verdictStyles: Readonly<Record<RunVerdict, Style>> = {
  passed: 'green',
  failed: 'red',
  incomplete: 'yellow',
  interrupted: 'yellow',
};
