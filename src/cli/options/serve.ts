import { onOff } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import {
  allowedHost,
  auto,
  controlToken,
  keepMessages,
  maxPending,
  maxUpload,
  signup,
  state,
  widget,
} from '../../serve/option-definitions.ts';

/** `--open` */
export const open = defineOption<boolean>({
  name: 'open',
  group: 'Server',
  doc: 'Open the page of the server in the browser.',
  kind: onOff,
  default: false,
});

/** What the server is like, in the order of help. */
export const serveOptions = {
  state,
  auto,
  widget,
  signup,
  controlToken,
  allowedHost,
  maxPending,
  keepMessages,
  maxUpload,
} as const;
