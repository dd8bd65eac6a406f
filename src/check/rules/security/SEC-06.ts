import { judgeForged } from '../../kinds/forged.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-06',
  doc: 'A timestamp that was changed after signing is refused.',
  level: 'MUST',
  sends: 'A good event with the signature of another minute and the timestamp of now.',
  accepts: '401, 403 or 400, and the state as if nothing had been sent.',
  why: 'If the timestamp is not signed with the body, an attacker can make an old request look fresh.',
  sources: ['Standard Webhooks', 'HearthSim/HSReplay.net#342'],
  fix: 'Sign id, timestamp and body together, as the scheme says.',
  needs: ['standard-webhooks'],
  requests: 5,
  judge: (lab) =>
    judgeForged(lab, [
      {
        name: 'another timestamp than was signed',
        request: (_, prove) => ({
          proof: { skewMs: -90_000 },
          headers: { 'webhook-timestamp': prove({})['webhook-timestamp'] ?? '' },
        }),
      },
    ]),
});
