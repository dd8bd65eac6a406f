import { onOff, whole } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const group = 'Judging';

/** `--in-order` */
export const inOrder = defineOption<boolean>({
  name: 'in-order',
  group,
  doc: 'The bodies are in the order in which they were made, over all chats, so counters are judged exactly. Otherwise only the order within each chat is trusted.',
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
