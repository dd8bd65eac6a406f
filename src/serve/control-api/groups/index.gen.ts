// Made by `npm run gen`; do not edit.
import type { EndpointGroup } from '../endpoint.ts';
import { definition as asksDefinition } from './asks.ts';
import { definition as chatsDefinition } from './chats.ts';
import { definition as clientsDefinition } from './clients.ts';
import { definition as deliveriesDefinition } from './deliveries.ts';
import { definition as faultsDefinition } from './faults.ts';
import { definition as filesDefinition } from './files.ts';
import { definition as playsDefinition } from './plays.ts';
import { definition as runDefinition } from './run.ts';
import { definition as statusDefinition } from './status.ts';
import { definition as stepsDefinition } from './steps.ts';
import { definition as streamDefinition } from './stream.ts';
import { definition as targetDefinition } from './target.ts';
import { definition as triggerDefinition } from './trigger.ts';
import { definition as worldDefinition } from './world.ts';

/** Every group of endpoints of the control API by its name. */
export const groups: Readonly<Record<string, EndpointGroup>> = {
  "asks": asksDefinition,
  "chats": chatsDefinition,
  "clients": clientsDefinition,
  "deliveries": deliveriesDefinition,
  "faults": faultsDefinition,
  "files": filesDefinition,
  "plays": playsDefinition,
  "run": runDefinition,
  "status": statusDefinition,
  "steps": stepsDefinition,
  "stream": streamDefinition,
  "target": targetDefinition,
  "trigger": triggerDefinition,
  "world": worldDefinition,
};
