import { repeated } from '../../contract.ts';
import type { HistoryDelivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeTrials } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-02',
  doc: 'Two copies at the same moment are one event.',
  level: repeated,
  sends:
    'Conversations whose events are sent twice at the same moment; short ones many times, since the result depends on chance.',
  accepts: 'The state after a clean conversation. One of two simultaneous copies may be refused with a 4xx.',
  why: 'A sender whose first try hangs sends a second one. Two workers then look up the Id, and neither finds it.',
  sources: ['Devlaner/devlane#332', 'stellarBank/StellarBank#39'],
  fix: 'Let the database decide: a unique constraint on ChatEvent.Id, and insert first. A lookup before the insert is not a lock.',
  needs: ['probe'],
  racy: true,
  requests: 170,
  judge: (lab) => judgeTrials(lab, histories(lab), { mayRefuseFaults: true }),
});

function histories(lab: Lab): HistoryDelivery[][] {
  const { trials } = lab.options;
  return Array.from({ length: trials }, (_, index) => atOnce(lab, index === 0 ? lab.whole : lab.short));
}

function atOnce(lab: Lab, events: readonly number[]): HistoryDelivery[] {
  return events.flatMap((event): HistoryDelivery[] => {
    if (!lab.isStored(event)) return [{ event }];
    const copy: HistoryDelivery = { event, fault: 'twice at once' };
    return [copy, { ...copy, atOnce: true }];
  });
}
