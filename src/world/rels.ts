import type { CachedRow } from '../model/cached-row.ts';
import type { RelatedCells } from '../model/encode.ts';
import type { Profile } from '../model/profile.ts';
import type { RelsList } from '../model/spec.ts';
import { relsLists, type Rels } from '../model/entities.gen.ts';
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

/** Collects the rows of `Rels` by one rule for all event types, in the order of the wire: channels, chats, messages and so on. */
export function relatedRows(subject: RelsSubject, rule: RelsRule): RelatedCells {
  const { chat, messages, project } = subject;
  const closed = rule === 'closed';
  const { client, channel } = chat;
  const sameChannel = client.channel === channel || client.row.ChannelId === null;
  const cells = closed && !sameChannel ? [channel.cell, client.channel.cell] : [channel.cell];
  cells.push(chat.cell);
  for (const message of messages) cells.push(message.cell);
  if (closed || subject.namesClient) cells.push(client.cell);
  for (const { file } of messages) if (file !== undefined) cells.push(file.cell);
  cells.push(project.cell);
  pushUsers(cells, subject, closed);
  return cells;
}

/** The plain rows, for readers who want values rather than bytes. */
export function plainRels(related: RelatedCells): Rels {
  const rels: Partial<Record<RelsList, readonly object[]>> = {};
  for (const { list, entity } of relsLists) {
    const rows = related.filter((cell) => cell.entity === entity).map(({ row }) => row);
    if (rows.length > 0) rels[list] = rows;
  }
  return rels as Rels;
}

function pushUsers(cells: CachedRow[], { operator, messages }: RelsSubject, closed: boolean): void {
  if (operator !== undefined) cells.push(operator.cell);
  if (!closed) return;
  for (const { author } of messages) {
    if (author.kind === 'operator' && !cells.includes(author.cell)) cells.push(author.cell);
  }
}
