import type { RelsList } from '../../model/spec.ts';
import { defineBodyFault, type Json } from './parts/definition.ts';
import { choice } from './parts/parameter.ts';
import { eventOf, rowsOf } from './parts/rows.ts';

const rowsWith =
  (list: RelsList) =>
  (body: Json): Json[] =>
    rowsOf(body, list);

/** Where a value of a closed list is, and one that was never in it. */
const fields = {
  Payload: { rows: rowsWith('ChatMessages'), key: 'Payload', value: 'carousel' },
  ChannelType: { rows: rowsWith('Channels'), key: 'Type', value: 'whatsapp' },
  ClientType: { rows: rowsWith('Clients'), key: 'Type', value: 'guest' },
  FileType: { rows: rowsWith('Files'), key: 'Type', value: 'sticker' },
  Author: { rows: rowsWith('ChatMessages'), key: 'Author', value: 'bot' },
  Actor: {
    rows: (body: Json) => [eventOf(body)].filter((row) => row !== undefined),
    key: 'Actor',
    value: 'bot',
  },
} as const;

/** `unknown_enum` */
export const definition = defineBodyFault({
  name: 'unknown_enum',
  doc: 'Gives a new value to a field with a few known values.',
  effect: 'A message, a channel, a client, a file or an actor is of a kind that the consumer does not know.',
  kind: 'body',
  unit: 'chat',
  parameters: {
    field: choice({
      doc: 'Which field.',
      of: Object.keys(fields) as [keyof typeof fields, ...(keyof typeof fields)[]],
      default: 'Payload',
    }),
  },
  main: 'field',
  example: { text: 'unknown_enum:ChannelType', doc: 'channels of a new kind' },
  mutate(body, { field }) {
    const { rows, key, value } = fields[field];
    let changed = false;
    for (const row of rows(body)) {
      if (!(key in row)) continue;
      row[key] = value;
      changed = true;
    }
    return changed;
  },
});
