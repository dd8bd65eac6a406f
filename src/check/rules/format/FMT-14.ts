import { judgeReplaced } from '../../kinds/replaced.ts';
import { defineCheckRule } from '../../rule.ts';

const attacks = [
  '<script>alert(1)</script> <b>жирный</b> & <',
  "'; drop table messages; -- \\",
  '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
  '${jndi:ldap://127.0.0.1/a} $(id) `id`',
  '=cmd|/c calc!A1',
  '../../etc/passwd %00 %s%n%d %(x)s {0}',
  'line one\r\nSet-Cookie: a=b\r\n\ttab',
  '"quoted" \\u0041 \\n {"a":1}',
];

export const definition = defineCheckRule({
  name: 'FMT-14',
  doc: 'What a client types is data: nothing of it is evaluated or eaten.',
  level: 'MUST',
  sends: 'Conversations in markup, SQL, templates, format strings, paths and formulas.',
  accepts: '2xx, and the texts in the state exactly; escaped texts are INFO.',
  why: 'Anybody can write into a chat. What is eaten is lost; what is evaluated is an attack that worked.',
  sources: ['thinkst/canarytokens#951', 'cloudflare/templates#856'],
  fix: 'Use parameters for SQL, never build code or templates from texts, and escape when you show them, not when you store them.',
  requests: 36,
  judge: (lab) =>
    judgeReplaced(lab, [
      { name: 'markup, SQL and templates', texts: attacks.slice(0, 4) },
      { name: 'paths, formats and formulas', texts: attacks.slice(4) },
    ]),
});
