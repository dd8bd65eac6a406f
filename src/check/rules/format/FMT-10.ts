import { judgeReplaced } from '../../kinds/replaced.ts';
import { jsonText } from '../../json-text.ts';
import type { Lab } from '../../lab.ts';
import { defineCheckRule, NotJudged } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-10',
  doc: 'Empty texts and texts of spaces are accepted.',
  level: 'MUST',
  sends: 'Conversations whose messages have the text "", and three spaces.',
  accepts:
    '2xx, and the texts in the state as they were sent; null for "" is right, and trimmed spaces are INFO.',
  why: 'A message with a file has an empty text in every sample.',
  sources: ['samples of the vendor, 608'],
  fix: 'Do not treat an empty text as missing: test for undefined, not for a falsy value.',
  requests: 36,
  async judge(lab) {
    const failures = await judgeReplaced(lab, [
      { name: 'empty texts', texts: [''] },
      { name: 'texts of spaces', texts: ['   '] },
    ]);
    const isLost = failures.some(({ differences }) => differences !== undefined);
    if (isLost && (await leavesOutEmpty(lab)))
      throw new NotJudged('the consumer keeps no messages without a text, such as voice messages');
    return failures;
  },
});

/** Whether a message that has no text anyway, only a file, leaves no trace in the state. */
async function leavesOutEmpty(lab: Lab): Promise<boolean> {
  const isEmpty = (event: number): boolean => {
    const rows = lab.conversation.events[event]?.payload.Rels['ChatMessages'] ?? [];
    return rows.length > 0 && rows.every(({ Text }) => Text === '');
  };
  const [all, without] = [
    await lab.cleanState(lab.whole),
    await lab.cleanState(lab.whole.filter((event) => !isEmpty(event))),
  ];
  return jsonText(all) === jsonText(without);
}
