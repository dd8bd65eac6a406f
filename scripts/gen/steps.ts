import type { StepDefinition } from '../../src/scenario/steps/step.ts';
import { exampleScenario } from './examples.ts';
import { argumentTable, codeBlock, markdownFile } from './markdown.ts';
import { importModule, type Output } from './output.ts';

/** docs/steps.md: every step with its arguments and a scenario that runs. */
export async function writeSteps(): Promise<Output> {
  const { steps } = await importModule<{ steps: Readonly<Record<string, StepDefinition<unknown>>> }>(
    'src/scenario/steps/index.gen.ts',
  );
  const sections = Object.values(steps).map(
    ({ name, doc, args, example }) => `## ${name}

${doc}

${argumentTable(args)}

${codeBlock('yaml', exampleScenario(`step-${name.replaceAll('_', '-')}`, { [name]: example }))}`,
  );
  const list = Object.values(steps).map(({ name, doc }) => `- [${name}](#${name}): ${doc}`);
  return markdownFile(
    'docs/steps.md',
    `<!-- Made by \`npm run gen\` from src/scenario/steps; do not edit. -->

# Steps

What can stand under \`steps:\` in a scenario. Every example is a whole file: save it and \`iqmock run\` it.

${list.join('\n')}

${sections.join('\n\n')}
`,
  );
}
