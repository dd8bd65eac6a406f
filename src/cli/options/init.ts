import { onOff } from '../../config/kinds.ts';
import { defineOption } from '../../config/option.ts';

/** `--force` */
export const force = defineOption<boolean>({
  name: 'force',
  group: 'Files',
  doc: 'Overwrites files that are there.',
  kind: onOff,
  configKey: false,
  default: false,
});
