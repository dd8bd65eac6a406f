import type { ChatEntity, MessageEntity } from '../../world/entities.ts';

/**
 * The messages of all chats, oldest first. When there are more than the limit, the oldest go, but for the last one of each
 * chat, so that memory stays bounded by the limit and the number of chats.
 */
export class History {
  private readonly limit: number;
  private readonly onForgotten: (message: MessageEntity) => void;
  private readonly byId = new Map<number, MessageEntity>();
  private readonly byChat = new Map<ChatEntity, MessageEntity[]>();
  /** Messages by side and by the number that their sender gave them: every call that sends looks there. */
  private readonly bySender = new WeakMap<ChatEntity, Map<string, MessageEntity>>();

  constructor(limit: number, onForgotten: (message: MessageEntity) => void) {
    this.limit = limit;
    this.onForgotten = onForgotten;
  }

  /** Takes in a message; false if it is there already. */
  add(message: MessageEntity): boolean {
    if (this.byId.has(message.row.Id)) return false;
    this.byId.set(message.row.Id, message);
    const messages = this.byChat.get(message.chat);
    if (messages === undefined) this.byChat.set(message.chat, [message]);
    else messages.push(message);
    const sent = this.bySender.get(message.chat) ?? new Map<string, MessageEntity>();
    this.bySender.set(message.chat, sent.set(senderKey(message), message));
    if (this.byId.size > this.limit) this.shrink();
    return true;
  }

  get(id: number): MessageEntity | undefined {
    return this.byId.get(id);
  }

  /** The message to which its sender gave this number. */
  sentAs(chat: ChatEntity, side: 'client' | 'operator', localId: number): MessageEntity | undefined {
    return this.bySender.get(chat)?.get(`${side} ${localId}`);
  }

  /** The messages of a chat that are still held, deleted ones too. */
  of(chat: ChatEntity): readonly MessageEntity[] {
    return this.byChat.get(chat) ?? [];
  }

  get size(): number {
    return this.byId.size;
  }

  /** The map keeps the order of coming, so the first ones are the oldest. */
  private shrink(): void {
    let looked = 0;
    for (const message of this.byId.values()) {
      if (this.byId.size <= this.limit || looked++ > 64) return;
      const messages = this.byChat.get(message.chat) ?? [];
      if (messages.at(-1) === message) {
        // The last one of its chat moves to the end of the queue.
        this.byId.delete(message.row.Id);
        this.byId.set(message.row.Id, message);
        continue;
      }
      messages.splice(messages.indexOf(message), 1);
      this.byId.delete(message.row.Id);
      const sent = this.bySender.get(message.chat);
      if (sent?.get(senderKey(message)) === message) sent.delete(senderKey(message));
      message.chat.settle(message);
      this.onForgotten(message);
    }
  }
}

function senderKey({ author, row }: MessageEntity): string {
  return `${author.kind} ${row.LocalId}`;
}
