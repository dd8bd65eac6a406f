import { IqmockError } from '../errors.ts';
import type { SchemaProperty } from '../model/schemas.ts';
import type { EraName } from '../model/spec.ts';
import type { Override } from './override.ts';
import { fieldAt, jsonTypeOf, parsePath, typesAt, typeWords } from './payload-path.ts';
import { ownValue } from '../own.ts';

/** The text before the first `=` or `:=`, and the text after it. */
const flagPattern = /^(?<left>[^=]*?)(?<sign>:?=)(?<value>[\s\S]*)$/;
/** A step before a path: anything before the first part that a payload has. */
const targetPattern = /^(?<target>[^.[]+)\.(?<path>(?:ChatEvent|Rels)\b.*)$/;

/**
 * Reads `path=value` (the value takes the type that its place has), `path:=json` (any value, of any type) and
 * `step.path=value` (for one step only). Throws OVERRIDE.
 */
export function parseOverride(text: string, era: EraName): Override {
  const { left = '', sign, value = '' } = flagPattern.exec(text)?.groups ?? {};
  const { target, path: written = left } = targetPattern.exec(left)?.groups ?? {};
  const path = parsePath(written);
  if (sign === undefined || path === undefined) {
    throw new IqmockError('OVERRIDE', `"${text}" is not an override.`, {
      hint: 'Write e.g. ChatEvent.Actor=system, or Rels.Clients[0].Id:=null.',
    });
  }
  const property = fieldAt(path, era);
  if ('message' in property) throw new IqmockError('OVERRIDE', property.message, { hint: property.hint });
  const json = sign === ':=' ? parseJson(written, value) : undefined;
  return {
    written,
    path,
    ...(target === undefined ? {} : { target }),
    replace: (current) => (json === undefined ? coerce(value, { written, current, property }) : json.value),
  };
}

function parseJson(written: string, text: string): { readonly value: unknown } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    throw new IqmockError('OVERRIDE', `The value for "${written}" is not JSON: ${text}`, {
      hint: `Write JSON after ":=", such as ${written}:=null or ${written}:="text"; or write "=" for a plain value.`,
    });
  }
}

/** The value in the type of the current one, or, for null, in the first type of the schema that fits. */
function coerce(
  text: string,
  place: { written: string; current: unknown; property: SchemaProperty },
): unknown {
  const { written, current, property } = place;
  const types = typesAt(property);
  const preferred = current === null || current === undefined ? types : [jsonTypeOf(current), ...types];
  for (const type of preferred) {
    const value = ownValue(readers, type)?.(text);
    if (value !== undefined) return value;
  }
  const wanted = types.map((type) => ownValue(typeWords, type) ?? type).join(' or ');
  const message = `"${written}" holds ${wanted}, not "${text}".`;
  const hint = `To send another type on purpose, write ${written}:=${JSON.stringify(text)}.`;
  // Reported without a place: the command line is wrong, not the step at which that showed.
  throw new IqmockError('OVERRIDE', message, {
    hint,
    mistakes: [{ message, hint }],
  });
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined),
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  null: (text) => (text === 'null' ? null : undefined),
};
