import type {
  ChannelEntity,
  ChatEntity,
  ClientEntity,
  FileEntity,
  MessageEntity,
  OperatorEntity,
} from '../../world/entities.ts';
import { History } from './history.ts';

/** Everything in a tenant that can be named or has an id. */
export type NamedEntity =
  ChannelEntity | OperatorEntity | ClientEntity | ChatEntity | MessageEntity | FileEntity;

/** The kinds of row that are looked up. */
export type RowKind = NamedEntity['kind'];

/**
 * What the tenant holds: rows by id and by human key. The world itself keeps no lists. Channels, people and chats stay;
 * of messages and their files the latest ones do.
 */
export class Registry {
  readonly channels = new Map<number, ChannelEntity>();
  readonly operators = new Map<number, OperatorEntity>();
  readonly clients = new Map<number, ClientEntity>();
  readonly chats = new Map<number, ChatEntity>();
  readonly files = new Map<string, FileEntity>();
  readonly history: History;
  private readonly creations = new WeakMap<MessageEntity, number>();
  private readonly names = new Map<string, NamedEntity>();

  constructor(keepMessages: number) {
    this.history = new History(keepMessages, (message) => this.forget(message));
  }

  /** Takes in a row; a second time does nothing. */
  add(row: NamedEntity): void {
    if (row.kind === 'message') {
      if (!this.history.add(row)) return;
      if (row.file !== undefined) this.files.set(row.file.row.Id, row.file);
    } else if (row.kind === 'file') this.files.set(row.row.Id, row);
    else (this.table(row.kind) as Map<number, NamedEntity>).set(row.row.Id, row);
    if (row.key !== '' && !this.names.has(row.key)) this.names.set(row.key, row);
  }

  /**
   * The row of a name, or of a reference such as `chat:1042`, whose number is the id on the wire. Undefined if there is
   * none, or none any more.
   */
  find(name: string): NamedEntity | undefined {
    return this.names.get(name) ?? this.referred(name);
  }

  /** The row of a kind with an id. */
  byId(kind: RowKind, id: number | string): NamedEntity | undefined {
    if (kind === 'file') return this.files.get(String(id));
    if (kind === 'message') return this.history.get(Number(id));
    return this.table(kind).get(Number(id));
  }

  /** The id of the event that reported a new message. */
  createdBy(message: MessageEntity): number | undefined {
    return this.creations.get(message);
  }

  /** Notes which event reported a new message. */
  noteCreation(message: MessageEntity, eventId: number): void {
    this.creations.set(message, eventId);
  }

  /** All names of rows of these kinds, or of any, the newest first. */
  nameList(kinds?: readonly string[]): string[] {
    const all = [...this.names].filter(([, row]) => kinds?.includes(row.kind) ?? true);
    return all.map(([name]) => name).reverse();
  }

  /** The channel of a technical name. */
  channel(name: string): ChannelEntity | undefined {
    const row = this.names.get(name);
    return row?.kind === 'channel' ? row : undefined;
  }

  /** The chat of a client in a channel, if the client ever wrote there. */
  chatOf(client: ClientEntity, channel: ChannelEntity): ChatEntity | undefined {
    return client.chatIn(channel);
  }

  /** A name that is free, made of this one. */
  freeName(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.names.has(name); number++) name = `${wanted}-${number}`;
    return name;
  }

  private referred(reference: string): NamedEntity | undefined {
    const [, kind, id] = /^(channel|operator|client|chat|message|file):(.+)$/.exec(reference) ?? [];
    return kind === undefined || id === undefined ? undefined : this.byId(kind as RowKind, id);
  }

  private table(kind: 'channel' | 'operator' | 'client' | 'chat'): ReadonlyMap<number, NamedEntity> {
    return { channel: this.channels, operator: this.operators, client: this.clients, chat: this.chats }[kind];
  }

  private forget(message: MessageEntity): void {
    if (this.names.get(message.key) === message) this.names.delete(message.key);
    if (message.file !== undefined) this.files.delete(message.file.row.Id);
  }
}
