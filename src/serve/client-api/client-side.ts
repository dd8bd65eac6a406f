import { createHash } from 'node:crypto';
import type { Clock } from '../../env/clock.ts';
import type { ClientEntity } from '../../world/entities.ts';
import type { EventStream } from '../http/event-stream.ts';
import type { Happening } from '../tenant/living-world.ts';
import { Planted } from './planted.ts';
import { RecentEvents } from './recent-events.ts';
import { Sessions, type ClientSession } from './sessions.ts';

/** Called when a client opens its first stream or closes its last one. */
type OnPresence = (client: ClientEntity, connected: boolean) => void;

/** Everything the client API holds beside the tenant: who is logged in, who listens, and what is planted. */
export class ClientSide {
  readonly planted: Planted;
  readonly recent = new RecentEvents();
  readonly fileTokens = new FileTokens();
  sessions: Sessions;
  /** Called with every new session. */
  onOpened: (session: ClientSession) => void = () => undefined;
  private readonly onPresence: OnPresence;
  private readonly listeners = new Map<ClientEntity, Set<(happening: Happening) => void>>();
  private readonly openStreams = new Set<EventStream>();
  private readonly streams = new Map<ClientEntity, number>();

  constructor(seed: number, clock: Clock, onPresence: OnPresence) {
    this.sessions = new Sessions(seed);
    this.planted = new Planted(clock);
    this.onPresence = onPresence;
  }

  /** Starts over with a tenant: nobody is logged in, and streams end. */
  reset(seed: number): void {
    this.dropStreams();
    this.sessions = new Sessions(seed);
    this.recent.clear();
    this.listeners.clear();
    this.streams.clear();
  }

  open(facts: Omit<ClientSession, 'id' | 'token'>): ClientSession {
    const session = this.sessions.open(facts);
    this.onOpened(session);
    return session;
  }

  /** Counts a stream of a client until it is closed. */
  connected(client: ClientEntity, stream: EventStream): void {
    this.openStreams.add(stream);
    const count = (by: number): void => {
      const now = Math.max(0, (this.streams.get(client) ?? 0) + by);
      this.streams.set(client, now);
      if (now + (by < 0 ? 1 : 0) === 1) this.onPresence(client, by > 0);
    };
    count(1);
    stream.closed.addEventListener(
      'abort',
      () => {
        this.openStreams.delete(stream);
        count(-1);
      },
      { once: true },
    );
  }

  /** Ends every open stream; gives how many there were. */
  dropStreams(): number {
    const streams = [...this.openStreams];
    for (const stream of streams) stream.end();
    return streams.length;
  }

  /** Hears what happens in the chats of a client; the function that it gives ends that. */
  listen(client: ClientEntity, listener: (happening: Happening) => void): () => void {
    const own = this.listeners.get(client) ?? new Set();
    this.listeners.set(client, own);
    own.add(listener);
    return () => {
      own.delete(listener);
      if (own.size === 0) this.listeners.delete(client);
    };
  }

  /** Notifies the streams of the client concerned. */
  publish(happening: Happening): void {
    this.recent.add(happening);
    for (const listener of this.listeners.get(happening.chat.client) ?? []) listener(happening);
  }

  streamsOf(client: ClientEntity): number {
    return this.streams.get(client) ?? 0;
  }

  get streamCount(): number {
    let count = 0;
    for (const own of this.streams.values()) count += own;
    return count;
  }
}

/** How many tokens of files are valid at once. */
const mostTokens = 10_000;

/** Tokens by which one file may be fetched without a session. */
class FileTokens {
  private readonly files = new Map<string, string>();
  private made = 0;

  make(fileId: string): string {
    const token = createHash('sha256').update(`${++this.made} ${fileId}`).digest('hex');
    this.files.set(token, fileId);
    const [oldest] = this.files.keys();
    if (this.files.size > mostTokens && oldest !== undefined) this.files.delete(oldest);
    return token;
  }

  get(token: string): string | undefined {
    return this.files.get(token);
  }
}
