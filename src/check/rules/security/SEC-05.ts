import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-05',
  doc: 'A clock that is a minute off does no harm.',
  level: 'MUST',
  sends: 'Good events whose signature is a minute old, and a minute ahead.',
  accepts: '2xx, and the state after plain requests.',
  why: 'Clocks drift, and a request may wait in a queue. A window of seconds refuses good events at random.',
  sources: ['Standard Webhooks'],
  fix: 'Allow five minutes in both directions.',
  needs: ['standard-webhooks'],
  requests: 8,
  judge: (lab) =>
    judgeVariants(
      lab,
      [-60_000, 60_000].map((skewMs) => ({
        name: `a clock ${skewMs < 0 ? 'a minute behind' : 'a minute ahead'}`,
        request: () => ({ proof: { skewMs } }),
      })),
    ),
});
