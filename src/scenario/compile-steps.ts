import { readDeliver } from '../delivery/faults/engine/read.ts';
import type { Fault } from '../webhook/fault.ts';
import { nearest, suggest } from '../errors.ts';
import { checkExpectation } from '../report/expectation.ts';
import type { Expectation } from '../webhook/webhook.ts';
import { childOf, valueOf, type ListNode, type MapEntry, type MapNode, type Node } from './ast.ts';
import { bindChecked, bindDeep } from './bind-deep.ts';
import { bindValue } from './bind.ts';
import { fixedValue, type BoundValue } from './bound.ts';
import type { BindContext } from './steps/step.ts';
import { modifierSchemas } from './expect-schema.ts';
import type { ScopedNames } from './names.ts';
import { stepOverride, type Override } from './override.ts';
import { fieldAt, parsePath, valueFault } from './payload-path.ts';
import type { Step } from './steps/step.ts';
import { steps as definitions } from './steps/index.gen.ts';
import type { StepDefinition } from './steps/step.ts';
import { ownValue } from '../own.ts';

const stepNames = Object.keys(definitions);
const definitionOf = new Map(Object.entries(definitions));
const modifiers = Object.keys(modifierSchemas);

/** Checks a list of steps and makes it ready to be played. A name that a step gives is known from the next step on. */
export function compileSteps(node: ListNode, names: ScopedNames, context: BindContext): Step[] {
  return node.items.flatMap(
    (item) => compileStep(item, { ...context, names, newNames: [], branches: [] }) ?? [],
  );
}

function compileStep(node: Node, context: BindContext): Step | undefined {
  const found = findDefinition(node, context);
  if (found === undefined) return undefined;
  const { map, definition, entry } = found;
  const { names, newNames, branches } = context;
  const before = context.mistakes.count;
  const args =
    definition.bind?.(entry.value, context, entry.key) ??
    bindValue(entry.value, definition.args, context, entry.key);
  names.adopt(branches);
  for (const { name, kind, spot } of newNames)
    if (names.find(name) === undefined) names.declare(name, { kind, spot });
  const expect = compileExpect(map, definition, context);
  const overrides = compileSet(map, definition, context);
  const faults = compileDeliver(map, definition, context);
  if (context.mistakes.count > before) return undefined;
  const as = childOf(entry.value, 'as');
  return {
    definition,
    path: node.path,
    place: entry.key.place,
    as: as?.kind === 'scalar' ? String(as.value) : undefined,
    args,
    expect,
    overrides,
    faults,
  };
}

interface Found {
  readonly map: MapNode;
  readonly definition: StepDefinition<unknown>;
  readonly entry: MapEntry;
}

/** Every step is a map with the name of one step, and at most modifiers beside it. */
function findDefinition(node: Node, { mistakes }: BindContext): Found | undefined {
  if (node.kind !== 'map') {
    const written = node.kind === 'scalar' ? String(node.value ?? '') : '';
    const near = nearest(written, stepNames) ?? 'message';
    mistakes.add(
      node,
      'A step must be a map with the name of the step as its key.',
      `Write e.g. - ${near}: ${exampleOf(near)}`,
    );
    return undefined;
  }
  const named = [...node.entries].filter(([key]) => definitionOf.has(key));
  const [first, ...more] = named;
  for (const [key, entry] of node.entries) {
    if (definitionOf.has(key) || modifiers.includes(key)) continue;
    mistakes.add(entry.key, `There is no step "${key}".`, hintForKey(key, first?.[0]));
  }
  for (const [key, entry] of more) {
    mistakes.add(
      entry.key,
      `"${key}" is in the same step as "${first?.[0]}".`,
      'Begin a new list item for it: a line that starts with "- ".',
    );
  }
  if (first === undefined) {
    const isUnknown = [...node.entries.keys()].some((key) => !modifiers.includes(key));
    if (!isUnknown)
      mistakes.add(
        node,
        'This step does nothing: it has no step name.',
        `Write one of ${stepNames.join(', ')}.`,
      );
    return undefined;
  }
  return { map: node, definition: definitionOf.get(first[0]) as StepDefinition<unknown>, entry: first[1] };
}

