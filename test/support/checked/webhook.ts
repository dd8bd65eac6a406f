import { Refusal } from './refusal.ts';

/** A row of a body. */
export type Row = Readonly<Record<string, unknown>>;

/** A body that was read. */
export interface Webhook {
  readonly event: Row;
  readonly rels: Row;
}

/** Reads a body; throws a refusal for what is no webhook. */
export function readWebhook(text: string, failsOnKinds: boolean): Webhook {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'no JSON');
  }
  if (!isRow(body) || !isRow(body['ChatEvent'])) throw new Refusal(400, 'no ChatEvent');
  const { ChatEvent: event, Rels: rels = {} } = body;
  if (!isRow(rels)) throw new Refusal(400, 'Rels is no object');
  const isGood =
    typeof event['Type'] === 'string' &&
    typeof event['Id'] === 'number' &&
    typeof event['ChatId'] === 'number';
  if (!isGood) throw new Refusal(failsOnKinds ? 500 : 400, 'an event has a type and ids');
  return { event, rels };
}

/** The rows of a list; what is none is left out. */
export function rows(rels: Row, list: string): Row[] {
  const found = rels[list];
  return Array.isArray(found) ? found.filter(isRow) : [];
}

/** A text, or nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
