import { judgeRefused, type BadRequest } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

const empty = Buffer.alloc(0);

export const definition = defineCheckRule({
  name: 'CON-09',
  doc: 'Only POST delivers events.',
  level: 'SHOULD',
  sends: 'GET, HEAD, OPTIONS and DELETE to the address, and a good event by PUT.',
  accepts:
    '4xx, best 405 with Allow; 501 for a method that the server does not know; or 2xx without any effect, since GET and HEAD are used to verify addresses.',
  why: 'A crawler, a preview or a monitor must not change a chat, nor fill your log with errors.',
  sources: [
    'RFC 9110 section 15.5.6',
    'RFC 9110 section 15.6.2',
    'StackStorm/st2#2929',
    'mikenelsonjr/Accelerators#5',
  ],
  fix: 'Route only POST to the handler, and answer 405 to all other methods.',
  requests: 9,
  judge: (lab) =>
    judgeRefused(
      lab,
      (twin) => [
        ...['GET', 'HEAD', 'OPTIONS', 'DELETE'].map((method): BadRequest => ({
          name: method,
          request: { method, body: empty, without: ['content-type', 'content-length'] },
        })),
        {
          name: 'PUT with an event',
          request: { method: 'PUT', body: bytesOf(twin.payloads[lab.laterMessage]) },
        },
      ],
      {
        weights: { '5xx': 'SHOULD', 'no answer': 'SHOULD', 'cut off': 'SHOULD' },
        alsoRight: [501],
        expected: '4xx or 501, or 2xx without effect',
      },
    ),
});
