import { address, onOff } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { groups } from './part.ts';

/** `--to` */
export const to = defineOption<string>({
  name: 'to',
  aliases: ['forward-to'],
  group: groups.target,
  doc: 'The consumer: a URL, a port of this machine, or unix:/path/to.sock:/hook.',
  kind: address('URL'),
  defaultText: 'an embedded consumer is started',
});

/** `--allow-remote` */
export const allowRemote = defineOption<boolean>({
  name: 'allow-remote',
  group: groups.target,
  doc: 'Allows a target that is neither this machine nor in a private network.',
  kind: onOff,
  default: false,
});
