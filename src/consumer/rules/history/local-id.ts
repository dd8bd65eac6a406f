import { localIdKey } from '../../history/learn.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/local-id',
  severity: 'error',
  doc: 'No two messages of one sender in an open chat have one LocalId.',
  why: "The same LocalId means the same message sent again: the vendor's clients merge the two.",
  example: 'Rels.ChatMessages[0].LocalId: 1542902601336 was the LocalId of an earlier message of this sender',
  check({ traits, subjects }, { chat }, report) {
    if (traits?.creates !== 'message') return;
    for (const { row, place } of subjects) {
      if (chat?.localIds?.has(localIdKey(row)) !== true) continue;
      report(
        `${place}.LocalId`,
        `${String(row['LocalId'])} was the LocalId of an earlier message of this sender`,
      );
    }
  },
});
