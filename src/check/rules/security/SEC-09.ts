import { attemptHeader } from '../../../delivery/layers.ts';
import { judgeForged } from '../../kinds/forged.ts';
import { defineCheckRule } from '../../rule.ts';

const garbage: Readonly<Record<string, string>> = {
  'nothing in the header': '',
  'an unknown scheme': 'v9,AAAA',
  'no base64': 'v1,%%%not-base64%%%',
  'a text of 4 kB': 'x'.repeat(4000),
  'letters beyond ASCII': 'v1,\u00e9\u00e8\u00ff',
};

export const definition = defineCheckRule({
  name: 'SEC-09',
  doc: 'Rubbish in the header of the signature is refused, without failing.',
  level: 'SHOULD',
  sends: `Good events with ${Object.keys(garbage).join(', ')} in place of the signature or login.`,
  accepts: '4xx, and the state as if nothing had been sent. 2xx is a MUST.',
  why: 'Anybody can send it. A comparison of lengths or a decoder that throws turns it into a 500, or into leave to enter.',
  sources: ['Standard Webhooks', 'nodejs/node#17178'],
  fix: 'Check the form before you decode, and the length before you compare.',
  needs: ['proof'],
  requests: 9,
  judge: (lab) =>
    judgeForged(
      lab,
      Object.entries(garbage).map(([name, value]) => ({
        name,
        request(_, prove) {
          const names = Object.keys(prove({})).filter((header) => header !== attemptHeader);
          const last = names.at(-1) ?? '';
          return { headers: { [last]: value } };
        },
      })),
      'SHOULD',
    ),
});
