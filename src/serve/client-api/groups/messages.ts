import { definition as chatCreated } from '../../../events/chat_created.ts';
import { definition as messageCreated } from '../../../events/message_created.ts';
import { definition as messageListened } from '../../../events/message_listened.ts';
import { definition as messageRead } from '../../../events/message_read.ts';
import { definition as messageReceived } from '../../../events/message_received.ts';
import { definition as typing } from '../../../events/typing.ts';
import type { FileArgs } from '../../../world/files.ts';
import type { ChatEntity, MessageEntity } from '../../../world/entities.ts';
import {
  channelOf,
  chatOf,
  defineClientGroup,
  done,
  requireRoom,
  sessionOf,
  type ClientCall,
} from '../endpoint.ts';
import { ClientError, type Success } from '../envelope.ts';
import { messageFor, relsFor } from '../viewer.ts';

const byClient = { origin: 'client' } as const;
const usualLimit = 50;

/** The history as one client sees it: the oldest first, deleted messages left out. */
function history(call: ClientCall): Success {
  const { instance, body } = call;
  const { registry } = instance.tenant;
  const { client } = sessionOf(call);
  const chat = chatOf(call);
  const search = body.text('Q')?.toLowerCase() ?? '';
  const before = body.whole('ToId') ?? body.whole('MaxId') ?? 0;
  const from = body.whole('FromId') ?? 0;
  const limit = body.limit(usualLimit);
  const meant = (chat === undefined ? [] : registry.history.of(chat)).filter(
    ({ row, deleted }) =>
      !deleted &&
      (before === 0 || row.Id < before) &&
      row.Id >= from &&
      (search === '' || row.Text.toLowerCase().includes(search)),
  );
  const messages = from > 0 ? meant.slice(0, limit) : meant.slice(-limit);
  return {
    Result: messages.map((message) => messageFor(message, client, registry)),
    Rels: relsFor(messages, client, registry, false),
  };
}

/** Writes; a number that the client gave a message before makes this a repeat, which changes nothing. */
function send(call: ClientCall): Success {
  const { instance, body } = call;
  const { tenant } = instance;
  const { client } = sessionOf(call);
  const channel = channelOf(call);
  const localId = body.whole('LocalId');
  const known = client.chatIn(channel);
  const earlier =
    localId === undefined || known === undefined
      ? undefined
      : tenant.registry.history.sentAs(known, 'client', localId);
  if (earlier !== undefined) return { Result: earlier.row.Id };
  const content = contentOf(call);
  requireRoom(call);
  const opened = known?.open === true ? known : undefined;
  const chat =
    opened ?? (tenant.perform(chatCreated, { client, channel }, byClient).happening.made as ChatEntity);
  const quoted = tenant.registry.history.get(body.whole('ReplyToMessageId') ?? 0);
  const reply_to = quoted?.chat === chat && !quoted.deleted ? quoted : undefined;
  const { happening } = tenant.perform(
    messageCreated,
    {
      chat,
      from: client,
      ...content,
      ...(reply_to === undefined ? {} : { reply_to }),
      ...(localId === undefined ? {} : { local_id: localId }),
    },
    byClient,
  );
  return { Result: (happening.made as MessageEntity).row.Id };
}

const forms = { image: 'image', audio: 'voice' } as const;

function contentOf(
  call: ClientCall,
): { readonly text: string } & { readonly [form: string]: FileArgs | string } {
  const { instance, body } = call;
  const text = body.text('Text') ?? '';
  const fileId = body.text('FileId') ?? '';
  if (fileId === '') {
    if (text === '') throw new ClientError('invalid', 'The message is empty');
    return { text };
  }
  const file = instance.tenant.registry.files.get(fileId);
  if (file?.uploader !== sessionOf(call).client) throw new ClientError('not_found', 'File not found');
  const form = (forms as Readonly<Record<string, string>>)[file.row.Type] ?? 'file';
  return { text, [form]: { upload: file } };
}

/** Notes for each message of the other side that the client received, read or played it; what is so already stays so. */
function receipt(call: ClientCall, kind: 'received' | 'read' | 'listened'): Success {
  const { instance, body } = call;
  const { client } = sessionOf(call);
  requireRoom(call);
  for (const id of body.ids.slice(0, 1000)) {
    const message = instance.tenant.registry.history.get(id);
    if (message?.chat.client !== client || message.author === client || message.deleted) continue;
    const { event, isDone } = receipts[kind];
    if (!isDone(message)) instance.tenant.perform(event, { message, by: client }, byClient);
  }
  return done;
}

const receipts = {
  received: { event: messageReceived, isDone: ({ row }: MessageEntity) => row.Received },
  read: { event: messageRead, isDone: ({ row }: MessageEntity) => row.Read },
  listened: {
    event: messageListened,
    isDone: ({ form, listened }: MessageEntity) => form !== 'voice' || listened,
  },
} as const;

/** Messages, receipts and typing. */
export const definition = defineClientGroup({
  name: 'messages',
  doc: 'History, sending, receipts and typing.',
  endpoints: [
    { method: 'POST', path: 'chats/channel/messages/{channel}', run: history },
    { method: 'POST', path: 'chats/channel/send/{channel}', run: send },
    { method: 'POST', path: 'chats/messages/received', run: (call) => receipt(call, 'received') },
    { method: 'POST', path: 'chats/messages/read', run: (call) => receipt(call, 'read') },
    { method: 'POST', path: 'chats/messages/listen', run: (call) => receipt(call, 'listened') },
    {
      method: 'POST',
      path: 'chats/channel/typing/{channel}',
      run(call) {
        const chat = chatOf(call);
        if (chat?.open === true && !call.instance.isFull) {
          call.instance.tenant.perform(typing, { chat, by: chat.client }, byClient);
        }
        return done;
      },
    },
    { method: 'POST', path: 'chats/messages/accept_product', run: () => done },
    { method: 'POST', path: 'chats/messages/decline_product', run: () => done },
    { method: 'POST', path: 'chats/messages/{id}/delete_transfer_to_channel_id', run: () => done },
    { method: 'POST', path: 'chats/channel/tickets/existing/{channel}', run: () => ({ Result: [] }) },
  ],
});
