import type { Host } from '../env/host.ts';
import type { ArgumentSchema } from '../entry.ts';
import type { EraName } from '../model/spec.ts';
import { nodeOf, type ListNode } from './ast.ts';
import { bindValue } from './bind.ts';
import type { BoundValue } from './bound.ts';
import type { BindContext } from './steps/step.ts';
import { plannedNames } from './compile.ts';
import { compileSteps } from './compile-steps.ts';
import { Mistakes } from './mistakes.ts';
import type { ScopedNames } from './names.ts';
import type { Scenario } from './scenario.ts';
import { createUntrustedResolver } from './untrusted.ts';

/** The surroundings of a step that is done by itself: what its names mean, and the wire format. */
export interface LiveOptions {
  readonly host: Host;
  readonly names: ScopedNames;
  readonly era: EraName;
  readonly locale: 'ru' | 'en';
}

/**
 * Checks values that came over the network against a schema and binds them: names in them mean rows. Throws SCENARIO with all
 * mistakes; `what` says of what they are.
 */
export function bindLive(
  values: Readonly<Record<string, unknown>>,
  schema: ArgumentSchema,
  what: string,
  options: LiveOptions,
): BoundValue {
  const node = nodeOf(values);
  const context = contextOf({ kind: 'list', place: undefined, path: '', items: [] }, options);
  const bound = bindValue(node, schema, context);
  context.mistakes.throwIfAny(what);
  return bound;
}

function contextOf(tree: ListNode, { host, names, era, locale }: LiveOptions): BindContext {
  const files = createUntrustedResolver(host);
  const context: BindContext = {
    mistakes: new Mistakes(),
    names,
    census: { planned: plannedNames(tree), given: new Set() },
    locale,
    era,
    events: 'extended',
    newNames: [],
    branches: [],
    faults: [],
    steps: (node, inner) => compileSteps(node, inner, context),
    use: (node) => files.use(node, context),
    readFile: (node) => files.readFile(node, context),
    allowCommand: (spot) => files.allowCommand(spot, context),
  };
  return context;
}

/**
 * Makes a scenario of one step that came over the network, with its modifiers: `{ message: { … }, expect: { … } }`.
 * Throws SCENARIO with all mistakes.
 */
export function compileLiveStep(step: Readonly<Record<string, unknown>>, options: LiveOptions): Scenario {
  const { names, era, locale } = options;
  const tree: ListNode = { kind: 'list', place: undefined, path: '', items: [nodeOf(step)] };
  const context = contextOf(tree, options);
  const steps = compileSteps(tree, names, context);
  context.mistakes.throwIfAny(`the step ${Object.keys(step)[0] ?? ''}`);
  return {
    name: 'serve',
    doc: '',
    file: '',
    seed: undefined,
    profile: era,
    locale,
    keepsLanguage: false,
    startMs: undefined,
    rels: undefined,
    events: 'documented',
    escapeHtml: false,
    pace: 'script',
    speed: 1,
    world: { project: {}, channels: [], operators: [], clients: [], ids: {} },
    steps,
    expect: undefined,
    thresholds: [],
    faults: [],
    allFaults: context.faults,
    overrides: [],
  };
}
