import { replaceTexts, textsOf } from '../../edits.ts';
import type { Difference } from '../../difference.ts';
import { jsonText } from '../../json-text.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { defineCheckRule } from '../../rule.ts';

const before = 'Где';
const behind = ' заказ?';

export const definition = defineCheckRule({
  name: 'FMT-12',
  doc: 'A NUL in a text is accepted or refused, without a failure.',
  level: 'SHOULD',
  sends: 'A short conversation with U+0000 in the text of its message.',
  accepts:
    '2xx with or without the NUL, and the text behind it in the state; or 4xx. The next conversation works.',
  why: 'PostgreSQL cannot store it: the insert fails, and with it an event that will be repeated for days.',
  sources: ['python-discord/bot#2183', 'nano-step/nano-brain#181'],
  fix: 'Remove U+0000 from texts before you store them.',
  requests: 4,
  judge: (lab) => {
    const texts = textsOf(lab.conversation.events.map(({ payload }) => payload));
    /** In C a text ends at its NUL. */
    const behindIt = (clean: unknown, now: unknown): readonly Difference[] => {
      const isShown = texts.some((text) => jsonText(clean).includes(jsonText(text).slice(1, -1)));
      if (!isShown || jsonText(now).includes(behind.trim())) return [];
      const place = 'the text behind U+0000';
      return [{ place, signature: 'cut at U+0000', clean: 'is in the state', now: 'is gone' }];
    };
    return judgeEdited(lab, [
      {
        name: 'U+0000 in a text',
        edit(payloads) {
          replaceTexts(
            payloads,
            new Map(textsOf(payloads).map((text) => [text, `${before}\u0000${behind}`])),
          );
        },
        events: lab.short,
        alsoRight: ['4xx'],
        compare: behindIt,
      },
    ]);
  },
});
