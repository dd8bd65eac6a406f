import { textFault } from './parts/texts.ts';

/** `nul` */
export const definition = textFault({
  name: 'nul',
  doc: 'Puts the character U+0000 into the texts of messages.',
  effect:
    'The text ends with \\u0000, in every row of the message. PostgreSQL cannot store it; a consumer may refuse it with a 4xx.',
  mayRefuse: true,
  parameters: {},
  example: { text: 'nul@first=1', doc: 'the first message has a NUL' },
  change: (text) => `${text}\0`,
});
