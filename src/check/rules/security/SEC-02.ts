import { judgeForged } from '../../kinds/forged.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-02',
  doc: 'An event signed with another secret is refused.',
  level: 'MUST',
  sends: 'A good event, signed with another secret, or with another login.',
  accepts: '401, 403 or 400, and the state as if nothing had been sent.',
  why: 'Looking for a signature without computing it protects nothing.',
  sources: ['Standard Webhooks'],
  fix: 'Compute the signature of the received bytes, and compare it in constant time.',
  needs: ['proof'],
  requests: 5,
  judge: (lab) =>
    judgeForged(lab, [
      { name: 'signed with another secret', request: () => ({ proof: { wrongSecret: true } }) },
    ]),
});
