import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

const types = [
  'application/json',
  'application/json;charset=utf-8',
  'Application/JSON; Charset=UTF-8',
  'application/json; charset="utf-8"',
];

export const definition = defineCheckRule({
  name: 'CON-05',
  doc: 'Every spelling of application/json is accepted as JSON.',
  level: 'MUST',
  sends: `Good events as ${types.join(', ')}; each spelling in a separate chat.`,
  accepts: '2xx, and the state after plain requests.',
  why: 'Media types are compared without case, and a charset is optional; a proxy or an upgrade may change the spelling.',
  sources: ['RFC 9110 section 8.3.1', 'aws/chalice#306'],
  fix: 'Parse the media type instead of comparing the whole header.',
  requests: 16,
  judge: (lab) =>
    judgeVariants(
      lab,
      types.map((type) => ({
        name: `Content-Type: ${type}`,
        request: () => ({ headers: { 'Content-Type': type } }),
      })),
    ),
});
