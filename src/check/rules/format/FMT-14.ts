import { judgeReplaced } from '../../kinds/replaced.ts';
import { defineCheckRule } from '../../rule.ts';

/** No longer than the texts of the conversation: what shows a preview shows them whole. */
const attacks = [
  '<script>alert(1)</script>',
  "'; drop table messages; -- \\",
  '{{7*7}} ${7*7} <%= 7*7 %>',
  '<b>жирный</b> & < &amp; #{7*7}',
  '${jndi:ldap://127.0.0.1/a}',
  '=cmd|/c calc!A1 $(id) `id`',
  '../../etc/passwd %00 %s%n%d',
  'one\r\nSet-Cookie: a=b\r\n\ttab',
  '"quoted" \\u0041 \\n {"a":1}',
  '%(x)s {0} \\x41 ;ls -la',
];

export const definition = defineCheckRule({
  name: 'FMT-14',
  doc: 'What a client types is data: none of it is evaluated or lost.',
  level: 'MUST',
  sends: 'Conversations in markup, SQL, templates, format strings, paths and formulas.',
  accepts: '2xx, and the texts in the state exactly; escaped texts are INFO.',
  why: 'Anyone can write in a chat. Text that a parser swallows is lost; text that is evaluated is a successful attack.',
  sources: ['thinkst/canarytokens#951', 'cloudflare/templates#856'],
  fix: 'Use parameters for SQL, never build code or templates from texts, and escape when you show them, not when you store them.',
  requests: 36,
  judge: (lab) =>
    judgeReplaced(lab, [
      { name: 'markup, SQL and templates', texts: attacks.slice(0, 5) },
      { name: 'paths, formats and formulas', texts: attacks.slice(5) },
    ]),
});
