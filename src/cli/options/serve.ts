import { list, onOff, path, text, whole } from '../../config/kinds.ts';
import { defineOption } from '../../config/option.ts';

/** `--open` */
export const open = defineOption<boolean>({
  name: 'open',
  group: 'Server',
  doc: 'Open the page of the server in the browser.',
  kind: onOff,
  default: false,
});

const safety = 'Who may ask';

/** `--control-token` */
export const controlToken = defineOption<string>({
  name: 'control-token',
  group: safety,
  doc: 'What must be sent as a bearer token to the control and operator APIs; needed to listen on more than loopback.',
  kind: text('TOKEN'),
  secret: true,
});

/** `--allowed-host` */
export const allowedHost = defineOption<readonly string[]>({
  name: 'allowed-host',
  group: safety,
  doc: 'A name under which the server may be asked, besides those of loopback, such as the one of its container.',
  kind: list('NAME', ','),
  default: [],
});

const limits = 'Limits';

/** `--max-pending` */
export const maxPending = defineOption<number>({
  name: 'max-pending',
  group: limits,
  doc: 'How many webhooks may wait for the consumer; beyond that, calls are refused.',
  kind: whole('N', 1, 10_000_000),
  default: 10_000,
});

/** `--keep-messages` */
export const keepMessages = defineOption<number>({
  name: 'keep-messages',
  group: limits,
  doc: 'How many messages are kept in memory: the latest ones and the last one of each chat.',
  kind: whole('N', 1, 10_000_000),
  default: 5000,
});

/** `--max-upload` */
export const maxUpload = defineOption<number>({
  name: 'max-upload',
  group: limits,
  doc: 'Larger files are refused.',
  kind: whole('BYTES', 1, 1_000_000_000),
  default: 20_000_000,
});

/** `--state` */
export const state = defineOption<string>({
  name: 'state',
  group: 'Server',
  doc: 'Keeps the tenant and what is pending in this file, and goes on with it after a restart.',
  kind: path('state.ndjson'),
});

/** What the server is like, in the order of help. */
export const serveOptions = {
  state,
  controlToken,
  allowedHost,
  maxPending,
  keepMessages,
  maxUpload,
} as const;
