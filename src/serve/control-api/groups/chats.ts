import { choice, list, object, optional, text, whole } from '../../http/schema.ts';
import { chatSchema, chatView, conversationSchema, messageView } from '../../views/chat-view.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';
import { found, matchesSearch, idIn, limitSchema, searchSchema } from '../paging.ts';

const hint = 'GET /chats lists them.';

/** The chats as people see them. */
export const definition = defineGroup({
  name: 'chats',
  doc: 'The chats as people see them.',
  endpoints: [
    defineEndpoint({
      name: 'listChats',
      method: 'GET',
      path: '/chats',
      doc: 'Lists chats, the one where something happened last first.',
      query: object({
        search: optional(searchSchema),
        state: optional(choice(['open', 'closed'], 'Only those with an open ticket, or without.')),
        channel: optional(text('Only those of the channel of this technical name.')),
        unread: optional(choice(['client', 'operator'], 'Only those with something unread by this side.')),
        offset: optional(whole('How many to pass over.', { minimum: 0 })),
        limit: optional(limitSchema),
      }),
      answer: object({
        total: whole('How many there are in all.'),
        chats: list(chatSchema, 'The latest first.'),
      }),
      run({ tenant: { registry } }, { query: { search, state, channel, unread, offset = 0, limit = 100 } }) {
        const meant = [...registry.chats.values()].filter(
          (chat) =>
            (state === undefined || chat.open === (state === 'open')) &&
            (channel === undefined || chat.channel.key === channel) &&
            (unread === undefined || chat.unread.some(({ author }) => author.kind !== unread)) &&
            matchesSearch(
              search,
              chat.client.row.Name,
              chat.key,
              String(chat.row.Id),
              registry.history.of(chat).at(-1)?.row.Text ?? '',
            ),
        );
        meant.sort((a, b) => b.lastEventAt - a.lastEventAt || b.row.Id - a.row.Id);
        return {
          total: meant.length,
          chats: meant.slice(offset, offset + limit).map((chat) => chatView(chat, registry)),
        };
      },
    }),
    defineEndpoint({
      name: 'getConversation',
      method: 'GET',
      path: '/chats/{chatId}',
      doc: 'Shows a chat and its messages, the newest ones unless configured otherwise.',
      refuses: [404],
      params: idIn('chatId', 'The id of the chat.'),
      query: object({
        before: optional(whole('Only messages with a smaller id.', { minimum: 1 })),
        limit: optional(limitSchema),
      }),
      answer: conversationSchema,
      run({ tenant: { registry } }, { params: { chatId }, query: { before = Infinity, limit = 100 } }) {
        const chat = found(registry.chats.get(chatId), `chat ${chatId}`, hint);
        const older = registry.history.of(chat).filter(({ row }) => row.Id < before);
        return {
          chat: chatView(chat, registry),
          messages: older.slice(-limit).map((message) => messageView(message, registry)),
          more: older.length > limit,
        };
      },
    }),
  ],
});
