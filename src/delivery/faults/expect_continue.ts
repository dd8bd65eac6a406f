import { defineTryFault } from './parts/definition.ts';
import { duration } from './parts/parameter.ts';
import { shaped } from './parts/shaped.ts';

/** `expect_continue` */
export const definition = defineTryFault({
  name: 'expect_continue',
  doc: 'Asks for permission before it sends the body (RFC 9110, section 10.1.1).',
  effect:
    'The head has Expect: 100-continue. The body follows after 100 Continue, or after the wait if there is no answer; it never follows a final answer.',
  kind: 'try',
  takesTime: true,
  needsWire: () => true,
  parameters: {
    wait: duration({ doc: 'How long it waits for 100 Continue.', default: 1000 }),
  },
  main: 'wait',
  example: { text: 'expect_continue:500ms', doc: 'every body waits for permission, half a second at most' },
  layer: ({ wait }, next) => shaped(next, { expectMs: wait }),
});
