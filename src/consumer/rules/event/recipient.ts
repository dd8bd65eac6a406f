import { defineRule } from '../../rule.ts';

const deeds: ReadonlyMap<string, string> = new Map([
  ['message_received', 'received'],
  ['message_read', 'read'],
  ['message_listened', 'listened to'],
]);

export const definition = defineRule({
  stage: 'body',
  name: 'event/recipient',
  severity: 'error',
  doc: "A message is received, read and listened to by the other side: an operator's by the client, a client's by a user.",
  why: 'A consumer would show a message as read because its own author looked at it.',
  example: 'ChatEvent.Actor: is "client", but the client wrote the message that is read',
  check({ event, type, message }, report) {
    const deed = deeds.get(type);
    if (deed === undefined || message === undefined) return;
    const { Author: author } = message;
    if (author !== event['Actor'] || (author !== 'client' && author !== 'user')) return;
    const who = author === 'client' ? 'the client' : 'an operator';
    report('ChatEvent.Actor', `is "${author}", but ${who} wrote the message that is ${deed}`);
  },
});
