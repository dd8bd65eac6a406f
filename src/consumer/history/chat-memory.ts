import type { MessageFacts } from './message-facts.ts';
import type { MessageState } from './message-state.ts';

/** How many of a chat's latest events are kept to distinguish a repeat from a reused id; after a close, only `closedRepeats`. */
const openRepeats = 32;
const closedRepeats = 4;
/** How many messages of one open chat are remembered, the latest ones. */
const rememberedMessages = 10_000;

/** What is remembered of a message. */
export interface KnownMessage {
  readonly state: MessageState;
  readonly facts: MessageFacts;
}

/** What is remembered of a chat. About half a kilobyte while it is closed. */
export class ChatMemory {
  /** Whether a ticket is open; undefined until an event shows it. */
  open: boolean | undefined = undefined;
  ticketId: number | undefined = undefined;
  clientId: number | undefined = undefined;
  channelId: number | undefined = undefined;
  lastEventId = 0;
  lastMessageId = 0;
  /** ClientUnread as it must be now, by what was seen; undefined while no chat row was seen. */
  unread: number | undefined = undefined;
  /** TotalTickets as last seen in this chat. */
  readonly totals = { project: 0, channel: 0, client: 0 };
  /** Messages created after this moment (ms UTC) must have been announced to us. */
  watchedSinceMs: number;
  /** Senders and LocalIds of the messages of the open ticket. */
  localIds: Set<string> | undefined = undefined;
  private messages: Map<number, KnownMessage> | undefined = undefined;
  private repeatIds: number[] = [];
  private repeatPrints: number[] = [];

  constructor(watchedSinceMs: number) {
    this.watchedSinceMs = watchedSinceMs;
  }

  /** The state that a message is known to have. */
  message(id: number): MessageState | undefined {
    return this.messages?.get(id)?.state;
  }

  /** What a message is known to have been written with. */
  factsOf(id: number): MessageFacts | undefined {
    return this.messages?.get(id)?.facts;
  }

  /** Keeps what is known of a message. */
  remember(id: number, message: KnownMessage, nowMs: number): void {
    this.messages ??= new Map();
    this.messages.set(id, message);
    if (this.messages.size <= rememberedMessages) return;
    const oldest = this.messages.keys().next();
    if (oldest.done !== true) this.messages.delete(oldest.value);
    // Of messages up to now some are forgotten, so none of them can be called unannounced any more.
    this.watchedSinceMs = nowMs;
  }

  /** Keeps the LocalId of a sender; false if it was already there. */
  addLocalId(key: string): boolean {
    this.localIds ??= new Set();
    if (this.localIds.has(key)) return false;
    this.localIds.add(key);
    if (this.localIds.size > rememberedMessages) {
      const oldest = this.localIds.values().next();
      if (oldest.done !== true) this.localIds.delete(oldest.value);
    }
    return true;
  }

  /** The fingerprint under which an event id was seen lately. */
  printOf(eventId: number): number | undefined {
    const index = this.repeatIds.lastIndexOf(eventId);
    return index < 0 ? undefined : this.repeatPrints[index];
  }

  /** Keeps the fingerprint of an event. */
  addPrint(eventId: number, print: number): void {
    this.repeatIds.push(eventId);
    this.repeatPrints.push(print);
    if (this.repeatIds.length > 2 * openRepeats) this.keepPrints(openRepeats);
  }

  /** The ticket is closed: keeps only what later events are held against. */
  compact(nowMs: number): void {
    this.messages = undefined;
    this.localIds = undefined;
    this.watchedSinceMs = nowMs;
    this.keepPrints(closedRepeats);
  }

  private keepPrints(count: number): void {
    this.repeatIds = this.repeatIds.slice(-count);
    this.repeatPrints = this.repeatPrints.slice(-count);
  }
}
