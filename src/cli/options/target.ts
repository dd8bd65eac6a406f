import { connectionOptions } from '../../delivery/options/index.ts';
import { to } from '../../delivery/options/target.ts';
import { durationMs, text } from '../../options/kinds.ts';
import { groups } from '../../delivery/options/part.ts';
import { defineOption } from '../../options/option.ts';

export { to } from '../../delivery/options/target.ts';

const { target: group } = groups;

/** `--target` */
export const target = defineOption<string>({
  name: 'target',
  group,
  doc: 'A named target of the configuration file: its address and its other settings.',
  kind: text('NAME'),
  complete: 'target',
});

/** `--wait-for-target` */
export const waitForTarget = defineOption<number>({
  name: 'wait-for-target',
  group,
  doc: 'How long to wait for the target to accept connections before anything is sent.',
  kind: durationMs,
});

/** How to reach the consumer, in the order of help. */
export const targetOptions = { to, target, ...connectionOptions, waitForTarget } as const;
