import { IqmockError } from '../errors.ts';
import { hash } from '../env/random.ts';
import type { ScalarNode, Spot } from './ast.ts';
import { makeUp, seedMakeUp } from './faker-paths.ts';
import { readLiquid, type LiquidText, type Variable } from './liquid.ts';
import { toMistake } from './mistakes.ts';
import type { Scope } from './scope.ts';
import { checkVariable, spotAt, type TemplateContext } from './template-check.ts';

/** A text with `{{ … }}` in it. */
export interface Template {
  /** The text with everything filled in. */
  text(scope: Scope): string;
  /** The same, but what is one single `{{ path }}` keeps its type: a number stays a number. */
  value(scope: Scope): unknown;
}

/** Whether a text holds a template. */
export function hasTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * Reads a template and checks every name in it. Most templates only name values; they are filled in without liquid,
 * which is loaded for those with filters or tags.
 */
export function compileTemplate(node: ScalarNode, context: TemplateContext): Template {
  const text = String(node.value);
  const parts = readPlainParts(text);
  if (parts !== undefined) {
    for (const part of parts) if (typeof part !== 'string') checkVariable(part, node, context);
    return plainTemplate(parts, node);
  }
  const liquid = readLiquid(text, context.locale);
  if ('message' in liquid) {
    const hint = 'Templates are in the Liquid language: {{ maria.Name }}, {{ question.Text | upcase }}.';
    context.mistakes.add(
      spotAt(node, liquid.offset),
      `The template cannot be read: ${liquid.message}.`,
      hint,
    );
    return { text: () => text, value: () => text };
  }
  for (const variable of liquid.variables) checkVariable(variable, node, context);
  return liquidTemplate(liquid, node);
}

const plainPath = /\{\{\s*([A-Za-z\u0400-\u04ff_][\w\u0400-\u04ff-]*(?:\.[A-Za-z_]\w*|\[\d+\])*)\s*\}\}/g;

/** Texts and variables in turn; undefined if there is more in the text than variables. */
function readPlainParts(text: string): (string | Variable)[] | undefined {
  const parts: (string | Variable)[] = [];
  let end = 0;
  for (const match of text.matchAll(plainPath)) {
    const path = match[1] as string;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({
      path: path
        .split(/[.[\]]+/)
        .filter((step) => step !== '')
        .map(keyOrIndex),
      offset: match.index + match[0].indexOf(path),
    });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts.some((part) => typeof part === 'string' && hasTemplate(part)) ? undefined : parts;
}

function keyOrIndex(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

function plainTemplate(parts: readonly (string | Variable)[], node: ScalarNode): Template {
  const usesFaker = parts.some((part) => typeof part !== 'string' && part.path[0] === 'faker');
  const fill = (scope: Scope): unknown[] => {
    if (usesFaker) seedMakeUp(scope.stage.locale, hash(node.path, scope.seed));
    return parts.map((part) => (typeof part === 'string' ? part : valueAt(part, scope, node)));
  };
  const text = (scope: Scope): string => fill(scope).join('');
  return { text, value: parts.length === 1 ? (scope) => fill(scope)[0] : text };
}

function liquidTemplate(liquid: LiquidText, node: ScalarNode): Template {
  const roots = [...new Set(liquid.variables.map(({ path }) => String(path[0])))];
  const fakers = liquid.variables.filter(({ path }) => path[0] === 'faker');
  const text = (scope: Scope): string => {
    if (fakers.length > 0) seedMakeUp(scope.stage.locale, hash(node.path, scope.seed));
    const values = roots.map((root) => [
      root,
      root === 'faker' ? fakerValues(fakers, scope, node) : rootValue(root, scope),
    ]);
    try {
      return liquid.render(Object.fromEntries(values) as Record<string, unknown>);
    } catch (error) {
      throw unfilled(node, (error as Error).message.replace(/, line:.*$/s, ''));
    }
  };
  return { text, value: text };
}

/** `{ person: { firstName } }`, each value generated only when it is read. */
function fakerValues(variables: readonly Variable[], scope: Scope, node: ScalarNode): unknown {
  const modules = new Map<string, object>();
  for (const variable of variables) {
    const { path } = variable;
    const name = String(path[1]);
    const module = modules.get(name) ?? {};
    modules.set(name, module);
    Object.defineProperty(module, String(path[2]), {
      enumerable: true,
      configurable: true,
      get: () => valueAt(variable, scope, node),
    });
  }
  return Object.fromEntries(modules);
}

function valueAt(
  { path, offset }: Variable,
  scope: Scope,
  node: ScalarNode,
): string | number | boolean | null {
  const [root, ...rest] = path;
  let value: unknown = root === 'faker' ? makeUp(scope.stage.locale, rest) : rootValue(String(root), scope);
  if (root !== 'faker') for (const step of rest) value = stepInto(value, step);
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw noValue(spotAt(node, offset), `{{ ${path.join('.')} }} has no value here.`);
}

function stepInto(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<string, unknown>)[step]
    : undefined;
}

/** A name stands for its row, a counter for its number. */
function rootValue(root: string, scope: Scope): unknown {
  if (root === 'now') return scope.stage.world.nowMs;
  if (root === 'project') return scope.stage.world.project.row;
  const value = scope.get(root);
  return typeof value === 'object' && value !== null ? (value as { readonly row: unknown }).row : value;
}

/** What liquid said when a template was filled in, with a hint that fits. */
function unfilled(spot: Spot, reason: string): IqmockError {
  if (reason.includes('limit exceeded')) {
    return refusal(
      spot,
      'The template produces too much: a loop in it runs too often, or its text grows too long.',
      'Make the loop in the template shorter, or repeat the step instead.',
    );
  }
  const message = `The template cannot be filled in: ${reason}.`;
  if (reason.startsWith('undefined variable')) return noValue(spot, message);
  return refusal(spot, message, 'Correct the text in {{ … }} or {% … %}: it is in the Liquid language.');
}

function noValue(spot: Spot, message: string): IqmockError {
  return refusal(spot, message, 'Not every row has every field: a text message has no FileId, for example.');
}

function refusal(spot: Spot, message: string, hint: string): IqmockError {
  return new IqmockError('SCENARIO', message, { hint, mistakes: [toMistake(spot, message, hint)] });
}
