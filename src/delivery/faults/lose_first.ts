import { unsent } from './parts/broken-off.ts';
import { defineTryFault } from './parts/definition.ts';
import { count } from './parts/parameter.ts';

/** `lose_first` */
export const definition = defineTryFault({
  name: 'lose_first',
  doc: 'Loses the first try: it is never sent, and the retry delivers the webhook.',
  effect: 'The webhook arrives late, as attempt 2. iqmock retries even without --retries.',
  kind: 'try',
  takesTime: true,
  parameters: {
    tries: count({ doc: 'How many tries are lost.', default: 1, max: 100 }),
  },
  main: 'tries',
  example: { text: 'lose_first:10%', doc: 'one webhook in ten arrives with its second try' },
  layer:
    ({ tries }, next, context) =>
    (delivery, attempt) =>
      attempt.number <= tries
        ? Promise.resolve(unsent(context, attempt, 'not sent'))
        : next(delivery, attempt),
});
