import { textFault } from './parts/texts.ts';

/** `lone_surrogate` */
export const definition = textFault({
  name: 'lone_surrogate',
  doc: 'Puts half of a surrogate pair into the texts of messages (RFC 8259, section 8.2).',
  effect: 'The text ends with the escape \\ud83d, in every row of the message; it is not a valid character.',
  mayRefuse: true,
  parameters: {},
  example: { text: 'lone_surrogate@first=1', doc: 'the first message ends in half an emoji' },
  change: (text) => `${text}\ud83d`,
});
