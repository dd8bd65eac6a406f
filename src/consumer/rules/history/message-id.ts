import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/message-id',
  severity: 'error',
  doc: 'Ids of new messages grow from message to message of a chat, and of the project if the stream keeps its order.',
  why: 'Consumers sort by message id and drop a message whose id they know.',
  example: 'ChatEvent.MessageId: is 5, but message 6 was created before',
  check({ event, traits }, { order, project, chat, late }, report) {
    const { MessageId: id } = event;
    if (traits?.creates !== 'message' || typeof id !== 'number' || late) return;
    const last = Math.max(chat?.lastMessageId ?? 0, order === 'project' ? project.lastMessageId : 0);
    if (id > last) return;
    report('ChatEvent.MessageId', `is ${id}, but message ${last} was created before`);
  },
});
