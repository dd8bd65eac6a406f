import type { HistoryDelivery } from '../../history.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-09',
  doc: 'A retry counts, even though the first try never arrived.',
  level: 'MUST',
  sends: 'A conversation of which only the second tries arrive: the header says attempt 2.',
  accepts: '2xx, and the state after a clean conversation.',
  why: 'The first try was lost on the way. A consumer that skips retries loses exactly the events that need them.',
  sources: ['vercel/chat#667', 'kortix-ai/suna#3126'],
  fix: 'Recognise duplicates by ChatEvent.Id, never by a header of the try.',
  needs: ['probe'],
  requests: 18,
  judge: (lab) =>
    judgeHistory(
      lab,
      lab.whole.map((event): HistoryDelivery => ({
        event,
        fault: 'only the retry',
        request: { attempt: 2 },
      })),
    ),
});
