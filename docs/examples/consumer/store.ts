import { isEvent, type ChatMessage, type WebhookPayload } from 'iqmock';

/** A message as the desk keeps it. */
export interface StoredMessage {
  readonly id: number;
  readonly from: 'client' | 'operator';
  readonly text: string;
  readonly quotes?: number;
  readonly file?: string;
  read: boolean;
}

/** A chat as the desk keeps it. */
export interface StoredChat {
  readonly id: number;
  client: string;
  operator?: string;
  status: 'open' | 'closed';
  messages: StoredMessage[];
}

/** The chats of a support desk, built from webhooks alone. */
export class ChatStore {
  private readonly chats = new Map<number, StoredChat>();
  private readonly seen = new Set<number>();

  /** Applies an event once, however often it is delivered. Transitive events have no id of their own. */
  apply(payload: WebhookPayload): void {
    const { Id, Transitive } = payload.ChatEvent;
    if (!Transitive && this.seen.has(Id)) return;
    if (!Transitive) this.seen.add(Id);
    this.change(this.chatOf(payload), payload);
  }

  /** A chat by its id. */
  find(id: number): StoredChat | undefined {
    return this.chats.get(id);
  }

  /** All chats, in the order in which they were first heard of. */
  all(): readonly StoredChat[] {
    return [...this.chats.values()];
  }

  private change(chat: StoredChat, payload: WebhookPayload): void {
    if (isEvent(payload, 'chat_created')) {
      // A returning client opens the same chat again.
      chat.status = 'open';
    } else if (isEvent(payload, 'ticket_assigned')) {
      const operator = payload.Rels.Users?.find(({ Id }) => Id === payload.ChatEvent.UserId);
      if (operator !== undefined) chat.operator = operator.Name;
    } else if (isEvent(payload, 'message_created')) {
      for (const row of payload.Rels.ChatMessages) chat.messages.push(toMessage(row, payload));
    } else if (isEvent(payload, 'message_read')) {
      const read = chat.messages.find(({ id }) => id === payload.ChatEvent.MessageId);
      if (read !== undefined) read.read = true;
    } else if (isEvent(payload, 'delete-messages')) {
      const deleted = new Set(payload.Rels.ChatMessages.map(({ Id }) => Id));
      chat.messages = chat.messages.filter(({ id }) => !deleted.has(id));
    } else if (isEvent(payload, 'chat_closed')) {
      chat.status = 'closed';
    }
  }

  /** Webhooks may begin in the middle of a chat, so any event may be the first that is heard of it. */
  private chatOf({ ChatEvent, Rels }: WebhookPayload): StoredChat {
    const known = this.chats.get(ChatEvent.ChatId);
    if (known !== undefined) return known;
    const row = Rels.Chats.find(({ Id }) => Id === ChatEvent.ChatId);
    const client = Rels.Clients?.find(({ Id }) => Id === row?.ClientId);
    const chat: StoredChat = {
      id: ChatEvent.ChatId,
      client: client?.Name ?? '?',
      status: 'open',
      messages: [],
    };
    this.chats.set(chat.id, chat);
    return chat;
  }
}

function toMessage(row: ChatMessage, { Rels }: WebhookPayload): StoredMessage {
  const file = Rels.Files?.find(({ Id }) => Id === row.FileId);
  return {
    id: row.Id,
    from: row.Author === 'client' ? 'client' : 'operator',
    text: row.Text,
    ...(row.ReplyToMessageId === undefined ? {} : { quotes: row.ReplyToMessageId }),
    ...(file === undefined ? {} : { file: file.Name }),
    read: false,
  };
}
