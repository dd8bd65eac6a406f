import { judgeRefused, malformed } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'CON-01',
  doc: 'JSON that is cut short is refused, and changes nothing.',
  level: 'SHOULD',
  sends: 'The body of a message_created, cut after 10, 50 and 99 percent, with a fitting Content-Length.',
  accepts: '4xx. A 2xx is a SHOULD, since it hides that an event is lost; 5xx and no answer are a MUST.',
  why: 'A 5xx or no answer makes a sender repeat for days what can never succeed.',
  sources: [
    'Azure/azure-functions-host#1165',
    'ansible/event-driven-ansible#156',
    'YosemiteCrew/Yosemite-Crew#2745',
  ],
  fix: 'Catch the error of the JSON parser and answer 400.',
  requests: 8,
  judge: (lab) =>
    judgeRefused(
      lab,
      (twin) => {
        const body = Buffer.from(bytesOf(twin.payloads[lab.laterMessage]));
        return [0.1, 0.5, 0.99].map((share) => ({
          name: `JSON cut after ${share * 100}%`,
          request: { body: body.subarray(0, Math.floor(body.length * share)) },
        }));
      },
      { weights: malformed, expected: '4xx' },
    ),
});
