import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/read-before-created',
  severity: 'error',
  doc: 'A message is received, read, listened to and deleted after its message_created; only judged for messages made since the first event seen of the chat.',
  why: 'A consumer drops what concerns a message it does not know, and the message stays unread for good.',
  example: 'Rels.ChatMessages[0].Id: message 5 has not been created yet',
  check({ traits, subjects }, { chat }, report) {
    if (chat === undefined || traits?.creates === 'message') return;
    for (const { row, place } of subjects) {
      const { Id: id, CreatedAt: createdAt } = row;
      if (typeof id !== 'number' || typeof createdAt !== 'number' || createdAt <= chat.watchedSinceMs)
        continue;
      if (chat.message(id) === undefined) report(`${place}.Id`, `message ${id} has not been created yet`);
    }
  },
});
