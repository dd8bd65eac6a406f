import { defineTryFault } from './parts/definition.ts';
import { text } from './parts/parameter.ts';
import { shaped } from './parts/shaped.ts';

/** `content_type` */
export const definition = defineTryFault({
  name: 'content_type',
  doc: 'Sends another Content-Type, or none.',
  effect:
    'Content-Type has the given value, by default application/json without a charset; none omits the header. The body stays JSON.',
  kind: 'try',
  mayRefuse: true,
  parameters: {
    is: text({ doc: 'The value of the header, or none.', default: 'application/json' }),
  },
  main: 'is',
  example: { text: 'content_type:text/plain', doc: 'JSON declared as plain text' },
  needsWire: ({ is }) => is === 'none',
  problem: ({ is }) =>
    /^[\t\x20-\x7e]+$/.test(is)
      ? undefined
      : { message: `"${is}" is not allowed in a header`, hint: 'Only ASCII can be sent.' },
  layer: ({ is }, next) =>
    is === 'none'
      ? shaped(next, { without: ['content-type'] })
      : (delivery, attempt) =>
          next(delivery, { ...attempt, headers: { ...attempt.headers, 'Content-Type': is } }),
});
