import { bySignature } from '../../contract.ts';
import { judgeForged } from '../../kinds/forged.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-07',
  doc: 'The message id is signed too.',
  level: bySignature,
  sends: 'A good event with a right signature of another webhook-id than the one in the header.',
  accepts: '401, 403 or 400, and the state as if nothing had been sent.',
  why: 'Anyone can change an unsigned id, which defeats the protection against replayed requests.',
  sources: ['Standard Webhooks', 'coolhand-labs/coolhand-ruby#86'],
  fix: 'Sign id, timestamp and body together, as the scheme says.',
  needs: ['standard-webhooks'],
  requests: 5,
  judge: (lab) =>
    judgeForged(lab, [
      {
        name: 'another webhook-id than was signed',
        request: () => ({ headers: { 'webhook-id': 'msg_iqmockcheck' } }),
      },
    ]),
});
