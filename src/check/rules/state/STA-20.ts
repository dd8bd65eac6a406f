import type { HistoryDelivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeHistory } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-20',
  doc: 'Typing leaves no trace.',
  level: 'MUST',
  sends: 'Twenty times typing in the middle of a conversation; Id is 0 each time, and Transitive true.',
  accepts: '2xx, and the state after a clean conversation.',
  why: 'Typing arrives every two seconds while someone writes. Storing it fills the table; comparing its Id 0 makes every other one a duplicate.',
  sources: ['record of the vendor: transitive events are not stored and have no id'],
  fix: 'Do not store events with Transitive true, and do not look their Id up.',
  needs: ['probe'],
  requests: 38,
  judge: (lab) => judgeHistory(lab, typing(lab)),
});

function typing(lab: Lab): HistoryDelivery[] {
  return lab.whole.flatMap((event): HistoryDelivery[] => {
    const more = lab.isStored(event) ? 0 : 20;
    return [{ event }, ...Array.from({ length: more }, (): HistoryDelivery => ({ event, fault: 'again' }))];
  });
}
