import type { ArgumentSchema } from '../../src/entry.ts';
import { table } from './markdown.ts';

/** What a step or an event takes, in Markdown: a table of its named arguments, or a sentence. */
export function describeArguments(args: ArgumentSchema): string {
  const named = [args, ...(args.anyOf ?? args.oneOf ?? [])].find(
    ({ properties }) => properties !== undefined,
  );
  const parts = [];
  if (named !== args) parts.push(`It takes ${kindOf(args)}.`);
  if (named !== undefined) parts.push(argumentTable(named));
  if (named !== undefined && args.description !== undefined) parts.push(args.description);
  return parts.join('\n\n');
}

/** A table of the properties of a map. */
export function argumentTable({ properties = {}, required = [] }: ArgumentSchema): string {
  const rows = Object.entries(properties).map(([name, argument]) => [
    `\`${name}\``,
    kindOf(argument),
    required.includes(name) ? 'yes' : '',
    argument.description ?? '',
  ]);
  return table(['argument', 'what it takes', 'required', 'meaning'], rows);
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'nothing',
};

/** What a value may be, in words. */
function kindOf(argument: ArgumentSchema): string {
  return special(argument) ?? structure(argument) ?? plain(argument);
}

function special(argument: ArgumentSchema): string | undefined {
  if (argument['x-names'] !== undefined)
    return `the name of ${argument['x-names'].map(withArticle).join(' or ')}`;
  if (argument['x-as'] !== undefined) return 'a new name';
  if (argument['x-steps'] !== undefined) return 'a list of steps';
  if (argument['x-duration'] === true) return 'a duration such as `2s`';
  if (argument.enum !== undefined) return argument.enum.map((value) => `\`${String(value)}\``).join(', ');
  return undefined;
}

function structure(argument: ArgumentSchema): string | undefined {
  const choices = argument.anyOf ?? argument.oneOf?.filter((choice) => choice.type !== undefined) ?? [];
  if (choices.length > 0) return [...new Set(choices.map(kindOf))].join(', or ');
  if (argument.items !== undefined) return `a list, each ${kindOf(argument.items)}`;
  const names = Object.keys(argument.properties ?? {});
  return names.length === 0 ? undefined : `a map of ${names.map((name) => `\`${name}\``).join(', ')}`;
}

function plain({ type }: ArgumentSchema): string {
  if (type === undefined) return 'anything';
  const types = typeof type === 'string' ? [type] : type;
  return types.map((name) => typeWords[name] ?? name).join(' or ');
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
