import { repeatedKeys } from '../../repeated-keys.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'text',
  name: 'json/duplicate-key',
  severity: 'error',
  doc: 'No object has the same key twice.',
  why: 'Parsers disagree on which of the two values counts, so two consumers see two different events.',
  example: 'Rels.Chats[0].ClientUnread: the key is there twice',
  check({ text, value, counts }, report) {
    for (const path of repeatedKeys(text, value, counts.keys)) report(path, 'the key is there twice');
  },
});
