import { IqmockError, suggest } from '../errors.ts';
import { hash } from '../env/random.ts';
import { entities } from '../model/entities.gen.ts';
import type { EntityName } from '../model/spec.ts';
import type { ScalarNode, Spot } from './ast.ts';
import { checkFakerPath, makeUp, seedMakeUp } from './faker-paths.ts';
import { readLiquid, type LiquidText, type Variable } from './liquid.ts';
import { toMistake, type Mistakes } from './mistakes.ts';
import { unknownName, type NameCensus, type Names } from './names.ts';
import type { Scope } from './scope.ts';

/** A text with `{{ … }}` in it. */
export interface Template {
  /** The text with everything filled in. */
  text(scope: Scope): string;
  /** The same, but what is one single `{{ path }}` keeps its type: a number stays a number. */
  value(scope: Scope): unknown;
}

/** What a template needs to know of the scenario around it. */
export interface TemplateContext {
  readonly mistakes: Mistakes;
  readonly names: Names;
  readonly census: NameCensus;
  readonly locale: 'ru' | 'en';
}

type Path = readonly (string | number)[];

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

function plainTemplate(parts: readonly (string | Variable)[], spot: Spot): Template {
  const usesFaker = parts.some((part) => typeof part !== 'string' && part.path[0] === 'faker');
  const fill = (scope: Scope): unknown[] => {
    if (usesFaker) seedMakeUp(scope.stage.locale, hash(spot.path, scope.seed));
    return parts.map((part) => (typeof part === 'string' ? part : valueAt(part.path, scope, spot)));
  };
  const text = (scope: Scope): string => fill(scope).join('');
  return { text, value: parts.length === 1 ? (scope) => fill(scope)[0] : text };
}

function liquidTemplate(liquid: LiquidText, spot: Spot): Template {
  const roots = [...new Set(liquid.variables.map(({ path }) => String(path[0])))];
  const fakers = liquid.variables.filter(({ path }) => path[0] === 'faker');
  const text = (scope: Scope): string => {
    if (fakers.length > 0) seedMakeUp(scope.stage.locale, hash(spot.path, scope.seed));
    const values = roots.map((root) => [
      root,
      root === 'faker' ? fakerValues(fakers, scope, spot) : rootValue(root, scope),
    ]);
    try {
      return liquid.render(Object.fromEntries(values) as Record<string, unknown>);
    } catch (error) {
      throw noValue(
        spot,
        `The template cannot be filled in: ${(error as Error).message.replace(/, line:.*$/s, '')}.`,
      );
    }
  };
  return { text, value: text };
}

/** `{ person: { firstName } }`, each value made up only when it is read. */
function fakerValues(variables: readonly Variable[], scope: Scope, spot: Spot): unknown {
  const modules: Record<string, object> = {};
  for (const { path } of variables) {
    const module = (modules[String(path[1])] ??= {});
    Object.defineProperty(module, String(path[2]), {
      enumerable: true,
      configurable: true,
      get: () => valueAt(path, scope, spot),
    });
  }
  return modules;
}

function valueAt(path: Path, scope: Scope, spot: Spot): string | number | boolean | null {
  const [root, ...rest] = path;
  let value: unknown = root === 'faker' ? makeUp(scope.stage.locale, rest) : rootValue(String(root), scope);
  if (root !== 'faker') for (const step of rest) value = stepInto(value, step);
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw noValue(spot, `{{ ${path.join('.')} }} has no value here.`);
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

function noValue(spot: Spot, message: string): IqmockError {
  const hint = 'Not every row has every field: a text message has no FileId, for example.';
  return new IqmockError('SCENARIO', message, { hint, mistakes: [toMistake(spot, message, hint)] });
}

/** Where in the file a variable of a template stands. */
function spotAt(node: ScalarNode, offset: number): Spot {
  return { place: node.locate?.(offset) ?? node.place, path: node.path };
}

const entityOf: Readonly<Record<string, EntityName>> = {
  channel: 'Channel',
  operator: 'User',
  client: 'Client',
  chat: 'Chat',
  message: 'ChatMessage',
};

function checkVariable({ path, offset }: Variable, node: ScalarNode, context: TemplateContext): void {
  const [root = '', ...rest] = path;
  const problem = problemOf(String(root), rest, context);
  if (problem !== undefined) context.mistakes.add(spotAt(node, offset), problem.message, problem.hint);
}

interface Problem {
  readonly message: string;
  readonly hint: string;
}

function problemOf(root: string, rest: Path, context: TemplateContext): Problem | undefined {
  if (root === 'faker') return checkFakerPath(context.locale, rest);
  if (root === 'project') return fieldProblem('Project', root, rest);
  if (root === 'now') return numberProblem(root, rest);
  const name = context.names.find(root);
  if (name?.ambiguous)
    return {
      message: `Two branches made a "${root}".`,
      hint: 'Give them different names, to use them after the parallel.',
    };
  if (name?.kind === 'counter') return numberProblem(root, rest);
  if (name !== undefined) return fieldProblem(entityOf[name.kind] ?? 'Chat', root, rest);
  if (root === 'index')
    return {
      message: '"index" counts the rounds of a repeat, and there is none around this.',
      hint: 'Put the step into a repeat.',
    };
  const known = [
    ...context.names.list(),
    'now',
    'faker',
    'project',
    ...(context.names.find('index') ? ['index'] : []),
  ];
  return { message: unknownName(root, context.census), hint: suggest(root, known) };
}

function numberProblem(root: string, rest: Path): Problem | undefined {
  if (rest.length === 0) return undefined;
  return { message: `"${root}" is a number and has no "${String(rest[0])}".`, hint: `Write {{ ${root} }}.` };
}

/** Properties that liquid itself gives to lists and texts. */
const liquidProperties = ['size', 'first', 'last'];

function fieldProblem(entity: EntityName, written: string, rest: Path): Problem | undefined {
  const [key, ...deeper] = rest;
  const { fields } = entities[entity];
  if (key === undefined) {
    const some = fields.find((field) => ['Name', 'Text', 'TicketId'].includes(field.key))?.key ?? 'Id';
    return {
      message: `"${written}" is a whole row.`,
      hint: `Say which field of it: {{ ${written}.${some} }}.`,
    };
  }
  const field = fields.find((candidate) => candidate.key === key);
  if (field === undefined) {
    return {
      message: `"${written}" has no field "${String(key)}".`,
      hint: suggest(
        String(key),
        fields.map((candidate) => candidate.key),
      ),
    };
  }
  const [next, ...after] = deeper;
  if (next !== undefined && liquidProperties.includes(String(next))) return undefined;
  if (field.entity === undefined) {
    if (next === undefined) return undefined;
    return {
      message: `"${written}.${String(key)}" is a plain value and has no "${String(next)}".`,
      hint: `Write {{ ${written}.${String(key)} }}.`,
    };
  }
  const isRow = !field.list;
  if (isRow) return fieldProblem(field.entity, `${written}.${String(key)}`, deeper);
  return next === undefined
    ? undefined
    : fieldProblem(field.entity, `${written}.${String(key)}[${String(next)}]`, after);
}
