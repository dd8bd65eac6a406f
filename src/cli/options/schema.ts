import { onOff } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const group = 'Schema';

/** `--bundle` */
export const bundle = defineOption<boolean>({
  name: 'bundle',
  group,
  doc: 'Puts everything the schema refers to into the one document.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--open` */
export const open = defineOption<boolean>({
  name: 'open',
  group,
  doc: 'Leaves room for keys and values of later versions of the platform: the form to make types from.',
  kind: onOff,
  configKey: false,
  default: false,
});
