import { IqmockError, suggest } from '../errors.ts';
import type { Encoder } from '../model/encode.ts';
import type { SchemaProperty } from '../model/schemas.ts';
import { formatPath, valueFault, type PathStep } from './payload-path.ts';
import type { Scope } from './scope.ts';

/** A change of payloads: what is put where. */
export interface Override {
  /** As it was written, e.g. `Rels.Clients[0].Name`. */
  readonly written: string;
  readonly path: readonly PathStep[];
  /** Only for the webhooks of the step with this name, or with this number counted from 1. */
  readonly target?: string;
  /** The new value, from the current one. Throws OVERRIDE if it is not allowed there. */
  replace(current: unknown, scope: Scope | undefined): unknown;
}

/** An override from a step: of a type that the schemas allow, or of any type. */
export function stepOverride(
  written: string,
  path: readonly PathStep[],
  value: (scope: Scope) => unknown,
  property?: SchemaProperty,
): Override {
  return {
    written,
    path,
    replace(_, scope) {
      const next = value(scope as Scope);
      const fault = property === undefined ? undefined : valueFault(written, property, next);
      if (fault !== undefined)
        throw new IqmockError('OVERRIDE', fault, {
          hint: 'To send a wrong type on purpose, write it under set_raw.',
        });
      return next;
    },
  };
}

/** A payload with overrides put in, and which of them found their place. */
export interface Overridden {
  readonly bytes: Uint8Array;
  readonly payload: unknown;
  readonly hits: readonly Override[];
}

/** Puts overrides into a payload. Keys stay in their order. An override whose path is not there changes nothing. */
export function applyOverrides(
  bytes: Uint8Array,
  overrides: readonly Override[],
  encoder: Pick<Encoder, 'given'>,
  scope?: Scope,
): Overridden {
  const payload = parseJsonBody(bytes);
  const hits = overrides.filter((override) => {
    const owner = ownerOf(payload, override.path);
    const last = override.path.at(-1);
    if (owner === undefined || last === undefined) return false;
    owner[last] = override.replace(owner[last], scope);
    return true;
  });
  return { bytes: hits.length === 0 ? bytes : encoder.given(payload), payload, hits };
}

/** The JSON in a body; undefined if there is none, as a given body may be anything. */
export function parseJsonBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function ownerOf(payload: unknown, path: readonly PathStep[]): Record<PathStep, unknown> | undefined {
  let owner: unknown = payload;
  for (const step of path.slice(0, -1))
    owner = isObject(owner) && Object.hasOwn(owner, step) ? owner[step] : undefined;
  const last = path.at(-1);
  return isObject(owner) && last !== undefined && Object.hasOwn(owner, last) ? owner : undefined;
}

function isObject(value: unknown): value is Record<PathStep, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The error that an override found no place in `where`, with the nearest path that the payloads have. */
export function missedOverride(
  { written, path }: Override,
  payloads: readonly unknown[],
  where: string,
): IqmockError {
  const paths = new Set(payloads.flatMap((payload) => [...pathsIn(payload, [])]));
  return new IqmockError('OVERRIDE', `There is no "${written}" in ${where}.`, {
    hint: suggest(formatPath(path), paths),
  });
}

function* pathsIn(value: unknown, path: readonly PathStep[]): Generator<string> {
  if (path.length > 0) yield formatPath(path);
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* pathsIn(item, [...path, index]);
  else if (isObject(value))
    for (const [key, child] of Object.entries(value)) yield* pathsIn(child, [...path, key]);
}
