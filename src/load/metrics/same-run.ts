import type { LoadHeader } from '../record/load-record.ts';
import { intervalKeys } from './interval.ts';

/** The first fact in which two files of one run should agree and do not, in words. */
export function differenceOf<Name extends string>(
  ours: Readonly<Record<Name, string | number>>,
  theirs: Readonly<Record<Name, string | number>>,
): string | undefined {
  const name = intervalKeys(ours).find((key) => ours[key] !== theirs[key]);
  return name === undefined ? undefined : `its ${name} is ${theirs[name]}, not ${ours[name]}`;
}

/** The scenarios of a mix with their weights. */
export function wordsOfMix(mix: LoadHeader['mix']): string {
  return mix.map(({ name, weight }) => `${name}:${weight}`).join(' ');
}
