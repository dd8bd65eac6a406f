import { repeated } from '../../contract.ts';
import type { HistoryDelivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-01',
  doc: 'A duplicate changes nothing.',
  level: repeated,
  sends: 'Every event of a conversation twice in a row; not typing, whose Id is 0.',
  accepts:
    'The state after a clean conversation, at each of its points. Any 2xx or 4xx for the second copy: STA-11 judges that.',
  why: 'A sender repeats a webhook if the answer was lost, however good it was. The same Id means the same event.',
  sources: ['Standard Webhooks', 'sendgrid/docs#2933', 'automagik-dev/omni#958'],
  fix: 'Keep ChatEvent.Id under a unique key, and check it in the same transaction as the change. Do not compare Id 0 (typing).',
  needs: ['probe'],
  requests: 35,
  judge: (lab) => judgeHistory(lab, twice(lab), { mayRefuseFaults: true }),
});

function twice(lab: Lab): HistoryDelivery[] {
  return lab.whole.flatMap((event): HistoryDelivery[] => {
    const copy: HistoryDelivery = { event, fault: 'duplicate', request: { attempt: 2 } };
    return lab.isStored(event) ? [{ event }, copy] : [{ event }];
  });
}
