import type { ArgumentSchema } from '../../../entry.ts';
import { eventTraits } from '../../../events/traits.gen.ts';
import { isTextOrNumber, readShare, shareSchema, showShare } from './parameter.ts';
import type { Selection } from '../../../webhook/fault.ts';

/** One way to say which deliveries are hit. */
interface Selector<Value> {
  readonly doc: string;
  readonly takes: string;
  readonly schema: ArgumentSchema;
  read(written: unknown): Value | undefined;
  show(value: Value): string;
}

const eventTypes = [...eventTraits.keys()];
const listOf = { type: 'array', minItems: 1, items: { enum: eventTypes } } as const;

/** What may be said of which deliveries are hit. */
export const selectors: { readonly [Key in keyof Required<Selection>]: Selector<Required<Selection>[Key]> } =
  {
    on: {
      doc: 'Only events of this type, or of these.',
      takes: `one or more of ${eventTypes.join(', ')}`,
      schema: { anyOf: [{ enum: eventTypes }, listOf] },
      read(written) {
        const types: readonly unknown[] = Array.isArray(written) ? written : String(written).split('+');
        const known = types.length > 0 && types.every((type) => eventTraits.has(String(type)));
        return known ? types.map(String) : undefined;
      },
      show: (types) => types.join('+'),
    },
    first: {
      doc: 'Only the first N webhooks that it could hit.',
      takes: 'a whole number from 1 up',
      schema: { type: 'integer', minimum: 1 },
      read(written) {
        const number = isTextOrNumber(written) && /^\d{1,9}$/.test(String(written)) ? Number(written) : 0;
        return number >= 1 ? number : undefined;
      },
      show: String,
    },
    share: {
      doc: 'Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N.',
      takes: 'a share such as 5% or 0.05',
      schema: shareSchema,
      read: (written) => readShare(written),
      show: showShare,
    },
  };

/** The names of the selectors. */
export const selectorNames = Object.keys(selectors) as readonly (keyof Selection)[];

/** The selection as the command line writes it: `on=message_created,share=5%`. */
export function showSelection({ on, first, share }: Selection): string {
  return [
    on === undefined ? undefined : `on=${selectors.on.show(on)}`,
    first === undefined ? undefined : `first=${first}`,
    share === undefined ? undefined : `share=${showShare(share)}`,
  ]
    .filter((part) => part !== undefined)
    .join(',');
}
