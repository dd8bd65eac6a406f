import { judgeRefused, malformed, type BadRequest } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';

const texts = [
  '1',
  '"text"',
  'null',
  'true',
  '[]',
  '[1]',
  '{"ChatEvent":null,"Rels":null}',
  '{"ChatEvent":[],"Rels":[]}',
];

export const definition = defineCheckRule({
  name: 'CON-03',
  doc: 'JSON that is not a webhook is refused.',
  level: 'SHOULD',
  sends: 'A number, a text, null, true, lists, and objects whose ChatEvent is not an object.',
  accepts: '4xx. A 2xx is INFO; 5xx and no answer are a MUST.',
  why: 'The address of a webhook is public: sooner or later, someone sends anything to it.',
  sources: ['symfony/symfony#65772'],
  fix: 'Check that the body is an object with an object ChatEvent in it, and answer 400.',
  requests: 14,
  judge: (lab) =>
    judgeRefused(
      lab,
      () => texts.map((text): BadRequest => ({ name: text, request: { body: Buffer.from(text) } })),
      {
        weights: { ...malformed, '2xx': 'INFO' },
        expected: '4xx',
      },
    ),
});
