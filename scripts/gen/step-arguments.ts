import type { ArgumentSchema } from '../../src/entry.ts';
import type { StepDefinition } from '../../src/scenario/steps/step.ts';
import { formatted } from './markdown.ts';
import { banner, importModule, type Output } from './output.ts';

const path = 'src/scenario/steps/arguments.gen.ts';

/** src/scenario/steps/arguments.gen.ts: the arguments of the steps as types, for scenarios that are built in code. */
export async function writeStepArguments(): Promise<Output> {
  const { steps } = await importModule<{ steps: Readonly<Record<string, StepDefinition<unknown>>> }>(
    'src/scenario/steps/index.gen.ts',
  );
  const { modifierSchemas } = await importModule<{
    modifierSchemas: Readonly<Record<string, ArgumentSchema>>;
  }>('src/scenario/expect-schema.ts');
  const { fileSchema } = await importModule<{ fileSchema: ArgumentSchema }>('src/scenario/file-schema.ts');
  const facts = Object.entries(fileSchema.properties ?? {}).filter(
    ([name]) => name !== 'name' && name !== 'steps',
  );
  const members = Object.values(steps).map(({ name, doc, args, exactArgs = args }) =>
    member(name, { ...exactArgs, description: doc }, true),
  );
  const text = `${banner}
/** What each step takes, by the step's name; how a list of steps is given is up to the caller. */
export interface StepArguments<StepList> {
${members.join('\n')}
}

/** What can stand beside a step that sends webhooks. */
export interface Modifiers {
${Object.entries(modifierSchemas)
  .map(([name, schema]) => member(name, schema, false))
  .join('\n')}
}

/** What can be said of a scenario besides its name and steps. */
export interface ScenarioFacts {
${facts.map(([name, schema]) => member(name, schema, false)).join('\n')}
}
`;
  return { path, text: await formatted(path, text) };
}

function member(name: string, schema: ArgumentSchema, isRequired: boolean): string {
  const doc =
    schema.description === undefined ? '' : `/** ${schema.description.replaceAll('*/', '* /')} */\n`;
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
  return `${doc}readonly ${key}${isRequired ? '' : '?'}: ${typeText(schema)};`;
}

function typeText(schema: ArgumentSchema): string {
  if (schema['x-steps'] !== undefined) return 'StepList';
  if (schema['x-duration'] === true) return 'string | number';
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf?.filter(({ properties }) => properties !== undefined) ?? [];
  if (choices.length > 0) return [...new Set(choices.map(typeText))].join(' | ');
  const types =
    schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  return types.length === 0
    ? 'unknown'
    : [...new Set(types.map((type) => plainType(type, schema)))].join(' | ');
}

function plainType(type: string, schema: ArgumentSchema): string {
  if (type === 'array')
    return `readonly (${schema.items === undefined ? 'unknown' : typeText(schema.items)})[]`;
  if (type === 'object') return objectText(schema);
  return type === 'integer' ? 'number' : type;
}

function objectText({ properties = {}, required = [], additionalProperties }: ArgumentSchema): string {
  const members = Object.entries(properties).map(([name, property]) =>
    member(name, property, required.includes(name)),
  );
  if (members.length > 0) return `{\n${members.join('\n')}\n}`;
  return `Readonly<Record<string, ${typeof additionalProperties === 'object' ? typeText(additionalProperties) : 'unknown'}>>`;
}
