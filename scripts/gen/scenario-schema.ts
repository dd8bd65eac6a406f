import { formatted } from './markdown.ts';
import { importModule, type Output } from './output.ts';

const path = 'schemas/scenario.schema.json';

/** schemas/scenario.schema.json: the language of scenarios, from the definitions of its steps. */
export async function writeScenarioSchema(): Promise<Output> {
  const { scenarioSchema } = await importModule<{ scenarioSchema(): object }>('src/scenario/schema.ts');
  return { path, text: await formatted(path, JSON.stringify(scenarioSchema())) };
}
