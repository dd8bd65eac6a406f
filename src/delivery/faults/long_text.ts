import { count } from './parts/parameter.ts';
import { textFault } from './parts/texts.ts';

/** `long_text` */
export const definition = textFault({
  name: 'long_text',
  doc: 'Makes the texts of messages long.',
  effect:
    'The text is repeated up to the length, in every row of the message. A consumer may refuse it with a 4xx, but must not truncate it silently.',
  mayRefuse: true,
  parameters: {
    length: count({ doc: 'Characters (UTF-16 units).', default: 10_000, max: 5_000_000 }),
  },
  main: 'length',
  example: { text: 'long_text:5000@share=10%', doc: 'one message in ten has 5,000 characters' },
  change: (text, { length }) => `${text} `.repeat(Math.ceil(length / (text.length + 1))).slice(0, length),
});
