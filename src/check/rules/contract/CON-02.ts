import { judgeRefused, malformed } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'CON-02',
  doc: 'An empty body is refused.',
  level: 'SHOULD',
  sends: 'A POST without a body, and one of white space.',
  accepts: '4xx. A 2xx is a SHOULD; 5xx and no answer are a MUST.',
  why: 'Some parsers return nothing for an empty body, and the code after them fails on it.',
  sources: ['ansible/event-driven-ansible#156', 'parse-community/parse-server#7646'],
  fix: 'Check that there is a body before you read ChatEvent from it, and answer 400.',
  requests: 8,
  judge: (lab) =>
    judgeRefused(
      lab,
      () => [
        { name: 'an empty body', request: { body: Buffer.alloc(0) } },
        { name: 'a body of spaces', request: { body: Buffer.from('  \r\n') } },
      ],
      { weights: malformed, expected: '4xx' },
    ),
});
