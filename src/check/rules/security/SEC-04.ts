import { bySignature } from '../../contract.ts';
import { judgeForged } from '../../kinds/forged.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-04',
  doc: 'A signature that is an hour old is refused.',
  level: bySignature,
  sends: 'A good event with a right signature whose timestamp is an hour old.',
  accepts: '401, 403 or 400, and the state as if nothing had been sent.',
  why: 'Anyone who has recorded one request could replay it forever.',
  sources: ['Standard Webhooks', 'own-pay/OwnPay#296', 'windmill-labs/windmill#8596'],
  fix: 'Compare webhook-timestamp with your clock, and refuse what is more than five minutes away.',
  needs: ['standard-webhooks'],
  requests: 5,
  judge: (lab) =>
    judgeForged(lab, [
      { name: 'a signature of an hour ago', request: () => ({ proof: { skewMs: -3_600_000 } }) },
    ]),
});
