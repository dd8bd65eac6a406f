import type { ArgumentSchema } from '../../../entry.ts';
import { faults } from '../index.gen.ts';
import type { FaultDefinition } from '../parts/definition.ts';
import { selectorNames, selectors } from '../parts/selection.ts';
import { ownValue } from '../../../own.ts';

const onOrOff: ArgumentSchema = { type: 'boolean' };

/** The value of a step's `deliver`. */
export const deliverSchema: ArgumentSchema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.values(faults).map((definition) => [definition.name, valueSchema(definition, {})]),
  ),
  description:
    'Faults to inject into the webhooks of this step: by name, each with its value, a map of its parameters, or true.',
  examples: [{ duplicate: 2 }],
};

const selection: Readonly<Record<string, ArgumentSchema>> = Object.fromEntries(
  selectorNames.map((name) => [name, { ...selectors[name].schema, description: selectors[name].doc }]),
);

/** The value of a scenario's `faults`. */
export const faultListSchema: ArgumentSchema = {
  type: 'array',
  minItems: 1,
  items: {
    anyOf: [
      { type: 'string', description: 'As on the command line: duplicate:5%.' },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(
            Object.values(faults).map((definition) => [definition.name, valueSchema(definition, selection)]),
          ),
          ...selection,
        },
      },
    ],
  },
  description:
    'Faults to inject into the webhooks of this scenario: a list, each with a selection of webhooks (on, first, share).',
  examples: [[{ duplicate: 2, share: '5%' }]],
};

function valueSchema(
  { parameters, main, doc }: FaultDefinition,
  more: Readonly<Record<string, ArgumentSchema>>,
): ArgumentSchema {
  const properties = {
    ...Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => [
        name,
        { ...parameter.schema, description: parameter.doc },
      ]),
    ),
    ...more,
  };
  const own = main === undefined ? undefined : ownValue(parameters, main)?.schema;
  return {
    description: doc,
    anyOf: [
      onOrOff,
      ...(own === undefined ? [] : (own.anyOf ?? [own])),
      ...(Object.keys(properties).length === 0
        ? []
        : [{ type: 'object', additionalProperties: false, properties }]),
    ],
  };
}
