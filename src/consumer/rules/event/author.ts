import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/author',
  severity: 'error',
  doc: 'Who acts in an event that creates a message is who wrote the message.',
  why: 'A consumer that goes by the event credits the message to another person than one that goes by its row.',
  example: 'ChatEvent.UserId: is 2, but operator 1 wrote the message',
  check({ event, traits, message }, report) {
    if (traits?.by !== 'author' || message === undefined) return;
    const { Author: author } = message;
    if (event['Actor'] !== author) {
      report(
        'ChatEvent.Actor',
        `is "${String(event['Actor'])}", but Author of the message is "${String(author)}"`,
      );
    } else if (author === 'user' && event['UserId'] !== message['UserId']) {
      report(
        'ChatEvent.UserId',
        `is ${String(event['UserId'])}, but operator ${String(message['UserId'])} wrote the message`,
      );
    } else if (author === 'client' && event['ClientId'] !== message['ClientId']) {
      report(
        'ChatEvent.ClientId',
        `is ${String(event['ClientId'])}, but client ${String(message['ClientId'])} wrote the message`,
      );
    }
  },
});
