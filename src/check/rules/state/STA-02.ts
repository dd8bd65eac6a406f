import { repeated } from '../../contract.ts';
import type { Delivery } from '../../history.ts';
import type { Lab } from '../../lab.ts';
import { judgeTrials } from '../../kinds/histories.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-02',
  doc: 'Two copies at the same moment are one event.',
  level: repeated,
  sends:
    'Conversations whose events are sent twice at once; short ones are tried many times, since it depends on chance.',
  accepts: 'The state after a clean conversation. Of two copies at once one may be refused by 4xx.',
  why: 'A sender whose first try hangs sends the second beside it. Two workers then look for the Id, and neither finds it.',
  sources: ['Devlaner/devlane#332', 'stellarBank/StellarBank#39'],
  fix: 'Let the database decide: a unique constraint on ChatEvent.Id, and insert first. A look-up before the insert is no lock.',
  needs: ['probe'],
  racy: true,
  requests: 170,
  judge: (lab) => judgeTrials(lab, histories(lab), { mayRefuseFaults: true }),
});

function histories(lab: Lab): Delivery[][] {
  const { trials } = lab.options;
  return Array.from({ length: trials }, (_, index) => atOnce(lab, index === 0 ? lab.whole : lab.short));
}

function atOnce(lab: Lab, events: readonly number[]): Delivery[] {
  return events.flatMap((event): Delivery[] => {
    if (!lab.isStored(event)) return [{ event }];
    const copy: Delivery = { event, fault: 'twice at once' };
    return [copy, { ...copy, atOnce: true }];
  });
}
