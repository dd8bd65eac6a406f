import { judgeEdited } from '../../kinds/edited.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-07',
  doc: 'Ids up to 2^53 - 1 are kept exactly.',
  level: 'SHOULD',
  sends: 'A conversation all of whose ids are just below 9 007 199 254 740 991.',
  accepts: '2xx, and the state after a clean conversation, found under the high id.',
  why: 'Floats and scientific notation lose the last digits of high ids: two chats become one.',
  sources: ['RFC 8259 section 6', 'oceanbase/powercontext#91'],
  fix: 'Never hold ids as floats, and never print them with %g or toExponential.',
  requests: 18,
  judge: (lab) =>
    judgeEdited(lab, [
      {
        name: 'ids near 2^53',
        edit: () => undefined,
        twin: { firstId: Number.MAX_SAFE_INTEGER - 1000 - (lab.twin().chatId % 2_000_000_000) },
      },
    ]),
});
