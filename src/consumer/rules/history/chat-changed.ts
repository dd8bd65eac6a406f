import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/chat-changed',
  severity: 'error',
  doc: 'A chat keeps its client and its channel for good.',
  why: "A chat is the thread of one client in one channel; another client would see the first one's messages.",
  example: 'Rels.Chats[0].ClientId: is 18, but this chat is of 17',
  check(body, { chat }, report) {
    for (const [key, known] of [
      ['ClientId', chat?.clientId],
      ['ChannelId', chat?.channelId],
    ] as const) {
      const now = body.chat?.[key];
      if (known !== undefined && typeof now === 'number' && now !== known) {
        report(`${body.chatPlace}.${key}`, `is ${now}, but this chat is of ${known}`);
      }
    }
  },
});
