import { configKeyOf, type OptionDefinition } from '../../src/options/option.ts';
import type { ValueSchema } from '../../src/options/value-schema.ts';
import { optionText } from '../../src/cli/help.ts';
import { formatted } from './markdown.ts';
import { typeText } from './option-types.ts';
import { banner, importModule, type Output } from './output.ts';

/** The options that may stand in a configuration file, by their keys there. */
export async function optionsByKey(): Promise<ReadonlyMap<string, OptionDefinition>> {
  // Not imported above: the list of commands that it reads may have been written just now.
  const { loadEveryOption } =
    await importModule<typeof import('../../src/cli/options/every.ts')>('src/cli/options/every.ts');
  const byKey = new Map<string, OptionDefinition>();
  for (const option of await loadEveryOption()) {
    const key = configKeyOf(option);
    if (key !== undefined) byKey.set(key, option);
  }
  return byKey;
}

/** src/config/options.gen.ts: the type of what a configuration file says. */
export async function writeConfigOptions(): Promise<Output> {
  const path = 'src/config/options.gen.ts';
  const members = [...(await optionsByKey())].map(
    ([key, option]) =>
      `  /** ${optionText(option)} */\n  readonly ${key}?: ${typeText(option.kind.schema)};\n`,
  );
  const text = `${banner}
/** Every option that a configuration file may give, by its key there. */
export interface ConfigOptions {
${members.join('')}}
`;
  return { path, text: await formatted(path, text) };
}

const configSchemaPath = 'schemas/config.schema.json';

/** schemas/config.schema.json: what a configuration file may hold. */
export async function writeConfigSchema(): Promise<Output> {
  const properties = Object.fromEntries(
    [...(await optionsByKey())].map(([key, option]): [string, ValueSchema] => [
      key,
      { description: optionText(option), ...option.kind.schema },
    ]),
  );
  const { target, ...ofTarget } = properties;
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'config.schema.json',
    title: 'Configuration',
    description: 'The configuration file of iqmock.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { description: 'The address of this schema, for editors.', type: 'string' },
      target,
      targets: {
        description: 'Named targets. What a target says wins over the rest of the file.',
        type: 'object',
        additionalProperties: { $ref: '#/$defs/target' },
      },
      ...Object.fromEntries(
        Object.keys(ofTarget).map((key) => [key, { $ref: `#/$defs/target/properties/${key}` }]),
      ),
    },
    $defs: {
      target: {
        description: 'An address and all that goes with it.',
        type: 'object',
        additionalProperties: false,
        properties: ofTarget,
      },
    },
  };
  return { path: configSchemaPath, text: await formatted(configSchemaPath, JSON.stringify(schema)) };
}
