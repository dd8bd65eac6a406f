import { suggest } from '../errors.ts';
import { entities } from '../model/entities.gen.ts';
import type { EntityName } from '../model/spec.ts';
import type { ScalarNode, Spot } from './ast.ts';
import { checkFakerPath } from './faker-paths.ts';
import type { Variable } from './liquid.ts';
import type { Mistakes } from './mistakes.ts';
import { unknownName, type NameCensus, type ScopedNames } from './names.ts';
import type { ShapeProblem } from './shape.ts';
import { ownValue } from '../own.ts';

/** What a template needs to know of the scenario around it. */
export interface TemplateContext {
  readonly mistakes: Mistakes;
  readonly names: ScopedNames;
  readonly census: NameCensus;
  readonly locale: 'ru' | 'en';
}

type Path = readonly (string | number)[];

/** Where in the file a variable of a template is. */
export function spotAt(node: ScalarNode, offset: number): Spot {
  return { place: node.locate?.(offset) ?? node.place, path: node.path };
}

const entityOf: Readonly<Record<string, EntityName>> = {
  channel: 'Channel',
  operator: 'User',
  client: 'Client',
  chat: 'Chat',
  message: 'ChatMessage',
};

/** Notes a variable of a template that stands for nothing. */
export function checkVariable({ path, offset }: Variable, node: ScalarNode, context: TemplateContext): void {
  const [root = '', ...rest] = path;
  const problem = problemOf(String(root), rest, context);
  if (problem !== undefined) context.mistakes.add(spotAt(node, offset), problem.message, problem.hint);
}

function problemOf(root: string, rest: Path, context: TemplateContext): ShapeProblem | undefined {
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
  if (name !== undefined) return fieldProblem(ownValue(entityOf, name.kind) ?? 'Chat', root, rest);
  if (root === 'index')
    return {
      message: '"index" counts the rounds of a repeat, but this step is not in a repeat.',
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

function numberProblem(root: string, rest: Path): ShapeProblem | undefined {
  if (rest.length === 0) return undefined;
  return { message: `"${root}" is a number and has no "${String(rest[0])}".`, hint: `Write {{ ${root} }}.` };
}

/** Properties that liquid itself gives to lists and texts. */
const liquidProperties = ['size', 'first', 'last'];

function fieldProblem(entity: EntityName, written: string, rest: Path): ShapeProblem | undefined {
  const [key, ...deeper] = rest;
  const { fields } = entities[entity];
  if (key === undefined) {
    const some = fields.find((field) => ['Name', 'Text', 'TicketId'].includes(field.key))?.key ?? 'Id';
    return {
      message: `"${written}" is a whole row.`,
      hint: `Name one of its fields: {{ ${written}.${some} }}.`,
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
