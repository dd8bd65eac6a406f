import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/close-twice',
  severity: 'error',
  doc: 'A chat is closed when it is open.',
  why: 'A consumer counts the ticket as closed twice, or fails to find the open one.',
  example: 'ChatEvent.Type: is chat_closed, but the chat is closed already',
  check({ type, traits }, { chat }, report) {
    if (traits?.ticket !== 'closes' || chat?.open !== false) return;
    report('ChatEvent.Type', `is ${type}, but the chat is closed already`);
  },
});
