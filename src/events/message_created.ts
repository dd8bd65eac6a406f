import type { ArgumentSchema } from '../entry.ts';
import type { File } from '../model/entities.gen.ts';
import { noteAsk, type AskSpec } from '../world/client-facts.ts';
import { allowsVoice } from '../world/channel-kinds.ts';
import { nameOf, type Draft } from '../world/draft.ts';
import {
  MessageEntity,
  type ChatEntity,
  type FileEntity,
  type MessageForm,
  type Person,
} from '../world/entities.ts';
import { createFile, fileArgument, type FileArgs } from '../world/files.ts';
import { madeUpText, noteText } from '../world/conversation-log.ts';
import { answerTicket } from '../world/tickets.ts';
import { chatArgument, defineEvent, messageArgument, personArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly chat: ChatEntity;
  readonly from: Person;
  readonly text?: string;
  readonly reply_to?: MessageEntity;
  readonly file?: FileArgs;
  readonly image?: FileArgs;
  readonly voice?: FileArgs;
  /** The message asks the client to rate the operator. */
  readonly rating?: boolean;
  /** What else it asks. No scenario says it. */
  readonly ask?: AskSpec;
  /** The number that the sender's own program gave the message. Default: the sender's clock. No scenario says it. */
  readonly local_id?: number;
  /** The text was generated before, by the conversation itself. No scenario says it. */
  readonly isDrafted?: boolean;
}

const attachments = ['file', 'image', 'voice'] as const;

/** Someone writes: a text, a quotation, a file, an image or a voice message. */
export const definition = defineEvent<Args>({
  name: 'message_created',
  doc: 'The client or an operator writes: a text, a reply that quotes a message, a file, an image or a voice message.',
  traits: { about: 'message', by: 'author', ticket: 'needs', creates: 'message' },
  args: {
    type: 'object',
    required: ['chat', 'from'],
    'x-exclusive': attachments,
    properties: {
      chat: chatArgument,
      from: personArgument('Who writes.'),
      text: {
        type: 'string',
        'x-template': true,
        description: 'The text. Default: generated, fitting the conversation; empty with a file.',
      } satisfies ArgumentSchema,
      reply_to: messageArgument('The message that is quoted.'),
      file: fileArgument('A document.'),
      image: fileArgument('A picture.'),
      voice: fileArgument('A voice message, which can be listened to.'),
      rating: {
        type: 'boolean',
        description: 'The operator asks the client for a rating: Payload is then `rating`.',
      },
    },
  },
  example: { chat: 'chat', from: 'maria', text: 'Где мой заказ?' },
  stage(scene) {
    const [text, form = 'text', reply] = [scene.take('text'), scene.take('form'), scene.take('reply')];
    scene.take('topic');
    const side = scene.side('client');
    const chat = scene.assignedChat();
    return {
      chat,
      from: scene.person(side),
      ...(text === undefined ? {} : { text }),
      ...(form === 'text' ? {} : { [form]: true }),
      ...(reply === true ? { reply_to: scene.messageIn(chat, scene.otherSide('client')) } : {}),
    };
  },
  makes: 'message',
  toStep({ chat, actor, messages, fileOf, message, nameMessage }) {
    const [row] = messages;
    if (row === undefined || actor === undefined) return undefined;
    const file = fileOf(row);
    const quoted = message(row.ReplyToMessageId);
    const isRating = row.Payload === 'rating';
    return {
      message: {
        chat,
        from: actor,
        ...(quoted === undefined ? {} : { reply_to: quoted }),
        ...(file === undefined ? {} : { [formOfType[file.Type] ?? 'file']: factsOf(file) }),
        ...(isRating ? { rating: true } : {}),
        ...((file !== undefined || isRating) && row.Text === '' ? {} : { text: row.Text }),
        as: nameMessage(row.Id),
      },
    };
  },
  apply(draft, args) {
    const { chat, from, reply_to: quoted } = args;
    draft.requireOpen(chat, `${nameOf(from)} cannot write`);
    draft.requireMember(chat, from, 'write');
    if (quoted !== undefined) requireQuotable(draft, chat, quoted);
    const form = formOf(draft, args);
    if (form === 'voice' && !allowsVoice(chat.channel)) {
      draft.refuse(
        `${nameOf(from)} cannot send a voice message: ${nameOf(chat.channel)} does not allow them.`,
        'Give the channel "set: { AudioMessagesEnabled: true }", or send a text or a file.',
      );
    }

    const ask = args.ask ?? (args.rating === true ? ({ kind: 'rating' } as const) : undefined);
    if (ask !== undefined) requireAskable(draft, from, form);
    const message = create(draft, args, { form, ask });
    if (from.kind === 'client') draft.seen(from);
    else {
      answerTicket(draft, chat);
      draft.active(from, true);
      draft.patch(chat, { ClientUnread: chat.row.ClientUnread + 1, ChangedAt: draft.after(chat, 3, 4) });
    }
    chat.wrote(message);
    return { chat, actor: from, messages: [message], made: message, summary: () => summaryOf(message) };
  },
});

