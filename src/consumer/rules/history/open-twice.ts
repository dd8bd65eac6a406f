import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/open-twice',
  severity: 'error',
  doc: 'A chat is created when it has no open ticket.',
  why: 'A consumer opens a second ticket that nobody will ever close.',
  example: 'ChatEvent.Type: is chat_created, but the chat is open already',
  check({ type, traits }, { chat }, report) {
    if (traits?.ticket !== 'opens' || chat?.open !== true) return;
    report('ChatEvent.Type', `is ${type}, but the chat is open already`);
  },
});
