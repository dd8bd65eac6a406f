// Made by `npm run gen`; do not edit.
import type { CheckWriter } from '../report/writer.ts';
import { definition as badgeDefinition } from './badge.ts';
import { definition as githubDefinition } from './github.ts';
import { definition as htmlDefinition } from './html.ts';
import { definition as jsonDefinition } from './json.ts';
import { definition as junitDefinition } from './junit.ts';
import { definition as sarifDefinition } from './sarif.ts';
import { definition as textDefinition } from './text.ts';

/** Every format of reports of a check by its name. */
export const checkWriters: Readonly<Record<string, CheckWriter>> = {
  "badge": badgeDefinition,
  "github": githubDefinition,
  "html": htmlDefinition,
  "json": jsonDefinition,
  "junit": junitDefinition,
  "sarif": sarifDefinition,
  "text": textDefinition,
};
