import { IqmockError, suggest } from '../errors.ts';
import { entities } from '../model/entities.gen.ts';
import type { EntityName } from '../model/spec.ts';

/** Values that a scenario gives to fields of a row when it is made: field name to value. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** Puts given values over a fresh row; a name that is no field of the entity is a mistake. */
export function setFields<Row extends object>(
  entity: EntityName,
  row: Row,
  values: FieldValues | undefined,
): Row {
  if (values === undefined) return row;
  const names: readonly string[] = entities[entity].fields.map((field) => field.key);
  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue;
    throw new IqmockError('OVERRIDE', `${entity} has no field "${name}".`, { hint: suggest(name, names) });
  }
  return Object.assign(row, values);
}
