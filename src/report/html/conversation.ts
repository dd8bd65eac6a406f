import { formatBytes } from '../../env/format.ts';
import { eventTraits } from '../../events/traits.gen.ts';
import type { ResultRecord } from '../record.ts';
import { isObject, ownValue } from '../../own.ts';

/** A webhook as a line of a conversation. */
export interface Utterance {
  readonly side: 'client' | 'operator' | 'system';
  /** Who acted; empty where the body does not say. */
  readonly who: string;
  /** What was written, for a new message; undefined for any other event. */
  readonly text?: string;
  /** The message that is quoted. */
  readonly quote?: string;
  /** The file that came with it, `photo.jpg · 120.4 kB`. */
  readonly file?: string;
  /** A name for the whole chat. */
  readonly chatName?: string;
}

/** Reads bodies into a conversation; it remembers names and texts, since an event holds only the rows that it concerns. */
export interface ConversationReader {
  read(result: ResultRecord): Utterance;
}

type Row = Readonly<Record<string, unknown>>;

/** Makes a reader for the results of one run, given in the order of sending. */
export function createConversationReader(): ConversationReader {
  const texts = new Map<string, string>();
  return {
    read(result) {
      const body = parseBody(result);
      if (body === undefined) return { side: 'system', who: '' };
      const { event, rels } = body;
      const client = find(rels, 'Clients', event['ClientId'] ?? chatOf(event, rels)?.['ClientId']);
      const names = {
        client: textOf(client?.['Name']),
        operator: operatorName(find(rels, 'Users', event['UserId'])),
      };
      const side = sideOf(event['Actor']);
      const isNew = eventTraits.get(result.type)?.creates === 'message';
      const said = isNew ? messageOf(event, rels, texts, result) : {};
      return {
        side,
        who: side === 'system' ? '' : names[side],
        ...said,
        ...(names.client === '' ? {} : { chatName: names.client }),
      };
    },
  };
}

function parseBody({ body }: ResultRecord): { event: Row; rels: Row } | undefined {
  try {
    const json: unknown = JSON.parse(body ?? '');
    if (!isObject(json) || !isObject(json['ChatEvent'])) return undefined;
    return { event: json['ChatEvent'], rels: isObject(json['Rels']) ? json['Rels'] : {} };
  } catch {
    return undefined;
  }
}

function sideOf(actor: unknown): Utterance['side'] {
  if (actor === 'client') return 'client';
  return actor === 'user' ? 'operator' : 'system';
}

function messageOf(
  event: Row,
  rels: Row,
  texts: Map<string, string>,
  result: ResultRecord,
): Partial<Utterance> {
  const message = find(rels, 'ChatMessages', event['MessageId']);
  if (message === undefined) return { text: result.summary };
  const keyOf = (id: unknown): string => `${result.scenario}/${String(id)}`;
  const text = textOf(message['Text']);
  const file = describeFile(find(rels, 'Files', message['FileId']));
  texts.set(keyOf(message['Id']), text === '' ? (file ?? '') : text);
  const quoted = message['ReplyToMessageId'];
  const quote = texts.get(keyOf(quoted)) ?? textOf(find(rels, 'ChatMessages', quoted)?.['Text']);
  return {
    text: text === '' && file === undefined ? result.summary : text,
    ...(typeof quoted !== 'number' ? {} : { quote: quote === '' ? `message ${quoted}` : quote }),
    ...(file === undefined ? {} : { file }),
  };
}

function describeFile(file: Row | undefined): string | undefined {
  if (file === undefined) return undefined;
  const size = file['Size'];
  const name = textOf(file['Name']) || textOf(file['Id']);
  return typeof size === 'number' ? `${name} · ${formatBytes(size)}` : name;
}

function operatorName(user: Row | undefined): string {
  return textOf(user?.['DisplayName']) || textOf(user?.['Name']);
}

function chatOf(event: Row, rels: Row): Row | undefined {
  return find(rels, 'Chats', event['ChatId']);
}

function find(rels: Row, list: string, id: unknown): Row | undefined {
  const rows = ownValue(rels, list);
  if (id === null || id === undefined || !Array.isArray(rows)) return undefined;
  return rows.filter(isObject).find((row) => row['Id'] === id);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
