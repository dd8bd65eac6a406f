import type { Profile } from '../model/profile.ts';
import type { Rels } from '../model/entities.gen.ts';
import type {
  ChannelEntity,
  ChatEntity,
  ClientEntity,
  FileEntity,
  MessageEntity,
  OperatorEntity,
  ProjectEntity,
} from './entities.ts';

/** Which rows go along with an event: one for every id in it, or only those the documented samples have. */
export type RelsRule = Profile['rels'];

/** The rows that go along with one event, in the order of the lists on the wire. */
export interface Related {
  readonly Channels: readonly ChannelEntity[];
  readonly Chats: readonly ChatEntity[];
  readonly ChatMessages: readonly MessageEntity[];
  readonly Clients: readonly ClientEntity[];
  readonly Files: readonly FileEntity[];
  readonly Projects: readonly ProjectEntity[];
  readonly Users: readonly OperatorEntity[];
}

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
export function relatedRows(subject: RelsSubject, rule: RelsRule): Related {
  const { chat, messages, project } = subject;
  const closed = rule === 'closed';
  const { client } = chat;
  const sameChannel = client.channel === chat.channel || client.row.ChannelId === null;
  return {
    Channels: closed && !sameChannel ? [chat.channel, client.channel] : [chat.channel],
    Chats: [chat],
    ChatMessages: messages,
    Clients: closed || subject.namesClient ? [client] : [],
    Files: filesOf(messages),
    Projects: [project],
    Users: closed ? usersOf(subject) : subject.operator === undefined ? [] : [subject.operator],
  };
}

/** The plain rows, for readers who want values rather than bytes. */
export function plainRels(related: Related): Rels {
  const lists = Object.entries(related) as [keyof Related, Related[keyof Related]][];
  return Object.fromEntries(
    lists
      .filter(([, rows]) => rows.length > 0)
      .map(([list, rows]) => [list, rows.map((entity) => entity.row)]),
  );
}

const none: readonly never[] = [];

function filesOf(messages: readonly MessageEntity[]): readonly FileEntity[] {
  if (messages.length === 0 || messages.every((message) => message.file === undefined)) return none;
  return messages.flatMap((message) => message.file ?? []);
}

function usersOf({ operator, messages }: RelsSubject): readonly OperatorEntity[] {
  const users = new Set<OperatorEntity>(operator === undefined ? none : [operator]);
  for (const { author } of messages) if (author.kind === 'operator') users.add(author);
  return users.size === 0 ? none : [...users];
}
