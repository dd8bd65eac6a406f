import { gzipSync } from 'node:zlib';
import { defineTryFault } from './parts/definition.ts';

/** `gzip` */
export const definition = defineTryFault({
  name: 'gzip',
  doc: 'Sends the body compressed.',
  effect: 'The body is gzip, with Content-Encoding: gzip. A signature covers the JSON inside.',
  kind: 'try',
  encodes: true,
  mayRefuse: true,
  parameters: {},
  example: { text: 'gzip:50%', doc: 'half of the bodies are compressed' },
  layer: (_, next) => (delivery, attempt) =>
    next(
      { ...delivery, body: gzipSync(delivery.body) },
      { ...attempt, headers: { ...attempt.headers, 'Content-Encoding': 'gzip' } },
    ),
});
