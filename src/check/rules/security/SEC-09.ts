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
  doc: 'Garbage in the signature header is refused, without a failure.',
  level: 'SHOULD',
  sends: `Good events with ${Object.keys(garbage).join(', ')} in place of the signature or login.`,
  accepts: '4xx, and the state as if nothing had been sent. 2xx is a MUST.',
  why: 'Anyone can send it. A comparison or a decoder that throws turns it into a 500, or lets the request in.',
  sources: ['Standard Webhooks', 'nodejs/node#17178'],
  fix: 'Check the format before you decode, and the length before you compare.',
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
