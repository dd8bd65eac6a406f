import type { ChatEntity, MessageEntity } from '../../world/entities.ts';
import { clientFactsOf } from '../../world/client-facts.ts';
import {
  anything,
  choice,
  flag,
  list,
  moment,
  named,
  nullable,
  object,
  record,
  text,
  whole,
  type Infer,
} from '../http/schema.ts';
import type { Registry } from '../tenant/registry.ts';
import { channelSchema, channelView } from './tenant-view.ts';

const personSchema = named(
  'Person',
  object({
    side: choice(['client', 'operator'], 'Which side of the chat.'),
    id: whole('The id on the wire.'),
    name: text('The name for steps; empty if it has none.'),
    displayName: text('The name that people see.'),
  }),
);

/** A file of a message. */
export const fileViewSchema = named(
  'File',
  object({
    id: text('The id on the wire.'),
    kind: choice(['file', 'image', 'audio'], '`File.Type`.'),
    name: text('The name.'),
    size: whole('Bytes.'),
    contentType: text('The content type.'),
    width: nullable(whole('Pixels of an image.')),
    height: nullable(whole('Pixels of an image.')),
    url: text('Where its bytes are, from the root of this server.'),
  }),
);

const asksSchema = named(
  'Asks',
  object(
    {
      kind: choice(['rating', 'poll', 'form'], 'A rating of 1 to 5, a poll, or a form to fill in.'),
      state: choice(['pending', 'answered', 'ignored'], 'What became of it.'),
      answer: nullable(record(anything('As the client gave it.'), 'What the client answered.')),
    },
    'What a message asks of the client.',
  ),
);

/** A message of a chat. */
export const messageSchema = named(
  'Message',
  object({
    id: whole('The id on the wire.'),
    chatId: whole('The chat.'),
    name: text('The name for steps, given with `as`; empty if it has none.'),
    from: personSchema,
    form: choice(['text', 'file', 'image', 'voice'], 'What it carries.'),
    text: text('The text; may be empty beside a file.'),
    file: nullable(fileViewSchema),
    replyTo: nullable(
      object({ id: whole('The quoted message.'), text: text('Its text, cut to 200 characters.') }),
    ),
    createdAt: moment('When it was written.'),
    receivedAt: nullable(moment('When the other side received it.')),
    readAt: nullable(moment('When the other side read it.')),
    listenedAt: nullable(moment('When the other side played it.')),
    editedAt: nullable(moment('When an operator edited it.')),
    asks: nullable(asksSchema),
    deleted: flag('Hidden from the client.'),
  }),
);

/** A chat as a list shows it. */
export const chatSchema = named(
  'Chat',
  object({
    id: whole('The id on the wire.'),
    name: text('The name for steps, given with `as`; empty if it has none.'),
    channel: channelSchema,
    client: personSchema,
    assignee: nullable(personSchema),
    open: flag('Whether a ticket is open.'),
    ticketId: whole('The current or last ticket.'),
    clientUnread: whole('Messages of operators that the client has not read.'),
    operatorUnread: whole('Messages of the client that no operator has read.'),
    messages: whole('Messages that are held.'),
    lastMessage: nullable(messageSchema),
    createdAt: moment('When the chat began.'),
    lastEventAt: moment('When something happened in it last.'),
  }),
);

/** A chat and its messages, the newest last. */
export const conversationSchema = named(
  'Conversation',
  object({
    chat: chatSchema,
    messages: list(messageSchema, 'The oldest first.'),
    more: flag('Whether there are older ones.'),
  }),
);

type Person = MessageEntity['author'];

function personView(person: Person): Infer<typeof personSchema> {
  const { row, key } = person;
  const isClient = person.kind === 'client';
  return {
    side: isClient ? 'client' : 'operator',
    id: row.Id,
    name: key,
    displayName: isClient ? person.row.Name : person.row.DisplayName,
  };
}

/** Where the bytes of a file are, from the root of the server. */
export function fileUrl(id: string): string {
  return `/iqmock/v1/files/${encodeURIComponent(id)}`;
}

/** A file as the control API shows it. */
export function fileView({ row }: NonNullable<MessageEntity['file']>): Infer<typeof fileViewSchema> {
  return {
    id: row.Id,
    kind: row.Type === 'image' || row.Type === 'audio' ? row.Type : 'file',
    name: row.Name,
    size: row.Size,
    contentType: row.ContentType,
    width: row.ImageWidth,
    height: row.ImageHeight,
    url: fileUrl(row.Id),
  };
}

/** A message as the control API shows it. */
export function messageView(message: MessageEntity, registry: Registry): Infer<typeof messageSchema> {
  const { row, key, chat, author, form, file, deleted } = message;
  const { editedAt, ask } = clientFactsOf(message);
  const quotedId = row.ReplyToMessageId ?? 0;
  const quoted = registry.history.get(quotedId);
  return {
    id: row.Id,
    chatId: chat.row.Id,
    name: key,
    from: personView(author),
    form,
    text: row.Text,
    file: file === undefined ? null : fileView(file),
    replyTo: quotedId === 0 ? null : { id: quotedId, text: quoted?.row.Text.slice(0, 200) ?? '' },
    createdAt: row.CreatedAt,
    receivedAt: row.ReceivedAt,
    readAt: row.ReadAt,
    listenedAt: row.ListenedAt,
    editedAt: editedAt ?? null,
    asks: ask === undefined ? null : { kind: ask.spec.kind, state: ask.state, answer: ask.answer },
    deleted,
  };
}

/** A chat as the control API shows it. */
export function chatView(chat: ChatEntity, registry: Registry): Infer<typeof chatSchema> {
  const { row, key, channel, client, assignee, open, ticketId, unread } = chat;
  const messages = registry.history.of(chat);
  const last = messages.at(-1);
  return {
    id: row.Id,
    name: key,
    channel: channelView(channel),
    client: personView(client),
    assignee: assignee === undefined ? null : personView(assignee),
    open,
    ticketId,
    clientUnread: row.ClientUnread,
    operatorUnread: unread.filter(({ author }) => author.kind === 'client').length,
    messages: messages.length,
    lastMessage: last === undefined ? null : messageView(last, registry),
    createdAt: row.CreatedAt,
    lastEventAt: chat.lastEventAt,
  };
}
