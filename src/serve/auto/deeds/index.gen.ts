// Made by `npm run gen`; do not edit.
import type { AutoDeed } from '../deed.ts';
import { definition as assignDefinition } from './assign.ts';
import { definition as closeDefinition } from './close.ts';
import { definition as readDefinition } from './read.ts';
import { definition as receiveDefinition } from './receive.ts';
import { definition as replyDefinition } from './reply.ts';

/** Everything that a tenant may do by itself, by the word of `--auto`. */
export const autoDeeds: Readonly<Record<string, AutoDeed>> = {
  "assign": assignDefinition,
  "close": closeDefinition,
  "read": readDefinition,
  "receive": receiveDefinition,
  "reply": replyDefinition,
};
