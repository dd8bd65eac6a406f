import type { WebhookPayload } from '../../../src/index.ts';

/** What a small CRM keeps of a chat. */
export interface ChatRecord {
  open: boolean;
  unread: number;
  /** Texts in the order in which they were applied. */
  messages: string[];
  /** Event types in the order in which they were applied. */
  log: string[];
}

/** How the store counts unread messages; the planted bug counts those of both sides. */
export interface StoreRules {
  readonly countsBothSides: boolean;
  readonly forgetsWhatItHasSeen: boolean;
}

/** A CRM's view of the chats, built from webhooks alone. */
export class Store {
  readonly chats = new Map<number, ChatRecord>();
  private readonly seen = new Set<number>();
  private readonly rules: StoreRules;

  constructor(rules: StoreRules) {
    this.rules = rules;
  }

  /** Applies an event once, however often it comes. Transitive events have no id and change nothing. */
  apply({ ChatEvent, Rels }: WebhookPayload): void {
    if (ChatEvent.Id !== 0 && !this.rules.forgetsWhatItHasSeen) {
      if (this.seen.has(ChatEvent.Id)) return;
      this.seen.add(ChatEvent.Id);
    }
    const chat = this.chat(ChatEvent.ChatId);
    const message = Rels.ChatMessages?.[0];
    const counts = message?.Author === 'user' || this.rules.countsBothSides;
    chat.log.push(ChatEvent.Type);
    if (ChatEvent.Type === 'chat_created') chat.open = true;
    if (ChatEvent.Type === 'chat_closed') chat.open = false;
    if (ChatEvent.Type === 'message_created') {
      chat.messages.push(message?.Text ?? '');
      if (counts) chat.unread += 1;
    }
    if (ChatEvent.Type === 'message_read' && counts) chat.unread -= 1;
  }

  /** The only chat, or everything summed up. */
  overview(): object {
    const [only] = this.chats.values();
    return only ?? { open: false, unread: 0, messages: [], log: [] };
  }

  private chat(id: number): ChatRecord {
    let chat = this.chats.get(id);
    if (chat === undefined) {
      chat = { open: false, unread: 0, messages: [], log: [] };
      this.chats.set(id, chat);
    }
    return chat;
  }
}
