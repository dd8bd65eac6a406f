// Made by `npm run gen`; do not edit.
import type { Writer } from './parts/writer.ts';
import { definition as githubDefinition } from './github.ts';
import { definition as htmlDefinition } from './html.ts';
import { definition as jsonDefinition } from './json.ts';
import { definition as junitDefinition } from './junit.ts';
import { definition as ndjsonDefinition } from './ndjson.ts';
import { definition as textDefinition } from './text.ts';

/** Every format of reports by its name. */
export const writers: Readonly<Record<string, Writer>> = {
  "github": githubDefinition,
  "html": htmlDefinition,
  "json": jsonDefinition,
  "junit": junitDefinition,
  "ndjson": ndjsonDefinition,
  "text": textDefinition,
};
