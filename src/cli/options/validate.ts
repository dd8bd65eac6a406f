import { onOff, whole } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const group = 'Judging';

/** `--in-order` */
export const inOrder = defineOption<boolean>({
  name: 'in-order',
  group,
  doc: 'The bodies of all chats are in the order in which they were made, so counters are judged exactly. Without it, only the order within each chat is relied on.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--limit` */
export const limit = defineOption<number>({
  name: 'limit',
  group,
  doc: 'The most verdicts to print; all are counted.',
  kind: whole('N'),
  configKey: false,
  default: 1000,
});
