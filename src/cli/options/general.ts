import { onOff, path } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const group = 'Every command';

/** `--quiet` */
export const quiet = defineOption<boolean>({
  name: 'quiet',
  isRepeated: false,
  short: 'q',
  group,
  doc: 'Show little: data, failures, and one line for each scenario.',
  kind: onOff,
  default: false,
});

/** `--silent` */
export const silent = defineOption<boolean>({
  name: 'silent',
  isRepeated: false,
  short: 'qq',
  group,
  doc: 'Show nothing but data and errors; the exit code is the verdict.',
  kind: onOff,
  default: false,
});

/** `--verbose` */
export const verbose = defineOption<boolean>({
  name: 'verbose',
  isRepeated: false,
  short: 'v',
  group,
  doc: 'Say more: which configuration counts, what each answer held, stacks of errors.',
  kind: onOff,
  default: false,
});

/** `--no-color` */
export const noColor = defineOption<boolean>({
  name: 'no-color',
  isRepeated: false,
  group,
  doc: 'Print without colour. NO_COLOR does the same; FORCE_COLOR does the opposite.',
  kind: onOff,
  default: false,
});

/** `--config` */
export const config = defineOption<string>({
  name: 'config',
  group,
  doc: 'The configuration file.',
  kind: path(),
  defaultText: 'iqmock.config.{yaml,json,ts}, looked for from here upward',
  configKey: false,
});

/** What every command takes, in the order of help. */
export const generalOptions = {
  quiet,
  silent,
  verbose,
  noColor,
  config,
} as const;
