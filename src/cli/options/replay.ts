import { onOff } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

/** `--rebind` */
export const rebind = defineOption<boolean>({
  name: 'rebind',
  group: 'Play',
  doc: 'Gives fresh ids and times, the same way throughout, so that a consumer that knows the recording sees new events.',
  kind: onOff,
  configKey: false,
  default: false,
});
