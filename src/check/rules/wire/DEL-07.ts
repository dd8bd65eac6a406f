import { judgeRefused } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'DEL-07',
  doc: 'A Content-Length that is wrong has no effect.',
  level: 'SHOULD',
  sends:
    'An event whose Content-Length is 100 bytes too small, and one whose Content-Length is 100 bytes too big.',
  accepts: '4xx, a closed connection, or waiting for the rest; the state as if nothing had been sent.',
  why: 'The consumer must not treat half a body as a whole one, nor the leftover bytes as the next request.',
  sources: ['RFC 9112 section 6.3', 'expressjs/body-parser#329', 'typicode/jsonplaceholder#124'],
  fix: 'Leave the framing to the server, and answer 400 when the JSON does not end.',
  requests: 6,
  judge: (lab) =>
    judgeRefused(
      lab,
      (twin) => {
        const body = bytesOf(twin.payloads[lab.laterMessage]);
        const announced = (by: number) => ({
          body,
          headers: { 'Content-Length': String(body.length + by) },
          alone: true as const,
        });
        return [
          { name: 'Content-Length too small', request: announced(-100) },
          { name: 'Content-Length too big', request: announced(100) },
        ];
      },
      { weights: { '2xx': 'SHOULD', '5xx': 'SHOULD' }, expected: '4xx or no answer', mayHang: true },
    ),
});