/** The attachment that a type of file on the wire stands for. */
const formOfType: Readonly<Record<string, (typeof attachments)[number]>> = { image: 'image', audio: 'voice' };

function factsOf({ Name, Size, ContentType, ImageWidth, ImageHeight }: File): FileArgs {
  return {
    name: Name,
    size: Size,
    type: ContentType,
    ...(ImageWidth === null || ImageHeight === null ? {} : { width: ImageWidth, height: ImageHeight }),
  };
}

function requireQuotable(draft: Draft, chat: ChatEntity, quoted: MessageEntity): void {
  if (quoted.chat !== chat) {
    draft.refuse(
      `${nameOf(quoted)} cannot be quoted: it is in another chat.`,
      'Quote a message of the same chat.',
    );
  }
  if (quoted.deleted) {
    draft.refuse(
      `${nameOf(quoted)} cannot be quoted: it is deleted.`,
      'Quote another message, or delete this one later.',
    );
  }
}

function formOf(draft: Draft, args: Args): MessageForm {
  const given = attachments.filter((form) => args[form] !== undefined && args[form] !== false);
  if (given.length > 1) {
    draft.refuse(`A message has one attachment, not ${given.join(' and ')}.`, 'Send them as two messages.');
  }
  return given[0] ?? 'text';
}

/** A request is a separate message, and only operators make one. */
function requireAskable(draft: Draft, from: Person, form: MessageForm): void {
  if (from.kind === 'client')
    draft.refuse(
      `${nameOf(from)} cannot ask for a rating: clients give ratings.`,
      'Name an operator in "from".',
    );
  if (form !== 'text')
    draft.refuse('A request for a rating carries no attachment.', 'Send them as two messages.');
}

/** How a message is made, besides its arguments. */
interface Making {
  readonly form: MessageForm;
  readonly ask: AskSpec | undefined;
}

function create(draft: Draft, args: Args, { form, ask }: Making): MessageEntity {
  const { chat, from, reply_to: quoted } = args;
  const localId = args.local_id ?? localIdOf(draft, from);
  let file: FileEntity | undefined;
  if (form !== 'text')
    file = createFile(draft, { chat, uploader: from, form, args: args[form] ?? true, notBefore: localId });
  const isTalk = form === 'text' && ask === undefined;
  const text = args.text ?? (isTalk ? madeUpText(draft.world, chat, from, quoted?.row.Text) : '');
  if (args.text !== undefined && args.isDrafted !== true) noteText(draft.world, chat, from, args.text);
  const createdAt = Math.max(draft.before(chat, 5, 14), file?.row.CreatedAt ?? 0);
  // Filled in key by key: merging objects would cost more than all the rest of the event.
  const row = draft.world.rows.message();
  row.Id = draft.nextId('message');
  if (quoted !== undefined) row.ReplyToMessageId = quoted.row.Id;
  row.ChatId = chat.row.Id;
  row.LocalId = localId;
  row.TicketMessageId = draft.nextId('ticket_message');
  if (from.kind === 'client') row.ClientId = from.row.Id;
  else row.UserId = from.row.Id;
  row.Author = from.kind === 'client' ? 'client' : 'user';
  row.Payload = payloadOf(form, ask);
  row.Text = text;
  if (file !== undefined) row.FileId = file.row.Id;
  row.CreatedAt = createdAt;
  row.TicketId = chat.row.TicketId;
  const message = new MessageEntity(draft.key, row, { chat, author: from, form, file });
  if (ask !== undefined) noteAsk(message, ask, createdAt);
  return message;
}

function payloadOf(form: MessageForm, ask: AskSpec | undefined): 'text' | 'file' | 'rating' {
  if (ask !== undefined && ask.kind !== 'form') return 'rating';
  return form === 'text' ? 'text' : 'file';
}

/** The sender's clock, a little before the server's, and growing from message to message. */
function localIdOf(draft: Draft, from: Person): number {
  from.lastLocalId = Math.max(from.lastLocalId + 1, draft.nowMs - draft.random.integer(26, 46));
  return from.lastLocalId;
}

function summaryOf({ author, row, form, file }: MessageEntity): string {
  const who = author.kind === 'client' ? author.row.Name : author.row.DisplayName;
  const what = row.Text === '' ? '' : ` «${row.Text}»`;
  return `${who}:${form === 'text' ? '' : ` [${form} ${file?.row.Name ?? ''}]`}${what}`;
}
