import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/message-id',
  severity: 'error',
  doc: 'ChatEvent.MessageId is set in the events about a message and null in those about none.',
  why: 'Consumers find the message by MessageId; without it the event changes nothing.',
  example: 'ChatEvent.MessageId: is null, but a message_read event is about a message',
  check({ event, type, traits }, report) {
    const { MessageId: id } = event;
    if (traits?.about === 'message' && id === null) {
      report('ChatEvent.MessageId', `is null, but a ${type} event is about a message`);
    }
    if ((traits?.about === 'chat' || traits?.about === 'client') && typeof id === 'number') {
      report('ChatEvent.MessageId', `is ${id}, but a ${type} event is about no message`);
    }
  },
});
