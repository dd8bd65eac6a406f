import { textFault } from './parts/texts.ts';

/** What people type and programs trip over: 4-byte letters, a family, a flag, right to left, a combining mark, an override. */
const exotic = '😀 👩‍👩‍👧‍👦 🇷🇺 שלום e\u0301 \u202Etxet\u202C';

/** `emoji` */
export const definition = textFault({
  name: 'emoji',
  doc: 'Puts emoji, right-to-left text and combining marks into the texts of messages.',
  effect: `The text is followed by ${JSON.stringify(exotic)}, in every row of the message.`,
  parameters: {},
  example: { text: 'emoji:20%', doc: 'one message in five has emoji' },
  change: (text) => `${text} ${exotic}`,
});
