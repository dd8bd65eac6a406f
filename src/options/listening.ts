import { text, whole } from './kinds.ts';
import { defineOption } from './option.ts';

const group = 'Server';

/** `--port` */
export const port = defineOption<number>({
  name: 'port',
  short: 'p',
  group,
  doc: 'The port to listen on; 0 is any free one.',
  kind: whole('N', 0, 65_535),
  default: 4020,
});

/** `--host` */
export const host = defineOption<string>({
  name: 'host',
  group,
  doc: 'The address to listen on. With 0.0.0.0 other machines can reach it.',
  kind: text('ADDRESS'),
  default: '127.0.0.1',
});
