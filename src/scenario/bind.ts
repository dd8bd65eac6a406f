import type { ArgumentSchema } from '../entry.ts';
import { suggest } from '../errors.ts';
import { valueOf, type ListNode, type MapNode, type Node, type ScalarNode, type Spot } from './ast.ts';
import { bindScalar } from './bind-scalar.ts';
import { fixed, fixedValue, nothing, type BoundValue } from './bound.ts';
import type { Mistakes } from './mistakes.ts';
import { ScopedNames } from './names.ts';
import type { BindContext } from './steps/step.ts';
import { labelOf, pickAlternative, typeProblem } from './shape.ts';
import { ownValue } from '../own.ts';

/**
 * Checks a value against the schema of its place, notes every mistake in it, and binds it.
 * `at` is where a missing key is reported: usually at the key above it.
 */
export function bindValue(
  node: Node,
  schema: ArgumentSchema,
  context: BindContext,
  at: Spot = node,
): BoundValue {
  const picked = pickAlternative(node, schema);
  const problem = typeProblem(node, picked ?? schema);
  if (problem !== undefined) {
    context.mistakes.add(
      node.kind === 'scalar' && node.value === null ? at : node,
      problem.message,
      problem.hint,
    );
    return nothing;
  }
  if (picked === undefined) return nothing;
  if (node.kind === 'scalar') return bindScalar(node, picked, context);
  if (node.kind === 'map') return bindMap(node, picked, context, at);
  return picked['x-steps'] === undefined
    ? bindList(node, picked, context)
    : bindSteps(node, picked['x-steps'], context);
}

/** The body of a loop has a counter; the names of a branch are known after the step. */
function bindSteps(node: ListNode, mode: 'loop' | 'branch', context: BindContext): BoundValue {
  if (node.items.length === 0) {
    context.mistakes.add(
      node,
      `${labelOf(node)} is empty.`,
      'Add a step, e.g. - wait: 1s, or remove the empty list.',
    );
  }
  const names = new ScopedNames(context.names);
  if (mode === 'branch') context.branches.push(names);
  else {
    names.declare('index', { kind: 'counter', spot: node });
    const { counter } = context;
    if (counter !== undefined) names.declare(String(counter.value), { kind: 'counter', spot: counter });
  }
  return fixed(context.steps(node, names));
}

function bindList(node: ListNode, schema: ArgumentSchema, context: BindContext): BoundValue {
  const { minItems = 0, maxItems = Infinity, items: itemSchema } = schema;
  const count = node.items.length;
  if (count < minItems) {
    context.mistakes.add(
      node,
      `${labelOf(node)} needs at least ${minItems}, and has ${count}.`,
      'Add what is missing, or remove the key.',
    );
  }
  if (count > maxItems)
    context.mistakes.add(node, `${labelOf(node)} has more than ${maxItems}.`, 'Remove some.');
  if (itemSchema === undefined) return fixed(valueOf(node));
  const items = node.items.map((item) => bindValue(item, itemSchema, context));
  if (items.every((item) => item.fixed)) return fixed(items.map(fixedValue));
  return { fixed: false, get: (scope) => items.map((item) => item.get(scope)) };
}

function bindMap(node: MapNode, schema: ArgumentSchema, context: BindContext, at: Spot): BoundValue {
  checkKeys(node, schema, context, at);
  const { properties = {}, additionalProperties: others } = schema;
  const counter = counterOf(node, properties);
  const inner = counter === undefined ? context : { ...context, counter };
  const entries: [string, BoundValue][] = [];
  for (const [key, property] of Object.entries(properties)) {
    const entry = node.entries.get(key);
    if (entry !== undefined) entries.push([key, bindValue(entry.value, property, inner, entry.key)]);
  }
  for (const [key, entry] of node.entries) {
    if (Object.hasOwn(properties, key)) continue;
    if (typeof others === 'object') entries.push([key, bindValue(entry.value, others, context, entry.key)]);
    else if (!isClosed(schema)) entries.push([key, fixed(valueOf(entry.value))]);
  }
  return joinMap(entries);
}

function counterOf(
  node: MapNode,
  properties: Readonly<Record<string, ArgumentSchema>>,
): ScalarNode | undefined {
  for (const [key, property] of Object.entries(properties)) {
    const value = node.entries.get(key)?.value;
    if (property['x-as'] === 'counter' && value?.kind === 'scalar') return value;
  }
  return undefined;
}

/**
 * A map whose values are bound: what is fixed is made once, and copied. All keys are there from the start: adding a key to a
 * copy changes its hidden class, which makes it ten times as slow.
 */
export function joinMap(
  entries: readonly (readonly [string, BoundValue])[],
): BoundValue<Record<string, unknown>> {
  const pattern = Object.fromEntries(entries.map(([key, bound]) => [key, fixedValue(bound)]));
  const open = entries.filter(([, bound]) => !bound.fixed);
  if (open.length === 0) return fixed(pattern);
  return {
    fixed: false,
    get(scope) {
      return { ...pattern, ...Object.fromEntries(open.map(([key, bound]) => [key, bound.get(scope)])) };
    },
  };
}

function checkKeys(node: MapNode, schema: ArgumentSchema, context: BindContext, at: Spot): void {
  const { properties = {}, required = [] } = schema;
  const { mistakes } = context;
  const known = Object.keys(properties);
  for (const [key, entry] of node.entries) {
    if (Object.hasOwn(properties, key) || !isClosed(schema)) continue;
    mistakes.add(entry.key, `${labelOf(at)} has no "${key}".`, suggest(key, known));
  }
  for (const key of required) {
    if (node.entries.has(key)) continue;
    mistakes.add(at, `${labelOf(at)} needs "${key}".`, exampleOf(key, ownValue(properties, key)));
  }
  checkChoices(node, schema, mistakes, at);
}

/** A schema that names properties has no others, unless it says so; one that names none says nothing. */
function isClosed({ properties, additionalProperties = properties === undefined }: ArgumentSchema): boolean {
  return additionalProperties === false;
}

/** `oneOf` lists of required keys: exactly one of them. `x-exclusive`: at most one. */
function checkChoices(node: MapNode, schema: ArgumentSchema, mistakes: Mistakes, at: Spot): void {
  const choices = (schema.oneOf ?? []).flatMap(({ required }) => required ?? []);
  const given = choices.filter((key) => node.entries.has(key));
  if (choices.length > 0 && given.length === 0) {
    mistakes.add(
      at,
      `${labelOf(at)} needs one of ${choices.map((key) => `"${key}"`).join(', ')}.`,
      'Write exactly one of them.',
    );
  }
  const exclusive = (schema['x-exclusive'] ?? []).filter((key) => node.entries.has(key));
  for (const group of [given, exclusive]) {
    for (const key of group.slice(1)) {
      mistakes.add(
        node.entries.get(key)?.key ?? at,
        `"${key}" cannot be used together with "${group[0]}".`,
        'Write only one of them, or split it into two steps.',
      );
    }
  }
}

function exampleOf(key: string, schema: ArgumentSchema | undefined): string {
  const example = schema?.examples?.[0];
  const description = schema?.description === undefined ? '' : ` (${schema.description.replace(/\.$/, '')})`;
  return example === undefined
    ? `Add ${key}: …${description}.`
    : `Add ${key}: ${typeof example === 'string' ? example : JSON.stringify(example)}${description}.`;
}
