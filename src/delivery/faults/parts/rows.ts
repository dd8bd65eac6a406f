import { relsLists } from '../../../model/entities.gen.ts';
import type { RelsList } from '../../../model/spec.ts';
import type { Json } from './definition.ts';
import { isObject } from '../../../own.ts';

/** The event of a body; undefined if it has none. */
export function eventOf(body: Json): Json | undefined {
  return isObject(body['ChatEvent']) ? body['ChatEvent'] : undefined;
}

/** The rows of a list in Rels. */
export function rowsOf(body: Json, list: RelsList): Json[] {
  const rels = body['Rels'];
  const rows = isObject(rels) ? rels[list] : undefined;
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}

/** All rows of Rels. */
export function allRows(body: Json): Json[] {
  return relsLists.flatMap(({ list }) => rowsOf(body, list));
}

/** The rows of messages, also those in the event itself. */
export function messageRows(body: Json, selects: (messageId: number) => boolean): Json[] {
  const inEvent = eventOf(body)?.['Messages'];
  const rows = [...rowsOf(body, 'ChatMessages'), ...(Array.isArray(inEvent) ? inEvent.filter(isObject) : [])];
  return rows.filter(({ Id }) => typeof Id === 'number' && selects(Id));
}

/** The ids of all messages that a body shows or names. */
export function messageIdsOf(body: Json): number[] {
  const ids = messageRows(body, () => true).map(({ Id }) => Id as number);
  const named = eventOf(body)?.['MessageId'];
  return [...new Set(typeof named === 'number' ? [named, ...ids] : ids)];
}

/** Changes the text of messages in every row; gives whether any was changed. A message of a file has an empty text, which stays. */
export function changeTexts(
  body: Json,
  selects: (messageId: number) => boolean,
  change: (text: string) => string,
): boolean {
  let changed = false;
  for (const row of messageRows(body, selects)) {
    if (typeof row['Text'] !== 'string' || row['Text'] === '') continue;
    row['Text'] = change(row['Text']);
    changed = true;
  }
  return changed;
}
