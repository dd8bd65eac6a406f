// Made by `npm run gen`; do not edit.
import type { StepDefinition } from './step.ts';
import { definition as assignDefinition } from './assign.ts';
import { definition as closeDefinition } from './close.ts';
import { definition as createChatDefinition } from './create_chat.ts';
import { definition as deleteDefinition } from './delete.ts';
import { definition as emitDefinition } from './emit.ts';
import { definition as listenDefinition } from './listen.ts';
import { definition as messageDefinition } from './message.ts';
import { definition as parallelDefinition } from './parallel.ts';
import { definition as probeDefinition } from './probe.ts';
import { definition as rawDefinition } from './raw.ts';
import { definition as readDefinition } from './read.ts';
import { definition as receiveDefinition } from './receive.ts';
import { definition as repeatDefinition } from './repeat.ts';
import { definition as requestDefinition } from './request.ts';
import { definition as typingDefinition } from './typing.ts';
import { definition as untilDefinition } from './until.ts';
import { definition as useDefinition } from './use.ts';
import { definition as waitDefinition } from './wait.ts';

/** Every step of the scenario language by its name. */
export const steps: Readonly<Record<string, StepDefinition<unknown>>> = {
  "assign": assignDefinition,
  "close": closeDefinition,
  "create_chat": createChatDefinition,
  "delete": deleteDefinition,
  "emit": emitDefinition,
  "listen": listenDefinition,
  "message": messageDefinition,
  "parallel": parallelDefinition,
  "probe": probeDefinition,
  "raw": rawDefinition,
  "read": readDefinition,
  "receive": receiveDefinition,
  "repeat": repeatDefinition,
  "request": requestDefinition,
  "typing": typingDefinition,
  "until": untilDefinition,
  "use": useDefinition,
  "wait": waitDefinition,
};
