import { defineTryFault } from './parts/definition.ts';
import { shaped } from './parts/shaped.ts';

/** `half_close` */
export const definition = defineTryFault({
  name: 'half_close',
  doc: 'Closes the sending half of the connection after the request and reads on.',
  effect: 'A FIN follows the body at once, while iqmock still waits for the answer.',
  kind: 'try',
  needsWire: () => true,
  parameters: {},
  example: { text: 'half_close', doc: 'every request ends with a FIN' },
  layer: (_, next) => shaped(next, { halfClose: true }),
});
