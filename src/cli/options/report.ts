import { list } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

/** `--format` of report. */
export const reportFormat = defineOption<readonly string[]>({
  name: 'format',
  isRepeated: false,
  group: 'Output',
  doc: 'text, json, ndjson, junit, github or html. With =PATH to a file; without, html goes to iqmock-report.html and the others to stdout.',
  kind: list('FORMAT[=PATH]', ','),
  shorthands: { json: 'json' },
  configKey: false,
  default: ['text'],
});
