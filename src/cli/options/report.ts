import { list } from '../../config/kinds.ts';
import { defineOption } from '../../config/option.ts';

/** `--format` of report. */
export const reportFormat = defineOption<readonly string[]>({
  name: 'format',
  group: 'Output',
  doc: 'text, json, ndjson, junit, github or html. With =PATH to a file; without, html goes to iqmock-report.html and the others to stdout.',
  kind: list('FORMAT[=PATH]', ','),
  shorthands: { json: 'json' },
  configKey: false,
  default: ['text'],
});
