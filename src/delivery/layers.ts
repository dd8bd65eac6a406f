import type { Layer, LayerContext, Transport } from './delivery.ts';

/** The header that says which try of a webhook this is: 1 for the first. */
export const attemptHeader = 'Iqmock-Attempt';

/** The same object for nearly all tries, so that what is made of it can be kept. */
const firstTry: Readonly<Record<string, string>> = { [attemptHeader]: '1' };

/** Numbers the tries in a header. */
export const countAttempts: Layer = (next) => (delivery, attempt) => {
  const { number, headers } = attempt;
  const isPlainFirst = number === 1 && Object.keys(headers).length === 0;
  return next(delivery, {
    ...attempt,
    headers: isPlainFirst ? firstTry : { ...headers, [attemptHeader]: String(number) },
  });
};

/** Wraps a transport in layers; the first one is the outermost. */
export function withLayers(transport: Transport, layers: readonly Layer[], context: LayerContext): Transport {
  return layers.reduceRight((inner, layer) => layer(inner, context), transport);
}
