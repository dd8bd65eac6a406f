import type { Host } from '../env/host.ts';
import type { EraName } from '../model/spec.ts';
import { nodeOf, type ListNode } from './ast.ts';
import type { BindContext } from './steps/step.ts';
import { plannedNames } from './compile.ts';
import { compileSteps } from './compile-steps.ts';
import { Mistakes } from './mistakes.ts';
import type { Names } from './names.ts';
import type { Scenario } from './scenario.ts';
import { createUntrustedResolver } from './untrusted.ts';

/** Where a step that is done by itself stands: what its names mean, and the wire format. */
export interface LiveOptions {
  readonly host: Host;
  readonly names: Names;
  readonly era: EraName;
  readonly locale: 'ru' | 'en';
}

/**
 * Makes a scenario of one step that came over the network, with its modifiers: `{ message: { … }, expect: { … } }`.
 * Throws SCENARIO with all mistakes.
 */
export function compileLiveStep(step: Readonly<Record<string, unknown>>, options: LiveOptions): Scenario {
  const { host, names, era, locale } = options;
  const mistakes = new Mistakes();
  const item = nodeOf(step);
  const tree: ListNode = { kind: 'list', place: undefined, path: '', items: [item] };
  const files = createUntrustedResolver(host);
  const context: BindContext = {
    mistakes,
    names,
    census: { planned: plannedNames(tree), given: new Set() },
    locale,
    era,
    newNames: [],
    branches: [],
    faults: [],
    steps: (node, inner) => compileSteps(node, inner, context),
    use: (node) => files.use(node, context),
    readFile: (node) => files.readFile(node, context),
    allowCommand: (spot) => files.allowCommand(spot, context),
  };
  const steps = compileSteps(tree, names, context);
  mistakes.throwIfAny(`the step ${Object.keys(step)[0] ?? ''}`);
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
