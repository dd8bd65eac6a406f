import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/messages',
  severity: 'error',
  doc: 'A delete-messages event carries what is deleted: in ChatEvent.Messages in 2023, in Rels.ChatMessages before. In all other events ChatEvent.Messages is null.',
  why: "The vendor's own clients delete exactly what stands in ChatEvent.Messages; one of them crashes when it is null.",
  example: 'ChatEvent.Messages: is null, but the event deletes messages',
  check({ event, type, profile, subjects, isDelete }, report) {
    const { Messages: messages } = event;
    if (!profile.hasMessagesInEvent) {
      if (isDelete && subjects.length === 0) {
        report('Rels.ChatMessages', 'holds no message, but the event deletes messages');
      }
      return;
    }
    if (isDelete && messages === null)
      report('ChatEvent.Messages', 'is null, but the event deletes messages');
    if (isDelete && Array.isArray(messages) && messages.length === 0) {
      report('ChatEvent.Messages', 'is empty, but the event deletes messages');
    }
    if (!isDelete && Array.isArray(messages)) {
      report('ChatEvent.Messages', `is a list, but a ${type} event deletes no messages`);
    }
  },
});
