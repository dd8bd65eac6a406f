import { defineStep } from './step.ts';

/** Time passes. */
export const definition = defineStep<number>({
  name: 'wait',
  doc: 'Nothing happens for a while, such as 250ms, 2s or 1m30s; a bare number counts milliseconds.',
  args: {
    type: ['string', 'integer', 'number'],
    'x-duration': true,
    description: 'How long.',
    examples: ['2s'],
  },
  example: '2s',
  sends: false,
  run: (_context, durationMs) => durationMs,
});
