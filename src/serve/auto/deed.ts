import type { Entry } from '../../entry.ts';
import type { EventDefinition } from '../../events/event.ts';
import { channelKind } from '../../world/channel-kinds.ts';
import type { ChatEntity, MessageEntity, OperatorEntity } from '../../world/entities.ts';
import type { Registry } from '../tenant/registry.ts';

/** What an automatic deed finds in the server. */
export interface AutoGround {
  readonly registry: Registry;
  /** Whether a client has a stream open, and so acts by itself. */
  isConnected(chat: ChatEntity): boolean;
  /** Whether another deed is done automatically too. */
  has(deed: string): boolean;
  /** Lets an event happen, and its webhook leave. */
  perform<Args extends object>(event: EventDefinition<Args>, args: Args): void;
}

/** Something that the tenant does by itself, as long as its condition holds. File name = the word of `--auto`. */
export interface AutoDeed extends Entry {
  /** Where several are due in a chat, the one with the smaller number comes first. */
  readonly turn: number;
  /** The id of what the deed is due for, such as that of a message; undefined if there is nothing to do in the chat. */
  due(chat: ChatEntity, ground: AutoGround): number | undefined;
  /** How long people usually take for it, ms. */
  usualMs(chat: ChatEntity, ground: AutoGround): number;
  /** Does it, after which it is no longer due. */
  run(chat: ChatEntity, ground: AutoGround): void;
}

/** Identity at run time. */
export function defineAutoDeed(deed: AutoDeed): AutoDeed {
  return deed;
}

/** Who answers in a chat: its assignee, or where nobody assigns chats, the first operator. */
export function answering(chat: ChatEntity, { registry, has }: AutoGround): OperatorEntity | undefined {
  if (!chat.open || chat.assignee !== undefined || has('assign')) return chat.assignee;
  return [...registry.operators.values()].find(({ row }) => !row.Deleted);
}

/** Whether the other side of a message acts automatically: an operator, or a client that is not connected. */
export function isSeenByItself({ author, chat }: MessageEntity, ground: AutoGround): boolean {
  if (author.kind === 'client') return answering(chat, ground) !== undefined;
  return channelKind(chat.channel).receipts && !ground.isConnected(chat);
}

/** Who receives and reads a message. */
export function readerOf(
  { author, chat }: MessageEntity,
  ground: AutoGround,
): { readonly by?: OperatorEntity } {
  const operator = author.kind === 'client' ? answering(chat, ground) : undefined;
  return operator === undefined ? {} : { by: operator };
}

/** The newest message of a chat that is not deleted. */
export function newestOf(chat: ChatEntity, { registry }: AutoGround): MessageEntity | undefined {
  return registry.history.of(chat).findLast(({ deleted }) => !deleted);
}
