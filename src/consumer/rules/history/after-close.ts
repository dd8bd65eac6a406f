import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/after-close',
  severity: 'error',
  doc: 'Nothing is written or assigned in a closed chat before it is created again. Reading and deleting go on.',
  why: 'A consumer has no open ticket to which the message belongs.',
  example: 'ChatEvent.Type: is message_created, but the chat is closed',
  check({ type, traits }, { chat, late }, report) {
    if (chat?.open !== false || late) return;
    if (traits?.ticket !== 'needs') return;
    report('ChatEvent.Type', `is ${type}, but the chat is closed`);
  },
});
