import { choice } from './parts/parameter.ts';
import { textFault } from './parts/texts.ts';

/** `empty_text` */
export const definition = textFault({
  name: 'empty_text',
  doc: 'Empties the texts of messages.',
  effect: 'The text is empty, or three spaces, in every row of the message.',
  parameters: {
    to: choice({ doc: 'Nothing at all, or spaces.', of: ['nothing', 'spaces'], default: 'nothing' }),
  },
  main: 'to',
  example: { text: 'empty_text@first=2', doc: 'the first two messages say nothing' },
  change: (_, { to }) => (to === 'spaces' ? '   ' : ''),
});
