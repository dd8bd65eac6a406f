import { keysOf } from '../model/profile.ts';
import type { EntityName, EraName, RelsList } from '../model/spec.ts';
import { referenceExceptions } from './reference-exceptions.ts';

declare const wire: unique symbol;

/** A key of the wire format: none of them is the name of something that every object inherits, so rows are read by it. */
export type WireKey = string & { readonly [wire]: true };

/** A key whose value is the id of a row in a list. */
export interface Reference {
  readonly key: WireKey;
  readonly list: RelsList;
  /** 0 stands for no row at all. */
  readonly zeroIsNone: boolean;
}

/** What the rules need to know about an entity in an era, worked out once. */
export interface EntityPlan {
  readonly entity: EntityName;
  /** In wire order. */
  readonly keys: readonly string[];
  readonly references: readonly Reference[];
  /** Keys with a nested entity, or a list of such. */
  readonly nested: readonly { readonly key: WireKey; readonly plan: EntityPlan }[];
  /** Keys whose value is a time of the server's clock. */
  readonly times: readonly WireKey[];
}

const plans = new Map<string, EntityPlan>();

/** The plan of an entity in an era. It is shared: do not change it. */
export function planOf(era: EraName, entity: EntityName): EntityPlan {
  const cacheKey = `${era} ${entity}`;
  let plan = plans.get(cacheKey);
  if (plan === undefined) {
    plan = makePlan(era, entity);
    plans.set(cacheKey, plan);
  }
  return plan;
}

function makePlan(era: EraName, entity: EntityName): EntityPlan {
  const fields = keysOf(era, entity).map((field) => ({ ...field, key: field.key as WireKey }));
  return {
    entity,
    keys: fields.map(({ key }) => key),
    references: fields.flatMap(({ key, ref }): Reference[] => {
      const exception = referenceExceptions.find((entry) => entry.entity === entity && entry.key === key);
      if (ref === undefined || (exception !== undefined && !exception.onlyZero)) return [];
      return [{ key, list: ref, zeroIsNone: exception !== undefined }];
    }),
    nested: fields.flatMap(({ key, entity: part }) =>
      part === undefined ? [] : [{ key, plan: planOf(era, part) }],
    ),
    times: fields.map(({ key }) => key).filter((key) => key.endsWith('At')),
  };
}
