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

What can stand under \`steps:\` in a scenario. Every example is a whole file: save it and \`iqmock run\` it.

${all.map(({ name, doc }) => `- [${name}](#${name}): ${doc}`).join('\n')}

## Beside a step

Steps that send webhooks (${senders.join(', ')}) can have these beside their name:

${argumentTable({ properties: modifierSchemas })}

What \`expect\` can ask for:

${argumentTable(modifierSchemas['expect'] ?? {})}

What a body, a header or the answer to a [probe](#probe) is compared with is any JSON, to be equal to, or one of these forms.
\`path\` leads into JSON (\`$.ok\`, \`$.items[0].id\`, \`$.items[*].id\`); without it the whole is compared. Of a list of such
forms all must hold.

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
