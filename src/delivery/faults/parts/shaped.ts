import type { Transport } from '../../delivery.ts';
import { joinShapes, type WireShape } from '../../wire-shape.ts';

/** Every try looks like that on the wire. */
export function shaped(next: Transport, shape: WireShape): Transport {
  return (delivery, attempt) => next(delivery, { ...attempt, shape: joinShapes(attempt.shape, shape) });
}
