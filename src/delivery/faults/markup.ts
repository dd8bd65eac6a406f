import { textFault } from './parts/texts.ts';

/** What a client may type, and what must never be carried out. */
const hostile = [
  '<script>alert(1)</script>',
  "'; drop table chats; --",
  '{{7*7}} ${7*7} ${jndi:ldap://127.0.0.1/a}',
  "=cmd|' /C calc'!A0",
  '../../etc/passwd %s%n',
].join('\r\n');

/** `markup` */
export const definition = textFault({
  name: 'markup',
  doc: 'Puts HTML, SQL, templates, formulas and paths into the texts of messages.',
  effect: `The text is followed by lines such as ${JSON.stringify(hostile.split('\r\n')[0])}, in every row of the message. They must stay text.`,
  parameters: {},
  example: { text: 'markup@first=3', doc: 'the first three messages contain hostile text' },
  change: (text) => `${text}\r\n${hostile}`,
});
