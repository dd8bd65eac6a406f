import { defineTryFault } from './parts/definition.ts';
import { choice } from './parts/parameter.ts';
import { shaped } from './parts/shaped.ts';

/** `header_case` */
export const definition = defineTryFault({
  name: 'header_case',
  doc: 'Writes the names of the headers in another case.',
  effect: 'content-type, CONTENT-TYPE or cOnTeNt-TyPe instead of Content-Type; all of them mean the same.',
  kind: 'try',
  needsWire: () => true,
  parameters: {
    as: choice({ doc: 'How they are written.', of: ['lower', 'upper', 'mixed'], default: 'mixed' }),
  },
  main: 'as',
  example: { text: 'header_case:upper', doc: 'all header names are in capitals' },
  layer: ({ as }, next) => shaped(next, { headerCase: as }),
});
