import { joinShapes } from '../wire-shape.ts';
import { defineTryFault } from './parts/definition.ts';
import { choice, count, flag } from './parts/parameter.ts';

/** `lost_answer` */
export const definition = defineTryFault({
  name: 'lost_answer',
  doc: 'Sends the whole request and loses the answer; then it tries again.',
  effect:
    'The consumer gets the webhook, answers, and finds the connection cut. iqmock sends the same bytes again as attempt 2, even without --retries.',
  kind: 'try',
  takesTime: true,
  needsWire: () => true,
  parameters: {
    at: choice({
      doc: 'When to cut: as the answer begins, or as soon as the request is sent.',
      of: ['answer', 'sent'],
      default: 'answer',
    }),
    by: choice({
      doc: 'fin closes the connection in order, rst resets it.',
      of: ['fin', 'rst'],
      default: 'fin',
    }),
    tries: count({ doc: 'How many answers are lost.', default: 1, max: 100 }),
    retry: flag({ doc: 'Whether iqmock retries it automatically.', default: true }),
  },
  main: 'at',
  example: { text: 'lost_answer:5%', doc: 'one webhook in twenty is processed and sent again' },
  layer:
    ({ at, by, tries, retry }, next) =>
    (delivery, attempt) => {
      if (attempt.number > tries) return next(delivery, attempt);
      const cut = { after: at === 'answer' ? at : 'body', reset: by === 'rst', again: retry } as const;
      return next(delivery, { ...attempt, shape: joinShapes(attempt.shape, { cut }) });
    },
});
