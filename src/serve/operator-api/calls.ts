import { definition as chatClosed } from '../../events/chat_closed.ts';
import { definition as chatCreated } from '../../events/chat_created.ts';
import { definition as messageCreated } from '../../events/message_created.ts';
import { definition as messageRead } from '../../events/message_read.ts';
import { definition as messageReceived } from '../../events/message_received.ts';
import { definition as ticketAssigned } from '../../events/ticket_assigned.ts';
import { definition as typing } from '../../events/typing.ts';
import type { MessageEntity } from '../../world/entities.ts';
import { ClientError, type Success } from '../client-api/envelope.ts';
import { wholeOf } from '../client-api/folded.ts';
import {
  byOperator,
  chatOf,
  done,
  messagesOf,
  operatorOf,
  usualLimit,
  type OperatorCall,
  type OperatorEndpoint,
} from './call.ts';
import { memberCalls } from './members.ts';

function send(call: OperatorCall): Success {
  const { instance, body } = call;
  const { tenant } = instance;
  const chat = chatOf(call);
  const from = operatorOf(call, chat);
  const localId = body.whole('LocalId');
  const { history } = tenant.registry;
  const earlier = localId === undefined ? undefined : history.sentAs(chat, 'operator', localId);
  if (earlier !== undefined) return { Result: earlier.row.Id };
  instance.requireRoom();
  const fileId = body.text('FileId') ?? '';
  const file = fileId === '' ? undefined : tenant.registry.files.get(fileId);
  if (fileId !== '' && file === undefined) throw new ClientError('not_found', 'File not found');
  const text = body.text('Text') ?? '';
  if (file === undefined && text === '') throw new ClientError('invalid', 'The message is empty');
  const form = file?.row.Type === 'image' ? 'image' : file?.row.Type === 'audio' ? 'voice' : 'file';
  const quoted = tenant.registry.history.get(body.whole('ReplyToMessageId') ?? 0);
  const { happening } = tenant.perform(
    messageCreated,
    {
      chat,
      from,
      text,
      ...(quoted === undefined ? {} : { reply_to: quoted }),
      ...(file === undefined ? {} : { [form]: { upload: file } }),
      ...(localId === undefined ? {} : { local_id: localId }),
    },
    byOperator,
  );
  return { Result: (happening.made as MessageEntity).row.Id };
}

function receipt(
  call: OperatorCall,
  event: typeof messageRead,
  isDone: (message: MessageEntity) => boolean,
): Success {
  call.instance.requireRoom();
  for (const message of messagesOf(call)) {
    if (message.author.kind === 'operator' || message.deleted || isDone(message)) continue;
    call.instance.tenant.perform(
      event,
      { message, by: message.chat.assignee ?? operatorOf(call) },
      byOperator,
    );
  }
  return done;
}

function assign(call: OperatorCall): Success {
  call.instance.requireRoom();
  const chat = chatOf(call);
  const to = operatorOf(call);
  if (chat.assignee !== to) call.instance.tenant.perform(ticketAssigned, { chat, to }, byOperator);
  return { Result: chat.row };
}

function close(call: OperatorCall): Success {
  call.instance.requireRoom();
  const chat = chatOf(call);
  if (chat.open) call.instance.tenant.perform(chatClosed, { chat, by: operatorOf(call, chat) }, byOperator);
  return { Result: chat.row };
}

function open(call: OperatorCall): Success {
  call.instance.requireRoom();
  const chat = chatOf(call);
  const { client, channel } = chat;
  if (!chat.open) call.instance.tenant.perform(chatCreated, { client, channel }, byOperator);
  return { Result: chat.row };
}

function type(call: OperatorCall): Success {
  call.instance.requireRoom();
  const chat = chatOf(call);
  if (chat.open) call.instance.tenant.perform(typing, { chat, by: operatorOf(call, chat) }, byOperator);
  return done;
}

function messages(call: OperatorCall): Success {
  const { instance, body } = call;
  const below = body.whole('MaxId') ?? 0;
  const chat = chatOf(call);
  const meant = instance.tenant.registry.history.of(chat).filter(({ row }) => below === 0 || row.Id < below);
  const shown = meant.slice(-body.limit(usualLimit));
  const authors = new Set(shown.flatMap(({ author }) => (author.kind === 'operator' ? [author.row] : [])));
  const files = shown.flatMap(({ file }) => (file === undefined ? [] : [file.row]));
  return {
    Result: shown.map(({ row }) => row),
    Rels: { Users: [...authors], Clients: [chat.client.row], Files: files, Chats: [chat.row] },
  };
}

function chats({ instance, body, params }: OperatorCall): Success {
  const { registry } = instance.tenant;
  const channelId = wholeOf(params.get('channelId'));
  const wanted = body.get('Open');
  const meant = [...registry.chats.values()].filter(
    ({ channel, open: isOpen }) =>
      channel.row.Id === channelId && (typeof wanted !== 'boolean' || isOpen === wanted),
  );
  const shown = body.page(meant, usualLimit);
  return { Result: shown.map(({ row }) => row), Rels: { Clients: shown.map(({ client }) => client.row) } };
}

/** The paths of the vendor's readme of 2017, the only public description of what an operator may do. */
export const operatorCalls: readonly OperatorEndpoint[] = [
  ...memberCalls,
  { path: 'chats/get/{chatId}', run: (call) => ({ Result: chatOf(call).row }) },
  { path: 'chats/query_by_channel/{channelId}', run: chats },
  { path: 'chats/messages/query_by_chat/{chatId}', run: messages },
  { path: 'chats/send/{chatId}', run: send },
  { path: 'chats/typing/{chatId}', run: type },
  {
    path: 'chats/messages/received',
    run: (call) => receipt(call, messageReceived, ({ row }) => row.Received),
  },
  { path: 'chats/messages/read', run: (call) => receipt(call, messageRead, ({ row }) => row.Read) },
  { path: 'chats/open/{chatId}', run: open },
  { path: 'chats/close/{chatId}', run: close },
  { path: 'chats/assign/{chatId}', run: assign },
  { path: 'chats/transfer/{chatId}', run: assign },
  {
    path: 'channels/query',
    run: ({ instance, body }) => ({
      Result: body.page([...instance.tenant.registry.channels.values()], usualLimit).map(({ row }) => row),
    }),
  },
];

/** Those that the readme prints without `/api/v1`. */
export const withoutPrefix = operatorCalls.filter(({ path }) =>
  /^chats\/messages\/re(ceived|ad)$/.test(path),
);
