import type { ArgumentSchema } from '../../entry.ts';
import { suggest } from '../../errors.ts';
import { childOf, type Node } from '../ast.ts';
import { bindValue } from '../bind.ts';
import { fixed, nothing, type BoundValue } from '../bound.ts';
import type { BindContext } from './step.ts';
import { kindsInWords, suggestName, unknownName } from '../names.ts';
import { rowKinds } from '../file-schema.ts';
import type { Scenario } from '../scenario.ts';
import type { WorldPlan } from '../world-plan.ts';
import { seedWorld } from '../seed-world.ts';
import { defineStep } from './step.ts';

interface Args {
  readonly scenario: Scenario;
  /** From a name in the used scenario's world to the name here that it means. */
  readonly names: ReadonlyMap<string, string>;
}

const scenarioName: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'The name of a scenario that ships with iqmock, or the path of a file from this one.',
  examples: ['support-chat'],
};
const args: ArgumentSchema = {
  anyOf: [
    scenarioName,
    {
      type: 'object',
      additionalProperties: false,
      required: ['scenario'],
      properties: {
        scenario: scenarioName,
        with: {
          type: 'object',
          additionalProperties: { type: 'string' },
          description: 'Maps names of its world to names of this scenario.',
          examples: ['{ maria: olga }'],
        },
      },
    },
  ],
  examples: ['support-chat'],
};

/** Plays another scenario. */
export const definition = defineStep<Args>({
  name: 'use',
  doc: 'Plays the steps of another scenario here. Names that both worlds have mean the rows of this one; other rows are added. Names that its steps give are not known outside.',
  args,
  example: { scenario: 'quote-and-reply', with: { maria: 'maria', anna: 'anna' } },
  sends: false,
  bind(node, context, at): BoundValue {
    const before = context.mistakes.count;
    bindValue(node, args, context, at);
    const path = node.kind === 'map' ? childOf(node, 'scenario') : node;
    if (context.mistakes.count > before || path?.kind !== 'scalar') return nothing;
    const scenario = context.use(path);
    if (scenario === undefined) return nothing;
    return fixed({ scenario, names: namesFor(scenario.world, childOf(node, 'with'), context) });
  },
  run(context, { scenario, names }) {
    const scope = context.scope.apart(context.path);
    for (const [inner, outer] of names) scope.set(inner, context.scope.get(outer));
    seedWorld(scenario.world, scope, { key: `${context.path}${scope.label}` });
    return context.play(scenario.steps, scope);
  },
});

/** Names that both worlds have mean the same row, and so does what `with` says. */
function namesFor(
  world: WorldPlan,
  given: Node | undefined,
  context: BindContext,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const kinds = new Map(
    rowKinds.flatMap(({ list, kind }) => world[list].map(({ name }) => [name, kind] as const)),
  );
  for (const [name, kind] of kinds) if (context.names.find(name)?.kind === kind) names.set(name, name);
  if (given?.kind !== 'map') return names;
  for (const [inner, { key, value }] of given.entries) {
    const kind = kinds.get(inner);
    const outer = value.kind === 'scalar' ? String(value.value) : '';
    const found = context.names.find(outer);
    if (kind === undefined)
      context.mistakes.add(
        key,
        `The world of the used scenario has no "${inner}".`,
        suggest(inner, kinds.keys()),
      );
    else if (found === undefined)
      context.mistakes.add(
        value,
        unknownName(outer, context.census),
        suggestName(outer, context.names, [kind]),
      );
    else if (found.kind !== kind) {
      context.mistakes.add(
        value,
        `"${outer}" is ${kindsInWords([found.kind])}, and "${inner}" is ${kindsInWords([kind])}.`,
        suggestName(outer, context.names, [kind]),
      );
    } else names.set(inner, outer);
  }
  return names;
}
