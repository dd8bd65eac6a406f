import type { Payload } from '../../conversation.ts';
import { judgeRefused, type BadRequest } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';

const depth = 5000;

/** JSON, or nearly, that parsers treat in different ways. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  'a byte order mark before it': (text) => `\uFEFF${text}`,
  'a key that stands there twice': (text) => text.replace('{"ChatEvent":{', '{"ChatEvent":{"Id":1,'),
  [`lists ${depth} levels deep`]: (text) =>
    `${text.slice(0, -1)},"More":${'['.repeat(depth)}${']'.repeat(depth)}}`,
};

export const definition = defineCheckRule({
  name: 'FMT-21',
  doc: 'Odd JSON is taken or refused, without failing.',
  level: 'INFO',
  sends: `Events with ${Object.keys(spellings).join(', ')}.`,
  accepts: '2xx or 4xx; 5xx, no answer and a lost connection are wrong.',
  why: 'Parsers differ here, and recursive ones run out of stack. The address is public, and a 5xx is repeated for days.',
  sources: ['RFC 8259 section 4', 'RFC 8259 section 8.1', 'RFC 8259 section 9'],
  fix: 'Catch what the parser throws, and answer 400.',
  thorough: true,
  requests: 7,
  judge: (lab) =>
    judgeRefused(
      lab,
      (twin) =>
        Object.entries(spellings).map(([name, spell]): BadRequest => {
          const payload = structuredClone(twin.payloads[lab.laterMessage]) as Payload;
          payload.ChatEvent['Id'] = twin.freshEventId();
          return { name, request: { body: Buffer.from(spell(JSON.stringify(payload)), 'utf8') } };
        }),
      {
        weights: { '5xx': 'INFO', 'no answer': 'INFO', 'cut off': 'INFO' },
        expected: '2xx or 4xx',
        mayHaveEffect: true,
      },
    ),
});
