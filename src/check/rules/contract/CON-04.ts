import { judgeRefused } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'CON-04',
  doc: 'A body that is not JSON is not accepted as a webhook.',
  level: 'INFO',
  sends: 'A form and plain text, each with its real Content-Type.',
  accepts: '4xx, best 415. A 2xx is INFO; 5xx and no answer are a SHOULD.',
  why: 'A browser can send forms and plain text to any address from any page; to send JSON it needs permission.',
  sources: ['RFC 9110 section 15.5.16', 'zarskie/Postarr#97'],
  fix: 'Answer 415 to anything whose media type is not application/json.',
  requests: 8,
  judge: (lab) =>
    judgeRefused(
      lab,
      () => [
        {
          name: 'a form',
          request: {
            body: Buffer.from('ChatEvent=1&Rels=2'),
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          },
        },
        {
          name: 'plain text',
          request: { body: Buffer.from('hello'), headers: { 'Content-Type': 'text/plain' } },
        },
      ],
      {
        weights: {
          '2xx': 'INFO',
          '3xx': 'INFO',
          '5xx': 'SHOULD',
          'no answer': 'SHOULD',
          'cut off': 'SHOULD',
        },
        expected: '4xx',
      },
    ),
});
