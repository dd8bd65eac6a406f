import { list } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { writerNames, writerNamesByEnvironment, writerNamesToFile } from '../../writers/names.gen.ts';

/** `--format` of report. */
export const reportFormat = defineOption<readonly string[]>({
  name: 'format',
  isRepeated: false,
  group: 'Output',
  doc: `${writerNames.join(', ')}. With =PATH to a file; without, ${writerNamesToFile.join(' and ')} go to a file of that name, ${writerNamesByEnvironment.join(' and ')} to the summary of the step, and the others to stdout.`,
  kind: list('FORMAT[=PATH]', ','),
  shorthands: { json: 'json' },
  configKey: false,
  default: ['text'],
});
