import { IqmockError } from '../../errors.ts';
import type { Registry, NamedEntity, RowKind } from './registry.ts';

/** How a row is written in place of itself. */
interface Reference {
  readonly $row: RowKind;
  readonly id: number | string;
}

/** The arguments of an event as JSON: each row by its kind and id. */
export function encodeArgs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encodeArgs);
  if (typeof value !== 'object' || value === null) return value;
  if (isRow(value)) return { $row: value.kind, id: value.row.Id } satisfies Reference;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, encodeArgs(item)]));
}

/** The same with the rows of a tenant. Throws INPUT if one is not there. */
export function decodeArgs(value: unknown, registry: Registry): unknown {
  if (Array.isArray(value)) return value.map((item) => decodeArgs(item, registry));
  if (typeof value !== 'object' || value === null) return value;
  if ('$row' in value) {
    const { $row, id } = value as Reference;
    const row = registry.byId($row, id);
    if (row !== undefined) return row;
    throw new IqmockError('INPUT', `The state names ${$row} ${id}, which it did not make.`, {
      hint: 'Name another file for --state; this one was changed.',
    });
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeArgs(item, registry)]));
}

function isRow(value: object): value is NamedEntity {
  return 'kind' in value && 'row' in value && 'key' in value;
}
