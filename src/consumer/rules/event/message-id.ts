import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/message-id',
  severity: 'error',
  doc: 'ChatEvent.MessageId is set in the message_* events and null in those about no message.',
  why: 'Consumers find the message by MessageId; without it the event changes nothing.',
  example: 'ChatEvent.MessageId: is null, but a message_read event is about a message',
  check({ event, type, isAboutOneMessage, isDelete }, report) {
    const { MessageId: id } = event;
    if (isAboutOneMessage && id === null) {
      report('ChatEvent.MessageId', `is null, but a ${type} event is about a message`);
    }
    if (!isAboutOneMessage && !isDelete && typeof id === 'number') {
      report('ChatEvent.MessageId', `is ${id}, but a ${type} event is about no message`);
    }
  },
});
