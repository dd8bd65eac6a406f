import type { ExpectationMistake } from '../report/mistakes.ts';
import { nodeAt, valueOf, type Node, type Spot } from './ast.ts';
import { joinMap } from './bind.ts';
import { fixed, fixedValue, type BoundValue } from './bound.ts';
import type { BindContext } from './steps/step.ts';
import { compileTemplate, hasTemplate } from './template.ts';

/** Binds any JSON value; texts in it may hold templates, and one that is a single `{{ path }}` takes the type of its value. */
export function bindDeep(node: Node, context: BindContext): BoundValue {
  if (node.kind === 'map')
    return joinMap([...node.entries].map(([key, entry]) => [key, bindDeep(entry.value, context)]));
  if (node.kind === 'list') {
    const items = node.items.map((item) => bindDeep(item, context));
    if (items.every((item) => item.fixed)) return fixed(items.map(fixedValue));
    return { fixed: false, get: (scope) => items.map((item) => item.get(scope)) };
  }
  if (typeof node.value !== 'string' || !hasTemplate(node.value)) return fixed(node.value);
  const template = compileTemplate(node, context);
  return { fixed: false, get: (scope) => template.value(scope) };
}

/** Binds a value that another room checks; its mistakes are reported where they are, those of the whole value `at` its key. */
export function bindChecked(
  node: Node,
  check: (value: unknown) => readonly ExpectationMistake[],
  context: BindContext,
  at: Spot,
): BoundValue {
  for (const { path, message, hint } of check(valueOf(node))) {
    context.mistakes.add(path.length === 0 ? at : spotOf(node, path), message, hint);
  }
  return bindDeep(node, context);
}

/** The key to which a path leads, or the value where it leads into a list. */
function spotOf(node: Node, path: readonly (string | number)[]): Spot {
  const owner = nodeAt(node, path.slice(0, -1));
  const key = owner.kind === 'map' ? owner.entries.get(String(path.at(-1)))?.key : undefined;
  return key ?? nodeAt(node, path);
}

/**
 * Binds a value to its compact JSON. Keys stay in the order of the file and numbers as they are written, so that a
 * body can be given exactly.
 */
export function bindJson(node: Node, context: BindContext): BoundValue<string> {
  if (node.kind === 'map') {
    const parts = [...node.entries].map(
      ([key, entry]) => [JSON.stringify(key), bindJson(entry.value, context)] as const,
    );
    return join(
      parts.map(([, bound]) => bound),
      (texts) => `{${texts.map((text, index) => `${parts[index]?.[0] ?? ''}:${text}`).join(',')}}`,
    );
  }
  if (node.kind === 'list')
    return join(
      node.items.map((item) => bindJson(item, context)),
      (texts) => `[${texts.join(',')}]`,
    );
  if (typeof node.value === 'string' && hasTemplate(node.value)) {
    const template = compileTemplate(node, context);
    return { fixed: false, get: (scope) => JSON.stringify(template.value(scope)) };
  }
  const isJsonNumber =
    typeof node.value === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(node.source);
  return fixed(isJsonNumber ? node.source : JSON.stringify(node.value));
}

function join(
  parts: readonly BoundValue<string>[],
  text: (parts: readonly string[]) => string,
): BoundValue<string> {
  if (parts.every((part) => part.fixed)) return fixed(text(parts.map((part) => fixedValue(part) ?? '')));
  return { fixed: false, get: (scope) => text(parts.map((part) => part.get(scope))) };
}
