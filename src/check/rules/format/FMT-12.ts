import { replaceTexts, textsOf } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-12',
  doc: 'A NUL in a text is taken or refused, without failing.',
  level: 'SHOULD',
  sends: 'A short conversation with U+0000 in the text of its message.',
  accepts: '2xx with or without the NUL, or 4xx; the next conversation works.',
  why: 'PostgreSQL cannot store it: the insert fails, and with it an event that will be repeated for days.',
  sources: ['python-discord/bot#2183', 'nano-step/nano-brain#181'],
  fix: 'Take U+0000 out of texts before you store them.',
  requests: 4,
  judge: (lab) =>
    judgeEdited(lab, [
      {
        name: 'U+0000 in a text',
        edit(payloads) {
          replaceTexts(payloads, new Map(textsOf(payloads).map((text) => [text, `Где\u0000 заказ?`])));
        },
        events: lab.short,
        alsoRight: ['4xx'],
        compare: 'none',
      },
    ]),
});
