import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/client',
  severity: 'error',
  doc: 'ChatEvent.ClientId, if set, is the client of the chat.',
  why: 'A consumer files the event under a client whose chat this is not.',
  example: 'ChatEvent.ClientId: is 17, but the chat is of client 18',
  check({ event, chat }, report) {
    const { ClientId: id } = event;
    const owner = chat?.['ClientId'];
    if (typeof id === 'number' && typeof owner === 'number' && id !== owner) {
      report('ChatEvent.ClientId', `is ${id}, but the chat is of client ${owner}`);
    }
  },
});
