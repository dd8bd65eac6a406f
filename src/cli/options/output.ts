import { choice, list, path } from '../../config/kinds.ts';
import { defineOption } from '../../config/option.ts';

const group = 'Output';

/** `--format` of commands that give data. */
export const format = defineOption<'text' | 'json'>({
  name: 'format',
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
  group,
  doc: 'Writes a report: text, json, ndjson, junit, github, html. With =PATH to a file, else to stdout (junit, html: to a file of that name).',
  kind: list('FORMAT[=PATH]', ','),
  default: [],
});

/** `--out` of commands that send. */
export const runFile = defineOption<string>({
  name: 'out',
  group,
  doc: 'Writes every result to this run file as it comes, for iqmock report and iqmock replay.',
  kind: path('run.ndjson'),
  configKey: false,
});

/** `--baseline` */
export const baseline = defineOption<string>({
  name: 'baseline',
  group,
  doc: 'An earlier run file: reports mark what is fixed, regressed or still failing.',
  kind: path('run.ndjson'),
  configKey: false,
});
