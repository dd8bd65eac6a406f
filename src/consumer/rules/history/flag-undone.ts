import { isFlagSet, messageFlags } from '../../history/message-state.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/flag-undone',
  severity: 'error',
  doc: 'Received, Read, Listened and Deleted of a message stay true once they are.',
  why: 'A consumer that stores the row marks a message as unread that the client has read.',
  example: 'Rels.ChatMessages[0].Read: is false, but an earlier event showed it true',
  check({ subjects }, { chat, late }, report) {
    if (chat === undefined || late) return;
    for (const { row, place } of subjects) {
      const before = chat.message(Number(row['Id']));
      if (before === undefined) continue;
      for (const flag of messageFlags) {
        if (!isFlagSet(before, flag) || (row[flag] !== false && row[flag] !== null)) continue;
        report(`${place}.${flag}`, `is ${row[flag]}, but an earlier event showed it true`);
      }
    }
  },
});
