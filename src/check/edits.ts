import type { FieldKey } from '../model/field-keys.gen.ts';
import type { RelsList } from '../model/spec.ts';
import type { Payload, PayloadRow } from './conversation.ts';
import { isObject } from '../own.ts';

/** Every row of a list of Rels in all bodies. */
export function rowsOfAll(payloads: readonly Payload[], list: RelsList): PayloadRow[] {
  return payloads.flatMap(({ Rels }) => Rels[list] ?? []);
}

/** Every row of a message in all bodies: those in Rels and those in the event. */
export function messageRowsOfAll(payloads: readonly Payload[]): PayloadRow[] {
  const listed = payloads.flatMap(({ ChatEvent }) => ChatEvent['Messages']);
  return [...rowsOfAll(payloads, 'ChatMessages'), ...listed.filter(isObject)];
}

/** Changes texts of messages in every row that carries them, so that no later row brings the old one back. */
export function replaceTexts(payloads: readonly Payload[], texts: ReadonlyMap<string, string>): void {
  for (const row of messageRowsOfAll(payloads)) {
    const text = texts.get(String(row['Text']));
    if (text !== undefined) row['Text'] = text;
  }
}

/** The texts of the conversation's messages that stay, in the order of the conversation; no empty ones. */
export function textsOf(payloads: readonly Payload[]): string[] {
  const texts = messageRowsOfAll(payloads).map((row) => row['Text']);
  return [...new Set(texts.filter((text): text is string => typeof text === 'string' && text !== ''))];
}

/** The texts that were written, in the order of the conversation, and who wrote them: client, operator or bot. No empty ones. */
export function writtenTexts(payloads: readonly Payload[]): { author: string; text: string }[] {
  return payloads
    .filter(({ ChatEvent }) => ChatEvent['Type'] === 'message_created')
    .flatMap((payload) => messageRowsOfAll([payload]).slice(0, 1))
    .map(({ Author: author, Text: text }) => ({
      author: String(author),
      text: typeof text === 'string' ? text : '',
    }))
    .filter(({ text }) => text !== '');
}

/** The keys by which people, channels and projects are called. */
export const nameKeys: readonly FieldKey[] = [
  'Name',
  'ShortName',
  'Pseudonym',
  'DisplayName',
  'Title',
  'Department',
];

/** Every row of people, channels and projects. */
export function namedRows(payloads: readonly Payload[]): PayloadRow[] {
  const lists = ['Channels', 'Clients', 'Projects', 'Users'] as const;
  return lists.flatMap((list) => rowsOfAll(payloads, list));
}

/** What people, channels and projects are called. */
export function namesOf(payloads: readonly Payload[]): string[] {
  const names = namedRows(payloads).flatMap((row) => nameKeys.map((key) => row[key]));
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))];
}

/** The texts of messages that are deleted in the end. */
export function deletedTexts(payloads: readonly Payload[]): string[] {
  const deletions = payloads.filter(({ ChatEvent }) => ChatEvent['Type'] === 'delete-messages');
  return textsOf(deletions);
}
