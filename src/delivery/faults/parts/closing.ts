import { eventTraits } from '../../../events/traits.gen.ts';
import type { Delivery } from '../../delivery.ts';

/** Whether the event ends a conversation. */
export function closes({ type }: Delivery): boolean {
  return eventTraits.get(type)?.ticket === 'closes';
}
