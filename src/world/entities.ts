import { CachedRow } from '../model/cached-row.ts';
import type { Channel, Chat, ChatMessage, Client, File, Project, User } from '../model/entities.gen.ts';
import type { Conversation } from './phrasebook/conversation.ts';
import type { Persona, Staff } from './persona.ts';

/** The kinds of row that a scenario can name. */
export type EntityKind = 'project' | 'channel' | 'operator' | 'client' | 'chat' | 'message' | 'file';

/** A row of the tenant together with what the simulation knows about it. Only the world changes it. */
abstract class Base<Row extends object> {
  abstract readonly kind: EntityKind;
  /** The name the scenario gave it, or ''. */
  readonly key: string;
  readonly row: Readonly<Row> & Readonly<Record<string, unknown>>;
  /** The row as the encoder knows it. */
  readonly cell: CachedRow;

  constructor(key: string, cell: CachedRow) {
    this.key = key;
    this.row = cell.row as Row & Record<string, unknown>;
    this.cell = cell;
  }
}

/** The project: one per tenant. */
export class ProjectEntity extends Base<Project> {
  readonly kind = 'project';

  constructor(key: string, row: Project) {
    super(key, new CachedRow('Project', row));
  }
}

/** A channel through which clients write. */
export class ChannelEntity extends Base<Channel> {
  readonly kind = 'channel';
  /** Tickets from before the run that no client was given yet. */
  private earlierTickets: number;

  constructor(key: string, row: Channel) {
    super(key, new CachedRow('Channel', row));
    this.earlierTickets = row.TotalTickets;
  }

  /** A client had `wanted` tickets here before the run; returns how many of them the channel still has to give. */
  takeEarlierTickets(wanted: number): number {
    const taken = Math.min(wanted, this.earlierTickets);
    this.earlierTickets -= taken;
    return taken;
  }
}

/** An operator: a `User` on the wire. */
export class OperatorEntity extends Base<User> {
  readonly kind = 'operator';
  readonly staff: Staff;
  /** Tickets now assigned to the operator, and how many of them got an answer from any operator. */
  assignedTickets = 0;
  answeredTickets = 0;
  lastLocalId = 0;

  constructor(key: string, row: User, staff: Staff) {
    super(key, new CachedRow('User', row));
    this.staff = staff;
  }
}

/** A client of the tenant. */
export class ClientEntity extends Base<Client> {
  readonly kind = 'client';
  readonly persona: Persona;
  /** The channel the client came from; chats are opened there unless said otherwise. */
  readonly channel: ChannelEntity;
  readonly topic: string | undefined;
  /** The client's newest chat, which knows the one before: one permanent thread per channel. */
  private newestChat: ChatEntity | undefined = undefined;
  lastLocalId = 0;

  constructor(
    key: string,
    row: Client,
    facts: { persona: Persona; channel: ChannelEntity; topic: string | undefined },
  ) {
    super(key, new CachedRow('Client', row));
    this.persona = facts.persona;
    this.channel = facts.channel;
    this.topic = facts.topic;
  }

  /** The client's thread in a channel. */
  chatIn(channel: ChannelEntity): ChatEntity | undefined {
    let chat = this.newestChat;
    while (chat !== undefined && chat.channel !== channel) chat = chat.earlier;
    return chat;
  }

  /** Takes note of a new chat. */
  begin(chat: ChatEntity): void {
    chat.earlier = this.newestChat;
    this.newestChat = chat;
  }
}

/** A text that the script wrote itself and that the conversation has not processed yet. */
export interface PendingText {
  readonly from: Person;
  readonly text: string;
  /** The operator at the desk. */
  readonly operator: OperatorEntity | undefined;
  readonly atMs: number;
  readonly before: PendingText | undefined;
  /** How many there are, with those before. */
  readonly count: number;
}

/** A chat: the permanent thread of a client in a channel, in which tickets open and close. */
export class ChatEntity extends Base<Chat> {
  readonly kind = 'chat';
  readonly client: ClientEntity;
  readonly channel: ChannelEntity;
  /** Its place among the chats of the run: generated texts depend on this, not on its id. */
  readonly ordinal: number;
  /** How many tickets were opened in it. */
  tickets = 0;
  topic: string;
  /** Whether a ticket is open. */
  open = false;
  /** The current or last ticket. */
  ticketId = 0;
  /** Whether an operator has written in the open ticket. */
  answered = false;
  assignee: OperatorEntity | undefined = undefined;
  /** When its last event happened: nothing that comes later may be dated before it. */
  lastEventAt = 0;
  conversation: Conversation | undefined = undefined;
  /** The last text that the script wrote and that the conversation has not processed. */
  pendingTexts: PendingText | undefined = undefined;
  /** The chat that the client began before this one. */
  earlier: ChatEntity | undefined = undefined;
  /** Messages that are not yet settled: not deleted, and not yet read by the other side. The oldest comes first. */
  private unsettled: MessageEntity[] | undefined = undefined;

  constructor(
    key: string,
    row: Chat,
    facts: { client: ClientEntity; channel: ChannelEntity; topic: string; ordinal: number },
  ) {
    super(key, new CachedRow('Chat', row));
    this.client = facts.client;
    this.channel = facts.channel;
    this.ordinal = facts.ordinal;
    this.topic = facts.topic;
  }

  get unread(): readonly MessageEntity[] {
    return this.unsettled ?? [];
  }

  /** A message was written. */
  wrote(message: MessageEntity): void {
    // A list that grows from nothing would have room for seventeen, in each of many chats.
    if (this.unsettled === undefined) this.unsettled = [message];
    else this.unsettled.push(message);
  }

  /** A message was read or deleted. */
  settle(message: MessageEntity): void {
    const { unsettled = [] } = this;
    const at = unsettled.indexOf(message);
    if (at >= 0) unsettled.splice(at, 1);
    if (unsettled.length === 0) this.unsettled = undefined;
  }
}

/** What a message carries. */
export type MessageForm = 'text' | 'file' | 'image' | 'voice';

/** A message in a chat. */
export class MessageEntity extends Base<ChatMessage> {
  readonly kind = 'message';
  readonly chat: ChatEntity;
  readonly author: ClientEntity | OperatorEntity;
  readonly form: MessageForm;
  readonly file: FileEntity | undefined;
  deleted = false;
  listened = false;

  constructor(
    key: string,
    row: ChatMessage,
    facts: {
      chat: ChatEntity;
      author: ClientEntity | OperatorEntity;
      form: MessageForm;
      file: FileEntity | undefined;
    },
  ) {
    super(key, new CachedRow('ChatMessage', row, true));
    this.chat = facts.chat;
    this.author = facts.author;
    this.form = facts.form;
    this.file = facts.file;
  }
}

/** A file that came with a message. */
export class FileEntity extends Base<File> {
  readonly kind = 'file';
  readonly uploader: ClientEntity | OperatorEntity;
  /** How long a generated voice message plays; 0 for other files. */
  readonly durationMs: number;

  constructor(key: string, row: File, uploader: ClientEntity | OperatorEntity, durationMs = 0) {
    super(key, new CachedRow('File', row, true));
    this.uploader = uploader;
    this.durationMs = durationMs;
  }
}

/** Anyone who can act in a chat. */
export type Person = ClientEntity | OperatorEntity;
/** What has a row whose fields can be given new values. */
export interface Patchable {
  readonly row: object;
  readonly cell: CachedRow;
}
