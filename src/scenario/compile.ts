import { IqmockError, suggest } from '../errors.ts';
import { readFaultList } from '../delivery/faults/engine/read.ts';
import type { Fault } from '../webhook/fault.ts';
import type { EventScope } from '../model/validator.ts';
import type { EraName } from '../model/spec.ts';
import { checkRunExpectation, type RunExpectation } from '../report/run-expectation.ts';
import type { RelsRule } from '../world/rels.ts';
import { childOf, valueOf, type MapNode, type Node, type ScalarNode, type Spot } from './ast.ts';
import { bindChecked } from './bind-deep.ts';
import { bindValue } from './bind.ts';
import { fixedValue } from './bound.ts';
import type { BindContext } from './steps/step.ts';
import { compileSteps } from './compile-steps.ts';
import { compileWorld } from './compile-world.ts';
import { fileSchema } from './file-schema.ts';
import type { Pace } from './human-pace.ts';
import type { Mistakes } from './mistakes.ts';
import { ScopedNames } from './names.ts';
import { speaksOtherwise } from './own-texts.ts';
import { parseOverride } from './override-flag.ts';
import type { Scenario } from './scenario.ts';
import { typeProblem } from './shape.ts';
import { tryParseStart } from './start-time.ts';

/** What the command line says in place of the file. */
export interface ScenarioOverrides {
  readonly seed?: number;
  readonly profile?: EraName;
  readonly locale?: 'ru' | 'en';
  readonly startMs?: number;
  readonly rels?: RelsRule;
  readonly escapeHtml?: boolean;
  readonly pace?: Pace;
  /** Which types of events it may emit. Default: as the scenario says. */
  readonly events?: EventScope;
  /** `path=value`, `path:=json`, or one of them after `step.`; each must find its place in at least one payload. */
  readonly set?: readonly string[];
  /** Its steps start no programs: one that would is a mistake. */
  readonly noCommands?: boolean;
}

/** Other files that a scenario names; each notes why it is not there. */
export interface FileResolver {
  use(node: ScalarNode, context: BindContext): Scenario | undefined;
  readFile(node: ScalarNode, context: BindContext): string | undefined;
  /** Notes a mistake where a scenario of this source may not run programs. */
  allowCommand(spot: Spot, context: BindContext): void;
}

/** A tree to be made into a scenario. */
export interface CompileInput {
  readonly tree: Node;
  /** How the file is called in messages; '' for a scenario built in code. */
  readonly file: string;
  /** The first comment of the file. */
  readonly doc: string;
  readonly overrides: ScenarioOverrides;
  readonly mistakes: Mistakes;
  readonly files: FileResolver;
}

/** Checks a whole scenario, noting all mistakes. What it returns must not be played if there are any. */
export function compileScenario(input: CompileInput): Scenario {
  const { tree, file, overrides, mistakes } = input;
  // These have separate checkers; here it only matters whether they exist.
  const shallow = {
    world: { type: 'object', additionalProperties: true },
    steps: {},
    expect: {},
    faults: {},
  };
  const schema = { ...fileSchema, properties: { ...fileSchema.properties, ...shallow } };
  const context = createContext(input);
  const facts = (fixedValue(bindValue(tree, schema, context)) ?? {}) as Record<string, unknown>;
  if (tree.kind === 'map') checkSteps(tree, context);
  const expect = expectOf(tree, context);
  const world = compileWorld(childOf(tree, 'world'), context);
  const faults = faultsOf(tree, context);
  const steps = childOf(tree, 'steps');
  const compiled = steps?.kind === 'list' ? compileSteps(steps, context.names, context) : [];
  return {
    name: textAt(tree, 'name') ?? '',
    doc: textAt(tree, 'doc') ?? input.doc,
    file,
    seed: overrides.seed ?? (facts['seed'] as number | undefined),
    profile: overrides.profile ?? eraOf(tree),
    locale: overrides.locale ?? localeOf(tree),
    startMs: overrides.startMs ?? startOf(tree, mistakes),
    rels: overrides.rels ?? (facts['rels'] as RelsRule | undefined),
    events: scopeOf(tree),
    escapeHtml: overrides.escapeHtml ?? false,
    pace: overrides.pace ?? (facts['pace'] as Pace | undefined) ?? 'script',
    speed: (facts['speed'] as number | undefined) ?? 1,
    world,
    steps: compiled,
    faults,
    allFaults: [...faults, ...context.faults],
    expect,
    thresholds: (facts['thresholds'] as string[] | undefined) ?? [],
    keepsLanguage:
      overrides.locale !== undefined &&
      [childOf(tree, 'world'), steps].some((part) => speaksOtherwise(part, overrides.locale ?? 'ru')),
    overrides: (overrides.set ?? []).map((text) => parseOverride(text, context.era)),
  };
}

