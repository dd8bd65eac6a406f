import { judgeForged } from '../../kinds/forged.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-01',
  doc: 'An unsigned event is refused.',
  level: 'MUST',
  sends: 'A good event without its signature or login.',
  accepts: '401, 403 or 400, and the state as if nothing had been sent.',
  why: 'Anyone who finds the address can write into your system. Code that checks a signature "if there is one" checks nothing.',
  sources: ['krkn-chaos/krkn#1277', 'fbsamples/whatsapp-business-jaspers-market#37', 'novuhq/novu#11829'],
  fix: 'Refuse with 401 when the header is missing, before anything else.',
  needs: ['proof'],
  requests: 5,
  judge: (lab) =>
    judgeForged(lab, [
      { name: 'without a signature or login', request: () => ({ proof: { missing: true } }) },
    ]),
});
