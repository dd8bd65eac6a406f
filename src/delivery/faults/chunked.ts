import { defineTryFault } from './parts/definition.ts';
import { size } from './parts/parameter.ts';
import { shaped } from './parts/shaped.ts';

/** `chunked` */
export const definition = defineTryFault({
  name: 'chunked',
  doc: 'Sends the body in chunks (RFC 9112, section 7.1).',
  effect: 'The request has Transfer-Encoding: chunked and no Content-Length.',
  kind: 'try',
  needsWire: () => true,
  parameters: {
    bytes: size({ doc: 'Bytes of each chunk except the last.', default: 1000 }),
  },
  main: 'bytes',
  example: { text: 'chunked:100B', doc: 'bodies come in chunks of a hundred bytes' },
  problem: ({ bytes }) =>
    bytes > 0 ? undefined : { message: 'a chunk would have no bytes', hint: 'Write bytes=1 or more.' },
  layer: ({ bytes }, next) => shaped(next, { chunkBytes: bytes }),
});
