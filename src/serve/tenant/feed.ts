import { Later } from '../later.ts';

/** One entry of the stream of all that happens. */
export interface FeedEntry {
  /** Grows by one from entry to entry, from 1. */
  readonly id: number;
  /** What kind of thing happened. */
  readonly kind: FeedKind;
  /** The entry as JSON. */
  readonly json: string;
}

/** The kinds of entry, and what their data is. */
export const feedKinds = {
  reset: 'A new tenant has begun; whatever was known of the old one is void.',
  arrived: 'A channel, an operator or a client was added: `{ kind, id, name }`.',
  event:
    'Something happened in a chat: `{ event, chat, message, delivery }` with the changed chat and message.',
  asked: 'A client answered a rating, a poll or a form: the message that asked.',
  delivery: 'A webhook was made, tried or settled: the delivery as a list shows it.',
  play: 'A scenario began, went on or ended: the play.',
  faults: 'Faults were switched, or did something: the list of faults.',
  settings: 'Target, policy or clock changed: the status.',
  client: 'A client of the client API connected to its stream or left it: `{ clientId, connected }`.',
} as const;

/** A kind of entry. */
export type FeedKind = keyof typeof feedKinds;

/** Hears every entry. */
export type Listener = (entry: FeedEntry) => void;

/** How many bytes of entries are kept for readers that reconnect. */
const mostBytes = 4_000_000;

/** Entries go when there is this much more, so that few moves are made and memory is even. */
const slackBytes = 200_000;

/** All that happens, in order, for those who watch; the latest entries are kept so that a dropped connection misses nothing. */
export class Feed {
  private entries: FeedEntry[] = [];
  private bytes = 0;
  private lastId = 0;
  private readonly listeners = new Set<Listener>();
  private readonly later = new Later();

  /** The id of the newest entry; 0 before the first. */
  get newestId(): number {
    return this.lastId;
  }

  /** Adds an entry. Its data is a snapshot, which becomes JSON and is heard a moment later. */
  add(kind: FeedKind, data: unknown): void {
    const id = ++this.lastId;
    this.later.add(() => this.take({ id, kind, json: JSON.stringify(data) }));
  }

  /** The entries after an id; undefined if some of them are not kept any more. */
  after(id: number): readonly FeedEntry[] | undefined {
    this.finish();
    const [first] = this.entries;
    if (id > this.lastId || (first !== undefined && first.id > id + 1)) return undefined;
    return first === undefined ? [] : this.entries.slice(id + 1 - first.id);
  }

  /** Begins to listen; the function that it gives ends that. */
  listen(listener: Listener): () => void {
    this.finish();
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Lets those who listen hear everything that was added. */
  finish(): void {
    this.later.finish();
  }

  private take(entry: FeedEntry): void {
    this.entries.push(entry);
    this.bytes += entry.json.length;
    if (this.bytes > mostBytes + slackBytes) this.shrink();
    for (const listener of this.listeners) listener(entry);
  }

  private shrink(): void {
    let dropped = 0;
    while (this.bytes > mostBytes && dropped < this.entries.length - 1) {
      this.bytes -= this.entries[dropped++]?.json.length ?? 0;
    }
    this.entries = this.entries.slice(dropped);
  }
}
