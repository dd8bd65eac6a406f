import type { RowData } from '../../model/encode.ts';

/** What a message is written with and keeps. */
export const lastingKeys = [
  'Text',
  'Payload',
  'FileId',
  'ReplyToMessageId',
  'LocalId',
  'CreatedAt',
  'ClientId',
  'UserId',
] as const;

/** The hash of each value of `lastingKeys`; undefined where the row lacks the key. */
export type MessageFacts = readonly (number | undefined)[];

/** What a row says of its message. */
export function factsOf(row: RowData): MessageFacts {
  return lastingKeys.map((key) => printOf(row[key]));
}

/** The newer facts, with the older ones where the newer row lacks the key. */
export function mergeFacts(older: MessageFacts | undefined, newer: MessageFacts): MessageFacts {
  return older === undefined ? newer : newer.map((print, index) => print ?? older[index]);
}

function printOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return value === undefined ? undefined : -1;
  let print = 0x811c9dc5;
  for (let at = 0; at < value.length; at++) print = Math.imul(print ^ value.charCodeAt(at), 0x01000193);
  return print >>> 0;
}
