import type { ArgumentSchema } from '../entry.ts';
import type { MapNode, Node, Spot } from './ast.ts';
import { kindsInWords } from './names.ts';
import { ownValue } from '../own.ts';

/** A sentence that says what is wrong, and one that says what to type. */
export interface ShapeProblem {
  readonly message: string;
  readonly hint: string;
}

/** How a value is called in messages: the last part of its path, in quotes. */
export function labelOf(spot: Spot): string {
  const last = spot.path.slice(spot.path.lastIndexOf('.') + 1);
  return last === '' ? 'The scenario' : `"${last}"`;
}

/** The JSON type of a value. */
export function typeOf(node: Node): string {
  if (node.kind === 'list') return 'array';
  if (node.kind === 'map') return 'object';
  if (node.value === null) return 'null';
  return typeof node.value === 'number'
    ? Number.isInteger(node.value)
      ? 'integer'
      : 'number'
    : typeof node.value;
}

/** Of several alternatives the one that fits the value best by its type and keys; undefined if none fits. */
export function pickAlternative(node: Node, schema: ArgumentSchema): ArgumentSchema | undefined {
  const { anyOf } = schema;
  if (anyOf === undefined) return schema;
  const fitting = anyOf.filter((candidate) => isOfType(node, candidate));
  if (node.kind !== 'map') return fitting[0];
  const known = (candidate: ArgumentSchema, map: MapNode): number =>
    [...map.entries.keys()].filter((key) => Object.hasOwn(candidate.properties ?? {}, key)).length;
  return fitting.sort((a, b) => known(b, node) - known(a, node))[0];
}

function isOfType(node: Node, { type }: ArgumentSchema): boolean {
  if (type === undefined) return true;
  const types: readonly unknown[] = typeof type === 'string' ? [type] : type;
  const actual = typeOf(node);
  return types.includes(actual) || (actual === 'integer' && types.includes('number'));
}

/** What is wrong with the type of a value in its place; undefined if nothing is. */
export function typeProblem(node: Node, schema: ArgumentSchema): ShapeProblem | undefined {
  const alternatives = schema.anyOf ?? [schema];
  if (alternatives.some((candidate) => isOfType(node, candidate))) return undefined;
  const wanted = alternatives.map(wordsFor);
  const label = labelOf(node);
  const hint = hintFor(node, schema, alternatives);
  if (node.kind === 'scalar' && node.value === null)
    return {
      message: `${label} is empty.`,
      hint: hint ?? `Write ${wanted.join(' or ')}, or remove the key.`,
    };
  // "not a whole number, but a number" says little.
  const isFraction =
    node.kind === 'scalar' && typeof node.value === 'number' && !Number.isInteger(node.value);
  const actual = isFraction ? node.source : (ownValue(typeWords, typeOf(node)) ?? 'something else');
  return {
    message: `${label} must be ${wanted.join(' or ')}, not ${actual}.`,
    hint: hint ?? `Write ${wanted[0]}${mapExample(alternatives[0])}.`,
  };
}

/** `: { chat: … }` with the keys that a map needs, else with those it is likely to have. */
function mapExample({ type, required, properties = {} }: ArgumentSchema = {}): string {
  const keys = required ?? Object.keys(properties).slice(0, 2);
  return type !== 'object' || keys.length === 0 ? '' : `: { ${keys.map((key) => `${key}: …`).join(', ')} }`;
}

function hintFor(
  node: Node,
  schema: ArgumentSchema,
  alternatives: readonly ArgumentSchema[],
): string | undefined {
  const wantsText = alternatives.some(({ type }) => type === 'string');
  const isPlain = node.kind === 'scalar' && node.value !== null;
  if (wantsText && isPlain) return `Put it in quotes to make it a text: "${node.source}".`;
  if (isPlain && typeof node.value === 'string' && alternatives.some(({ type }) => type === 'boolean')) {
    return 'Write true or false, without quotes.';
  }
  if (isPlain && typeof node.value === 'string' && /^[\d\s_.,]+$/.test(node.value)) {
    return `Write it without quotes and separators: ${node.value.replace(/[\s_,]/g, '')}.`;
  }
  const example =
    schema.examples?.[0] ?? alternatives.find(({ examples }) => examples !== undefined)?.examples?.[0];
  return example === undefined
    ? undefined
    : `Write e.g. ${typeof example === 'string' ? example : JSON.stringify(example)}.`;
}

const typeWords: Readonly<Record<string, string>> = {
  null: 'nothing',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'a map',
};

function wordsFor(schema: ArgumentSchema): string {
  if (schema['x-steps'] !== undefined) return 'a list of steps';
  if (schema['x-names'] !== undefined) return `the name of ${kindsInWords(schema['x-names'])}`;
  if (schema['x-duration'] === true) return 'a duration such as 2s';
  const types =
    schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  return types.map((type) => ownValue(typeWords, type) ?? type).join(' or ');
}
