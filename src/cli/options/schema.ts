import { onOff } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const group = 'Schema';

/** `--bundle` */
export const bundle = defineOption<boolean>({
  name: 'bundle',
  group,
  doc: 'Puts everything that the schema refers to into one document.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--open` */
export const open = defineOption<boolean>({
  name: 'open',
  group,
  doc: 'Allows keys and values of later versions of the platform: the form to generate types from.',
  kind: onOff,
  configKey: false,
  default: false,
});
