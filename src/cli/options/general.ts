import { onOff, path } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const group = 'Every command';

/** `--quiet` */
export const quiet = defineOption<boolean>({
  name: 'quiet',
  isRepeated: false,
  short: 'q',
  group,
  doc: 'Show less: data, failures, and one line per scenario.',
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
  doc: 'Show more: the configuration in use, the content of each answer, stack traces of errors.',
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
  defaultText: 'the nearest iqmock.config.{yaml,json,ts}, from this folder upward',
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
