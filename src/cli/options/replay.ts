import { onOff } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

/** `--rebind` */
export const rebind = defineOption<boolean>({
  name: 'rebind',
  group: 'Play',
  doc: 'Gives fresh ids and times, consistently, so that a consumer that has stored the recording sees new events.',
  kind: onOff,
  configKey: false,
  default: false,
});
