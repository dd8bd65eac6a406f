import { path, whole } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const group = 'Output';

/** `--count` */
export const count = defineOption<number>({
  name: 'count',
  group,
  doc: 'The exact number of bodies: scenarios are played again with fresh clients until there are enough.',
  kind: whole('N', 1),
  defaultText: 'every scenario once',
  configKey: false,
});

/** `--out` of generate. */
export const bodies = defineOption<string>({
  name: 'out',
  isRepeated: false,
  group,
  doc: 'A folder for one file per body, such as 0001-chat_created.json; - is stdout, one body per line.',
  kind: path('DIR|-'),
  configKey: false,
  default: '-',
});
