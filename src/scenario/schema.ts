import type { ArgumentSchema } from '../entry.ts';
import { durationPattern } from '../env/units.ts';
import { modifierSchemas } from './expect-schema.ts';
import { fileSchema } from './file-schema.ts';
import { namePattern } from './names.ts';
import { steps } from './steps/index.gen.ts';

type JsonSchema = Record<string, unknown>;

const stepsRef = { $ref: '#/$defs/steps' };

/**
 * The JSON Schema (2020-12) of a scenario file, for editors to complete and check it while it is written. It follows
 * from the definitions of steps and events. What a schema cannot say, such as which names exist, only iqmock checks.
 */
export function scenarioSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'scenario.schema.json',
    title: 'Scenario',
    description: 'A scenario of iqmock: a tenant, and what happens in its chats.',
    ...publish(fileSchema),
    $defs: {
      steps: { type: 'array', minItems: 1, items: { $ref: '#/$defs/step' } },
      step: stepSchema(),
    },
  };
}

/** A map with the name of one step, and its modifiers if it sends webhooks. */
function stepSchema(): JsonSchema {
  const definitions = Object.values(steps);
  const properties = Object.fromEntries([
    ...definitions.map(({ name, doc, args, exactArgs = args, example }) => [
      name,
      { ...publish(exactArgs), description: doc, examples: [example] },
    ]),
    ...Object.entries(modifierSchemas).map(([name, schema]) => [name, publish(schema)]),
  ]) as JsonSchema;
  const modifiers = Object.keys(modifierSchemas);
  return {
    type: 'object',
    additionalProperties: false,
    properties,
    oneOf: definitions.map(({ name, sends }) => ({
      required: [name],
      ...(sends ? {} : { not: { anyOf: modifiers.map((modifier) => ({ required: [modifier] })) } }),
    })),
  };
}

/** The schema without what only iqmock understands. */
function publish(schema: ArgumentSchema): JsonSchema {
  if (schema['x-steps'] !== undefined) return { ...described(schema), ...stepsRef };
  if (schema['x-duration'] === true) {
    return {
      ...described(schema),
      anyOf: [
        { type: 'string', pattern: durationPattern },
        { type: 'number', minimum: 0 },
      ],
    };
  }
  const published: JsonSchema = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, value]) => [key, publishKeyword(key, value)]),
  );
  if (schema['x-names'] !== undefined)
    Object.assign(published, { pattern: namePattern, description: nameDoc(schema) });
  const exclusive = schema['x-exclusive'] ?? [];
  const pairs = exclusive.flatMap((one, index) =>
    exclusive.slice(index + 1).map((other) => ({ required: [one, other] })),
  );
  if (pairs.length > 0) published['not'] = { anyOf: pairs };
  return published;
}

function publishKeyword(key: string, value: unknown): unknown {
  if (key === 'properties') {
    const entries = Object.entries(value as Readonly<Record<string, ArgumentSchema>>);
    return Object.fromEntries(entries.map(([name, property]) => [name, publish(property)]));
  }
  if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object'))
    return publish(value as ArgumentSchema);
  if (key === 'anyOf' || key === 'oneOf') return (value as readonly ArgumentSchema[]).map(publish);
  return value;
}

function described({ description, examples }: ArgumentSchema): JsonSchema {
  return {
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
  };
}

function nameDoc(schema: ArgumentSchema): string {
  const kinds = schema['x-names'] ?? [];
  return `${schema.description ?? ''} The name of ${kinds.join(' or ')}.`.trim();
}