function hintForKey(key: string, step: string | undefined): string {
  const belongs = step !== undefined && Object.hasOwn(definitionOf.get(step)?.args.properties ?? {}, key);
  return belongs ? `Indent it further: it belongs to "${step}".` : suggest(key, [...stepNames, ...modifiers]);
}

function exampleOf(step: string): string {
  return JSON.stringify(definitionOf.get(step)?.example)
    .replaceAll('"', '')
    .replaceAll(',', ', ')
    .replaceAll(':', ': ');
}

function compileExpect(
  map: MapNode,
  definition: StepDefinition<unknown>,
  context: BindContext,
): BoundValue<Expectation> | undefined {
  const entry = map.entries.get('expect');
  if (entry === undefined) return undefined;
  if (!definition.sends) {
    context.mistakes.add(
      entry.key,
      `"${definition.name}" sends nothing itself, so there is no answer to check.`,
      'Put "expect" beside a step that sends a webhook.',
    );
    return undefined;
  }
  return bindChecked(entry.value, checkExpectation, context, entry.key) as BoundValue<Expectation>;
}

function compileDeliver(
  map: MapNode,
  definition: StepDefinition<unknown>,
  context: BindContext,
): readonly Fault[] {
  const entry = map.entries.get('deliver');
  if (entry === undefined) return [];
  if (!definition.sends) {
    context.mistakes.add(
      entry.key,
      `"${definition.name}" sends nothing itself, so there is no delivery to disturb.`,
      'Put "deliver" beside a step that sends a webhook.',
    );
    return [];
  }
  bindChecked(entry.value, (value) => readDeliver(value).mistakes, context, entry.key);
  const { faults } = readDeliver(valueOf(entry.value));
  context.faults.push(...faults);
  return faults;
}

function compileSet(map: MapNode, definition: StepDefinition<unknown>, context: BindContext): Override[] {
  return ['set', 'set_raw'].flatMap((modifier) => {
    const entry = map.entries.get(modifier);
    if (entry === undefined) return [];
    const { mistakes } = context;
    if (!definition.sends) {
      mistakes.add(
        entry.key,
        `"${definition.name}" sends nothing itself, so there is no payload to change.`,
        `Put "${modifier}" beside a step that sends a webhook.`,
      );
      return [];
    }
    const schema = ownValue(modifierSchemas, modifier) ?? {};
    if (entry.value.kind !== 'map') {
      bindValue(entry.value, schema, context, entry.key);
      return [];
    }
    return [...entry.value.entries].flatMap(
      ([written, change]) => compileChange(written, change, modifier === 'set', context) ?? [],
    );
  });
}

function compileChange(
  written: string,
  { key, value }: MapEntry,
  isTyped: boolean,
  context: BindContext,
): Override | undefined {
  const { mistakes, era } = context;
  const path = parsePath(written);
  if (path === undefined) {
    mistakes.add(
      key,
      `"${written}" is not a path into a payload.`,
      'Write e.g. ChatEvent.Actor or Rels.Clients[0].Name.',
    );
    return undefined;
  }
  const field = fieldAt(path, era);
  if ('message' in field) {
    mistakes.add(key, field.message, field.hint);
    return undefined;
  }
  const bound = bindDeep(value, context);
  const fault = isTyped && bound.fixed ? valueFault(written, field, fixedValue(bound)) : undefined;
  if (fault !== undefined) {
    mistakes.add(
      value,
      fault,
      `To send ${JSON.stringify(valueOf(value))} on purpose, write it under set_raw.`,
    );
    return undefined;
  }
  return stepOverride(written, path, (scope) => bound.get(scope), isTyped ? field : undefined);
}
