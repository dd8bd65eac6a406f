import { onTestFinished } from 'vitest';
import { eventOf } from './target.ts';
import { startMisbehavingServer } from './misbehaving-server.ts';

/** What came to a consumer that remembers. */
export interface RememberingConsumer {
  readonly url: string;
  /** How many events were stored, each under an id that was new. */
  stored(): number;
  /** Rows whose id the consumer had already: it would have dropped them. */
  readonly dropped: readonly string[];
  /** The highest id of all rows that are new with each run. */
  highest(): number;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * A consumer whose tables have unique keys: events by `ChatEvent.Id`, and chats, messages, clients and files by the event
 * that says they are new. It takes everything, and notes what it would have dropped.
 */
export async function startRememberingConsumer(): Promise<RememberingConsumer> {
  const server = await startMisbehavingServer();
  onTestFinished(() => server.close());
  const keys = new Set<string>();
  const dropped: string[] = [];
  const owners = new Map<string, unknown>();
  let read = 0;
  let stored = 0;
  let highest = 0;
  const insert = (table: string, id: unknown): void => {
    const key = `${table} ${String(id)}`;
    highest = Math.max(highest, typeof id === 'number' ? id : 0);
    if (keys.has(key)) dropped.push(key);
    keys.add(key);
  };
  const note = (body: Buffer): void => {
    const event = eventOf(body);
    if (event['Transitive'] !== true) {
      stored++;
      insert('event', event['Id']);
    }
    const { Rels: rels } = JSON.parse(body.toString('utf8')) as { Rels: Record<string, Row[] | undefined> };
    if (event['Type'] === 'chat_created') insert('chat', event['ChatId']);
    if (event['Type'] === 'message_created') insert('message', event['MessageId']);
    for (const client of rels['Clients'] ?? []) own(owners, dropped, client);
  };
  const catchUp = (): void => {
    for (const { body } of server.seen.slice(read)) note(body);
    read = server.seen.length;
  };
  return {
    url: server.url,
    stored: () => (catchUp(), stored),
    get dropped() {
      catchUp();
      return dropped;
    },
    highest: () => (catchUp(), highest),
  };
}

/** Numbers of a client in other systems: each belongs to one client alone. */
const foreignKeys = ['CRMClientId', 'TelegramId', 'FacebookId', 'InfobipId', 'EdnaId', 'VKId', 'ViberId'];

/** The number of a client in another system must not be that of another client. */
function own(owners: Map<string, unknown>, dropped: string[], client: Row): void {
  for (const name of foreignKeys) {
    const number = client[name];
    if (number === null || number === undefined || number === '' || number === 0) continue;
    const key = `${name} ${JSON.stringify(number)}`;
    const owner = owners.get(key) ?? client['Id'];
    if (owner !== client['Id']) dropped.push(key);
    owners.set(key, owner);
  }
}
