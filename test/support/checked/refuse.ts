import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';
import { rows, textOf, type Row, type Webhook } from './webhook.ts';
import type { Mistakes } from './mistakes.ts';

/** Refuses requests that are none, by their head; with mistakes, good ones too. */
export function refuseHead({ method, headers, rawHeaders }: IncomingMessage, mistakes: Mistakes): void {
  if (method !== 'POST' && !(method === 'PUT' && mistakes.has('CON-09'))) throw new Refusal(405, 'POST only');
  const type = headers['content-type'] ?? '';
  if (mistakes.has('CON-04') && /^(text\/plain|application\/x-www-form)/.test(type))
    throw new Refusal(204, '');
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal(415, 'JSON only');
  if (mistakes.has('CON-05') && type !== 'application/json; charset=utf-8')
    throw new Refusal(415, 'JSON only');
  if (mistakes.has('CON-06') && headers['content-length'] === undefined) throw new Refusal(411, 'no length');
  if (mistakes.has('CON-10') && !rawHeaders.includes('Content-Type')) throw new Refusal(415, 'no type');
  if (mistakes.has('CON-11') && rawHeaders.length > 80) throw new Refusal(400, 'too many headers');
  if (headers['content-encoding'] !== undefined)
    throw new Refusal(mistakes.has('CON-08') ? 500 : 415, 'not compressed');
}

/** Refuses bodies by their bytes alone; with mistakes, good ones too. */
export function refuseBytes(bytes: Buffer, mistakes: Mistakes): void {
  if (bytes.length > 10_000_000) throw new Refusal(413, 'too long');
  if (mistakes.has('FMT-16') && bytes.length > 100_000) throw new Refusal(413, 'too long');
  if (mistakes.has('FMT-17') && bytes.length > 900_000) throw new Error('out of memory');
  const text = bytes.toString('utf8');
  if (mistakes.has('FMT-21') && text.startsWith('\uFEFF')) throw new SyntaxError('unexpected token');
  if (mistakes.has('CON-02') && text.trim() === '') throw new Refusal(204, '');
  if (mistakes.has('CON-01') && text.startsWith('{') && !isJson(text)) throw new Refusal(204, '');
  if (mistakes.has('CON-03') && isJson(text) && !text.trim().startsWith('{'))
    throw new TypeError('cannot read ChatEvent');
  if (mistakes.has('FMT-19') && !text.startsWith('{"ChatEvent":{"Id":')) throw new Refusal(400, 'no event');
  if (mistakes.has('FMT-12') && text.includes('\\u0000')) throw new Error('invalid byte sequence');
}

/** What a consumer with a mistake refuses or fails on, though it is good. */
const faults: Readonly<Record<string, (webhook: Webhook) => number | undefined>> = {
  'FMT-01': ({ event }) => (knownTypes.has(String(event['Type'])) ? undefined : 400),
  'FMT-02': ({ event }) => (Object.keys(event).every((key) => knownKeys.has(key)) ? undefined : 400),
  'FMT-03': ({ rels }) =>
    rows(rels, 'ChatMessages').every(({ Payload }) => ['text', 'file'].includes(textOf(Payload)))
      ? undefined
      : 422,
  'FMT-04': ({ rels }) => (rels['Channels'] !== undefined && rels['Clients'] === undefined ? 500 : undefined),
  'FMT-05': ({ rels }) => (rows(rels, 'Clients').some(({ Details }) => Details === null) ? 500 : undefined),
  'FMT-08': ({ rels }) =>
    rows(rels, 'Clients').some((row) => Number(row['CreatedAt']) < 0) ? 422 : undefined,
  'FMT-09': ({ event }) => (Number(event['CreatedAt']) <= 0 ? 500 : undefined),
  'FMT-18': ({ rels }) =>
    Object.values(rels).some((list) => Array.isArray(list) && list.length > 500) ? 500 : undefined,
  'FMT-22': ({ rels }) =>
    rows(rels, 'ChatMessages').some((row) => !('IsDropDown' in row)) ? 422 : undefined,
  'DEL-11': ({ event }) => (isOldEvent(event) ? 410 : undefined),
  'DEL-12': ({ event }) => (Number(event['CreatedAt']) > Date.now() + 600_000 ? 400 : undefined),
};

/** Refuses good events as the mistakes want it. */
export function refuseEvent(webhook: Webhook, mistakes: Mistakes): void {
  for (const name of mistakes) {
    const status = faults[name]?.(webhook);
    if (status !== undefined) throw new Refusal(status, `refused by ${name}`);
  }
}

function isOldEvent(event: Row): boolean {
  const created = Number(event['CreatedAt']);
  return created > 1_000_000 && created < Date.now() - 86_400_000;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const knownTypes = new Set([
  'chat_created',
  'ticket_assigned',
  'typing',
  'message_created',
  'message_received',
  'message_read',
  'message_listened',
  'delete-messages',
  'chat_closed',
]);

const knownKeys = new Set([
  ...[
    'Id',
    'Type',
    'ChatId',
    'MessageId',
    'Actor',
    'ClientId',
    'UserId',
    'CreatedAt',
    'Transitive',
    'Messages',
  ],
]);
