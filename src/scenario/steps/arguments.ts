import type { ArgumentSchema } from '../../entry.ts';
import { namePattern } from '../names.ts';

/** The arguments of an event, with those that a step has besides. */
export function withArgs(
  args: ArgumentSchema,
  more: Readonly<Record<string, ArgumentSchema>>,
): ArgumentSchema {
  return { ...args, additionalProperties: false, properties: { ...args.properties, ...more } };
}

/** An argument that gives a name to a row of some kind. */
export function newName(kind: string, description: string): ArgumentSchema {
  return { type: 'string', 'x-as': kind, pattern: namePattern, description, examples: [kind] };
}
