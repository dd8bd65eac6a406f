import type { ArgumentSchema } from '../../src/entry.ts';
import type { StepDefinition } from '../../src/scenario/steps/step.ts';
import { argumentTable, describeArguments } from './arguments.ts';
import { exampleScenario } from './examples.ts';
import { codeBlock, markdownFile, table } from './markdown.ts';
import { importModule, type Output } from './output.ts';

type Steps = Readonly<Record<string, StepDefinition<unknown>>>;
interface Form {
  readonly form: string;
  readonly doc: string;
}
type Modifiers = Readonly<Record<string, ArgumentSchema>>;

/** docs/steps.md: every step with its arguments and a scenario that runs. */
export async function writeSteps(): Promise<Output> {
  const { steps } = await importModule<{ steps: Steps }>('src/scenario/steps/index.gen.ts');
  const { modifierSchemas } = await importModule<{ modifierSchemas: Modifiers }>(
    'src/scenario/expect-schema.ts',
  );
  const { rules } = await importModule<{ rules: Readonly<Record<string, Form>> }>(
    'src/report/match-rules.ts',
  );
  const all = Object.values(steps);
  const senders = all.filter(({ sends }) => sends).map(({ name }) => `[${name}](#${name})`);
  return markdownFile(
    'docs/steps.md',
    `<!-- Made by \`npm run gen\` from src/scenario/steps; do not edit. -->

# Steps

The steps that \`steps:\` in a scenario can have. Every example is a whole file: save it and \`iqmock run\` it.

${all.map(({ name, doc }) => `- [${name}](#${name}): ${doc}`).join('\n')}

## Beside a step

Steps that send webhooks (${senders.join(', ')}) can have these keys next to their name:

${argumentTable({ properties: modifierSchemas })}

What \`expect\` can ask for:

${argumentTable(modifierSchemas['expect'] ?? {})}

A body, a header or the answer to a [probe](#probe) is compared with any JSON, for equality, or with one of these forms.
\`path\` selects a part of JSON (\`$.ok\`, \`$.items[0].id\`, \`$.items[*].id\`); without it the whole is compared. In a list of
forms, all must hold.

${table(
  ['form', 'holds if'],
  Object.values(rules).map(({ form, doc }) => [`\`${form}\``, doc]),
)}

${all.map(section).join('\n\n')}
`,
  );
}

function section({ name, doc, args, example }: StepDefinition<unknown>): string {
  const scenario = exampleScenario(`step-${name.replaceAll('_', '-')}`, { [name]: example });
  return `## ${name}

${doc}

${describeArguments(args)}

${codeBlock('yaml', scenario)}`;
}
