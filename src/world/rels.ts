import type { Cell } from '../model/cell.ts';
import type { RelatedCells } from '../model/encode.ts';
import type { Profile } from '../model/profile.ts';
import type { Rels } from '../model/entities.gen.ts';
import type { ChatEntity, MessageEntity, OperatorEntity, ProjectEntity } from './entities.ts';

/** Which rows go along with an event: one for every id in it, or only those the documented samples have. */
export type RelsRule = Profile['rels'];

/** What an event is about, as far as its related rows go. */
export interface RelsSubject {
  readonly project: ProjectEntity;
  readonly chat: ChatEntity;
  readonly messages: readonly MessageEntity[];
  /** The operator in `ChatEvent.UserId`, and whether `ChatEvent.ClientId` is set. */
  readonly operator: OperatorEntity | undefined;
  readonly namesClient: boolean;
}

/** Collects the rows of `Rels` by one rule for all event types. Empty lists are left out on the wire. */
export function relatedRows(subject: RelsSubject, rule: RelsRule): RelatedCells {
  const { chat, messages, project } = subject;
  const closed = rule === 'closed';
  const { client, channel } = chat;
  const sameChannel = client.channel === channel || client.row.ChannelId === null;
  return {
    Channels: closed && !sameChannel ? [channel.cell, client.channel.cell] : [channel.cell],
    Chats: [chat.cell],
    ChatMessages: messages.length === 0 ? none : messages.map((message) => message.cell),
    Clients: closed || subject.namesClient ? [client.cell] : none,
    Files: filesOf(messages),
    Projects: [project.cell],
    Users: usersOf(subject, closed),
  };
}

/** The plain rows, for readers who want values rather than bytes. */
export function plainRels(related: RelatedCells): Rels {
  const lists = Object.entries(related).filter(([, cells]) => cells.length > 0);
  return Object.fromEntries(lists.map(([list, cells]) => [list, cells.map((cell) => cell.row)]));
}

const none: readonly never[] = [];

function filesOf(messages: readonly MessageEntity[]): readonly Cell[] {
  let files: Cell[] | undefined;
  for (const { file } of messages) if (file !== undefined) (files ??= []).push(file.cell);
  return files ?? none;
}

function usersOf({ operator, messages }: RelsSubject, closed: boolean): readonly Cell[] {
  let users: Cell[] | undefined;
  if (operator !== undefined) users = [operator.cell];
  if (!closed) return users ?? none;
  for (const { author } of messages) {
    if (author.kind === 'operator' && users?.includes(author.cell) !== true) (users ??= []).push(author.cell);
  }
  return users ?? none;
}
