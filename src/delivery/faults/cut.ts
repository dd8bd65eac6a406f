import { joinShapes } from '../wire-shape.ts';
import { cutPoint } from './parts/cut-point.ts';
import { defineTryFault } from './parts/definition.ts';
import { choice, count, flag } from './parts/parameter.ts';

/** `cut` */
export const definition = defineTryFault({
  name: 'cut',
  doc: 'Cuts the connection in the middle of a request.',
  effect:
    'The first try ends before the request is whole, with FIN or RST. iqmock then retries with the whole request, even without --retries.',
  kind: 'try',
  takesTime: true,
  needsWire: () => true,
  parameters: {
    after: cutPoint({ doc: 'How much is sent before the cut.', default: { share: 0.5 } }),
    by: choice({
      doc: 'fin closes the connection in order, rst resets it.',
      of: ['fin', 'rst'],
      default: 'fin',
    }),
    tries: count({ doc: 'How many tries are cut.', default: 1, max: 100 }),
    retry: flag({ doc: 'Whether iqmock retries it automatically.', default: true }),
  },
  main: 'after',
  example: { text: 'cut:after=50%,share=1%', doc: 'one webhook in a hundred is cut in the middle' },
  layer:
    ({ after, by, tries, retry }, next) =>
    (delivery, attempt) => {
      if (attempt.number > tries) return next(delivery, attempt);
      const cut = { after, reset: by === 'rst', again: retry };
      return next(delivery, { ...attempt, shape: joinShapes(attempt.shape, { cut }) });
    },
});
