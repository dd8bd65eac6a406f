import { onOff, path } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

/** `--force` */
export const force = defineOption<boolean>({
  name: 'force',
  group: 'Files',
  doc: 'Overwrites existing files.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--from` */
export const from = defineOption<string>({
  name: 'from',
  group: 'Files',
  doc: 'A recording, run file or file of bodies: the scenario plays the same conversation.',
  kind: path('recording.ndjson'),
  configKey: false,
});

/** `--locust` */
export const locust = defineOption<boolean>({
  name: 'locust',
  group: 'Files',
  doc: 'Writes locustfile.py alone, for a Locust master whose workers are `iqmock load --locust`.',
  kind: onOff,
  configKey: false,
  command: 'init',
  default: false,
});