/** What is expected of the whole run. What the schema cannot say, such as the form of a limit, is known where runs are judged. */
function expectOf(tree: Node, context: BindContext): RunExpectation | undefined {
  const entry = tree.kind === 'map' ? tree.entries.get('expect') : undefined;
  if (entry === undefined) return undefined;
  const { mistakes } = context;
  const before = mistakes.count;
  const bound = bindValue(entry.value, fileSchema.properties?.['expect'] ?? {}, context, entry.key);
  if (mistakes.count === before) bindChecked(entry.value, checkRunExpectation, context, entry.key);
  return mistakes.count === before ? (fixedValue(bound) as RunExpectation) : undefined;
}

/** What goes wrong on purpose with all webhooks of the scenario. */
function faultsOf(tree: Node, context: BindContext): readonly Fault[] {
  const entry = tree.kind === 'map' ? tree.entries.get('faults') : undefined;
  if (entry === undefined) return [];
  bindChecked(entry.value, (value) => readFaultList(value).mistakes, context, entry.key);
  return readFaultList(valueOf(entry.value)).faults;
}

function createContext({ tree, overrides, mistakes, files }: CompileInput): BindContext {
  const names = new ScopedNames();
  const context: BindContext = {
    mistakes,
    names,
    census: { planned: plannedNames(childOf(tree, 'steps')), given: new Set() },
    locale: overrides.locale ?? localeOf(tree) ?? 'ru',
    era: overrides.profile ?? eraOf(tree) ?? '2023',
    events: overrides.events ?? scopeOf(tree),
    newNames: [],
    branches: [],
    faults: [],
    steps: (node, inner) => compileSteps(node, inner, context),
    use(node) {
      const used = files.use(node, context);
      context.faults.push(...(used?.allFaults ?? []));
      return used;
    },
    readFile: (node) => files.readFile(node, context),
    allowCommand: (spot) => files.allowCommand(spot, context),
  };
  return context;
}

/** Which types of events a scenario says that it sends. */
function scopeOf(tree: Node): EventScope {
  return textAt(tree, 'events') === 'extended' ? 'extended' : 'documented';
}

/** Every name given with `as` anywhere in the steps. */
export function plannedNames(node: Node | undefined, found = new Map<string, Spot>()): Map<string, Spot> {
  if (node?.kind === 'list') for (const item of node.items) plannedNames(item, found);
  if (node?.kind !== 'map') return found;
  for (const [key, { value }] of node.entries) {
    if (key === 'as' && value.kind === 'scalar' && !found.has(String(value.value)))
      found.set(String(value.value), value);
    else plannedNames(value, found);
  }
  return found;
}

function checkSteps(tree: MapNode, { mistakes }: BindContext): void {
  const entry = tree.entries.get('steps');
  if (entry === undefined) return;
  const { key, value } = entry;
  const problem = typeProblem(value, fileSchema.properties?.['steps'] ?? {});
  if (problem !== undefined)
    mistakes.add(value.kind === 'scalar' ? key : value, problem.message, problem.hint);
  else if (value.kind === 'list' && value.items.length === 0) {
    mistakes.add(
      key,
      'The scenario has no steps.',
      'Add one, e.g. - create_chat: { client: maria, as: chat }.',
    );
  }
}

function textAt(tree: Node, key: string): string | undefined {
  const node = childOf(tree, key);
  return node?.kind === 'scalar' ? String(node.value) : undefined;
}

function eraOf(tree: Node): EraName | undefined {
  const eras: readonly unknown[] = fileSchema.properties?.['profile']?.enum ?? [];
  const written = textAt(tree, 'profile');
  return eras.includes(written) ? (written as EraName) : undefined;
}

function localeOf(tree: Node): 'ru' | 'en' | undefined {
  const written = textAt(tree, 'locale');
  return written === 'ru' || written === 'en' ? written : undefined;
}

function startOf(tree: Node, mistakes: Mistakes): number | undefined {
  const node = childOf(tree, 'start');
  if (node?.kind !== 'scalar') return undefined;
  if (typeof node.value !== 'string' && typeof node.value !== 'number') return undefined;
  const ms = tryParseStart(node.value);
  if (ms === undefined) {
    mistakes.add(
      node,
      `"${node.source}" is not a moment of this century.`,
      'Write a date such as 2024-03-01 or 2024-03-01T09:00:00Z.',
    );
  }
  return ms;
}

/** Throws OVERRIDE if an override names a step that the scenario does not have. */
export function checkTargets(scenario: Scenario, names: readonly string[]): void {
  for (const { target, written } of scenario.overrides) {
    if (target === undefined || names.includes(target)) continue;
    const number = Number(target);
    if (Number.isInteger(number) && number >= 1 && number <= scenario.steps.length) continue;
    throw new IqmockError('OVERRIDE', `No step of ${scenario.name} is called "${target}".`, {
      hint: `${suggest(target, names)} Or write its number, such as 1.${written}.`,
    });
  }
}
