import type { Layer, LayerContext, Transport } from './delivery.ts';

/** The header that says which try of a webhook this is: 1 for the first. */
export const attemptHeader = 'Iqmock-Attempt';

/** Numbers the tries in a header. */
export const countAttempts: Layer = (next) => (delivery, attempt) =>
  next(delivery, {
    ...attempt,
    headers: { ...attempt.headers, [attemptHeader]: String(attempt.number) },
  });

/** Wraps a transport in layers; the first one is the outermost. */
export function withLayers(transport: Transport, layers: readonly Layer[], context: LayerContext): Transport {
  return layers.reduceRight((inner, layer) => layer(inner, context), transport);
}
