import type { EntityName, RelsList } from '../model/spec.ts';
import type { Body } from './body.ts';

/**
 * Whether an id in a row of this entity must resolve in that list. Under the documented rule, Rels holds a client
 * and an operator only if the event itself names one, so only the event's own ids must resolve in those two lists.
 */
export function isExpected(body: Body, entity: EntityName, list: RelsList): boolean {
  return (
    body.reading.relsRule === 'closed' || entity === 'ChatEvent' || (list !== 'Clients' && list !== 'Users')
  );
}
