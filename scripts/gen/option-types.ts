import { optionText } from '../../src/cli/help.ts';
import type { OptionDefinition, OptionSet } from '../../src/options/option.ts';
import type { ValueSchema } from '../../src/options/value-schema.ts';
import { formatted } from './markdown.ts';
import { banner, importModule, type Output } from './output.ts';

/** src/delivery/options/options.gen.ts: what a program may say of delivery. */
export async function writePolicyOptions(): Promise<Output> {
  const { policyOptions } = await importModule<typeof import('../../src/delivery/options/index.ts')>(
    'src/delivery/options/index.ts',
  );
  const path = 'src/delivery/options/options.gen.ts';
  const text = `${banner}
/** What a program may say of delivery, named as the flags are; each value as text or already read. */
export interface PolicyOptions {
${membersOf(policyOptions)}}
`;
  return { path, text: await formatted(path, text) };
}

/** The options as members of an interface for programs. */
export function membersOf(options: OptionSet): string {
  return Object.entries<OptionDefinition>(options)
    .map(
      ([name, option]) =>
        `  /** ${optionText(option)} */\n  readonly ${name}?: ${givenType(option.kind.schema)} | undefined;\n`,
    )
    .join('');
}

/** A program may give a number as text, too. */
function givenType(schema: ValueSchema): string {
  const text = typeText(schema);
  return text === 'number' ? 'string | number' : text;
}

/** A schema as a type of TypeScript. */
export function typeText(schema: ValueSchema): string {
  if (schema.enum !== undefined)
    return schema.enum.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(' | ');
  const types = [schema.type ?? []].flat();
  return [...new Set(types.map((type) => plainType(type, schema)))].join(' | ');
}

function plainType(type: string, { items, additionalProperties }: ValueSchema): string {
  if (type === 'integer') return 'number';
  if (type === 'array') return `readonly (${typeText(items ?? {})})[]`;
  if (type === 'object' && typeof additionalProperties === 'object')
    return `Readonly<Record<string, ${typeText(additionalProperties)}>>`;
  return type;
}
