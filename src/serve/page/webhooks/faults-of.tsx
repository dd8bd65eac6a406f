import type { JSX } from 'preact';
import type { Delivery } from '../api/model.ts';
import { texts } from '../texts/language.ts';

/** What was done to a webhook on purpose. */
export function FaultsOf({ row: { faults } }: { readonly row: Delivery }): JSX.Element | null {
  if (faults.length === 0) return null;
  return (
    <span class="badge warn clip">
      <span class="visually-hidden">{texts().faults}: </span>
      {faults.join(', ').slice(0, 120)}
    </span>
  );
}
