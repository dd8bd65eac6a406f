import { factsOf, lastingKeys } from '../../history/message-facts.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/message-changed',
  severity: 'error',
  doc: `A message keeps what it was written with: ${lastingKeys.join(', ')}. It is remembered until its ticket is closed.`,
  why: 'No event reports the change, so a consumer that stored the message shows another text than one that reads it now.',
  example: 'Rels.ChatMessages[0].Text: is not what an earlier event showed for message 5',
  check({ traits, subjects }, { chat }, report) {
    // A second message of the same id is a separate fault.
    if (chat === undefined || traits?.creates === 'message') return;
    for (const { row, place } of subjects) {
      const before = chat.factsOf(Number(row['Id']));
      if (before === undefined) continue;
      const now = factsOf(row);
      for (const [index, key] of lastingKeys.entries()) {
        if (traits?.changes?.includes(key) === true) continue;
        const isKnown = before[index] !== undefined && now[index] !== undefined;
        if (!isKnown || before[index] === now[index]) continue;
        report(`${place}.${key}`, `is not what an earlier event showed for message ${String(row['Id'])}`);
      }
    }
  },
});
