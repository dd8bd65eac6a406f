import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/recipient',
  severity: 'error',
  doc: "A message is received, read and listened to by the other side: an operator's by the client, a client's by a user.",
  why: 'A consumer would show a message as read because its own author looked at it.',
  example: 'ChatEvent.Actor: is "client", but the client wrote the message that is read',
  check({ event, traits, message }, report) {
    if (traits?.by !== 'recipient' || message === undefined) return;
    const { Author: author } = message;
    if (author !== event['Actor'] || (author !== 'client' && author !== 'user')) return;
    const who = author === 'client' ? 'the client' : 'an operator';
    report(
      'ChatEvent.Actor',
      `is "${author}", but ${who} wrote the message that is ${traits.sets?.deed ?? 'meant'}`,
    );
  },
});
