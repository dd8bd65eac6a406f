import { profiles } from '../../../model/profile.ts';
import { defineRule } from '../../rule.ts';

/** How each era spells zero time. */
const zeroTimes: readonly number[] = Object.values(profiles).map(({ zeroTimeMs }) => zeroTimeMs);

export const definition = defineRule({
  stage: 'body',
  name: 'time/zero',
  severity: 'error',
  doc: 'A time that is not set is spelled as the era spells it: -6795364578871 in 2018, -62135596800000 since.',
  why: 'A consumer that knows the zero time of its server takes the other one for a real date, centuries ago.',
  example:
    'Rels.Clients[0].Details.CreatedAt: is -6795364578871, the zero time of another era; here it is -62135596800000',
  check({ rows, profile: { zeroTimeMs } }, report) {
    for (const { row, plan, place } of rows) {
      for (const key of plan.times) {
        const at = row[key];
        if (typeof at !== 'number' || at >= 0 || at === zeroTimeMs || !zeroTimes.includes(at)) continue;
        report(`${place}.${key}`, `is ${at}, the zero time of another era; here it is ${zeroTimeMs}`);
      }
    }
  },
});
