import { defineTryFault } from './parts/definition.ts';
import { count, duration } from './parts/parameter.ts';
import { shaped } from './parts/shaped.ts';

/** `drip` */
export const definition = defineTryFault({
  name: 'drip',
  doc: 'Sends the body slowly, in pieces.',
  effect:
    'The head is sent at once, then the body piece by piece, evenly over the time. The time counts against --timeout.',
  kind: 'try',
  takesTime: true,
  needsWire: () => true,
  parameters: {
    over: duration({ doc: 'From the first piece to the last.', default: 2000 }),
    pieces: count({ doc: 'How many pieces.', default: 10, min: 2 }),
  },
  main: 'over',
  example: { text: 'drip:2s@first=5', doc: 'the first five bodies take two seconds each' },
  layer: ({ over, pieces }, next) => shaped(next, { drip: { overMs: over, pieces } }),
});
