import { judgeEdited } from '../../kinds/edited.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-06',
  doc: 'Ids above 2^31 and above 2^32 are kept.',
  level: 'MUST',
  sends: 'Conversations all of whose ids are about 3 000 000 000, and about 5 000 000 000.',
  accepts: '2xx, and the state after a clean conversation, found under the high id.',
  why: 'Ids are 64-bit. In 32 bits they overflow into those of another chat, or the event is lost after a 2xx.',
  sources: ['supabase/supabase#16147', 'RFC 8259 section 6'],
  fix: 'Store ids as 64-bit integers (bigint, int64, long) everywhere, also in keys and parameters.',
  requests: 22,
  judge: (lab) =>
    judgeEdited(
      lab,
      [3_000_000_000, 5_000_000_000].map((from) => ({
        name: `ids of ${from}`,
        edit: () => undefined,
        events: from === 3_000_000_000 ? lab.short : lab.whole,
        twin: { firstId: from + freshOffset(lab.twin().chatId) },
      })),
    ),
});

/** Another place in every run: the chats of earlier ones are still known. */
function freshOffset(chatId: number): number {
  return chatId % 900_000_000;
}
