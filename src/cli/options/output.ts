import { choice, list, path } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { writerNames, writerNamesToFile } from '../../writers/names.gen.ts';

const group = 'Output';

/** `--format` of commands that give data. */
export const format = defineOption<'text' | 'json'>({
  name: 'format',
  isRepeated: false,
  group,
  doc: 'text for people, json for programs.',
  kind: choice(['text', 'json']),
  shorthands: { json: 'json' },
  configKey: false,
  default: 'text',
});

/** `--report` */
export const report = defineOption<readonly string[]>({
  name: 'report',
  isRepeated: false,
  group,
  doc: `Writes a report: ${writerNames.join(', ')}. With =PATH to that file, else to stdout (${writerNamesToFile.join(', ')}: to a file named after the format).`,
  kind: list('FORMAT[=PATH]', ','),
  default: [],
});

/** `--out` of commands that send. */
export const runFile = defineOption<string>({
  name: 'out',
  isRepeated: false,
  group,
  doc: 'Writes every result to this run file as soon as it is known, for iqmock report and iqmock replay.',
  kind: path('run.ndjson'),
  configKey: false,
});

/** `--baseline` */
export const baseline = defineOption<string>({
  name: 'baseline',
  isRepeated: false,
  group,
  doc: 'An earlier run file: reports mark what is fixed, regressed or still failing.',
  kind: path('run.ndjson'),
  configKey: false,
});
