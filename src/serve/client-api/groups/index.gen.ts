// Made by `npm run gen`; do not edit.
import type { ClientGroup } from '../endpoint.ts';
import { definition as asksDefinition } from './asks.ts';
import { definition as clientsDefinition } from './clients.ts';
import { definition as filesDefinition } from './files.ts';
import { definition as messagesDefinition } from './messages.ts';
import { definition as settingsDefinition } from './settings.ts';
import { definition as streamsDefinition } from './streams.ts';

/** Every group of endpoints of the client API by its name. */
export const groups: Readonly<Record<string, ClientGroup>> = {
  "asks": asksDefinition,
  "clients": clientsDefinition,
  "files": filesDefinition,
  "messages": messagesDefinition,
  "settings": settingsDefinition,
  "streams": streamsDefinition,
};
