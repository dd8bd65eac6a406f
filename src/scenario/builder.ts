import { fileURLToPath } from 'node:url';
import { IqmockError } from '../errors.ts';
import { createHost } from '../env/host.ts';
import { nodeOf } from './ast.ts';
import type { ScenarioOverrides } from './compile.ts';
import { compileTree } from './load.ts';
import { Mistakes } from './mistakes.ts';
import type { Scenario } from './scenario.ts';
import type { Modifiers, ScenarioFacts, StepArguments } from './steps/arguments.gen.ts';
import { steps as definitions } from './steps/index.gen.ts';

/** A step as it would be written in YAML. */
export type PlainStep = Readonly<Record<string, unknown>>;

/** The steps of a loop or a branch: as they would be written in YAML, or built. */
export type StepList = readonly PlainStep[] | ((steps: Steps) => Steps);

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** One method for each kind of step; the step's documentation says what it does. */
type StepMethods<Self> = {
  [Name in keyof StepArguments<StepList> as CamelCase<Name>]: (args: StepArguments<StepList>[Name]) => Self;
};

interface ModifierMethods<Self> {
  /** What is expected of the consumer's answer to the step before. */
  expect(expectation: NonNullable<Modifiers['expect']>): Self;
  /** What goes wrong on purpose with the webhooks of the step before. */
  deliver(faults: NonNullable<Modifiers['deliver']>): Self;
  /** Changes the payload of the step before, from path to value. */
  set(changes: Readonly<Record<string, unknown>>): Self;
  /** The same, with values of any type. */
  setRaw(changes: Readonly<Record<string, unknown>>): Self;
}

/** Steps that are added one after the other. */
export interface Steps extends StepMethods<Steps>, ModifierMethods<Steps> {}

/** A scenario that is built step by step. It is the same language as in YAML, checked by the same checker. */
export interface ScenarioBuilder extends StepMethods<ScenarioBuilder>, ModifierMethods<ScenarioBuilder> {
  /** The scenario. Throws SCENARIO with all mistakes, each with the path of its step. */
  build(overrides?: ScenarioOverrides): Scenario;
  /** The scenario as plain values: what `JSON.stringify` gives is a scenario file. */
  toJSON(): object;
}

/** What can be said of a scenario besides its name and steps. */
export interface BuilderFacts extends ScenarioFacts {
  /** `import.meta.url` of the module: files that `use` and `raw` name are looked for beside it. Default: the working directory. */
  readonly from?: string;
}

/**
 * Begins a scenario: `scenario('greeting', { world }).createChat({ client: 'maria', as: 'chat' }).close({ chat: 'chat' })`.
 */
export function scenario(name: string, facts: BuilderFacts = {}): ScenarioBuilder {
  return new Builder(name, facts) as unknown as ScenarioBuilder;
}

class StepsBuilder {
  protected readonly list: Record<string, unknown>[] = [];

  /** The steps as they would be written in YAML. */
  get plain(): readonly PlainStep[] {
    return this.list;
  }

  add(step: string, args: unknown): this {
    this.list.push({ [step]: plainOf(args) });
    return this;
  }

  expect(expectation: unknown): this {
    return this.modify('expect', expectation);
  }

  deliver(faults: unknown): this {
    return this.modify('deliver', faults);
  }

  set(changes: object): this {
    return this.modify('set', changes);
  }

  setRaw(changes: object): this {
    return this.modify('set_raw', changes);
  }

  private modify(modifier: 'deliver' | 'expect' | 'set' | 'set_raw', value: unknown): this {
    const last = this.list.at(-1);
    if (last === undefined) {
      throw new IqmockError('SCENARIO', `${modifier} comes before the first step.`, {
        hint: 'Write it after the step that it belongs to.',
      });
    }
    last[modifier] = value;
    return this;
  }
}

for (const name of Object.keys(definitions)) {
  Object.defineProperty(StepsBuilder.prototype, camelCase(name), {
    value(this: StepsBuilder, args: unknown) {
      return this.add(name, args);
    },
  });
}

class Builder extends StepsBuilder {
  private readonly name: string;
  private readonly facts: BuilderFacts;

  constructor(name: string, facts: BuilderFacts) {
    super();
    this.name = name;
    this.facts = facts;
  }

  build(overrides: ScenarioOverrides = {}): Scenario {
    const { from } = this.facts;
    return compileTree(nodeOf(this.toJSON()), {
      host: createHost(),
      file: from === undefined ? '' : fileURLToPath(from),
      doc: '',
      overrides,
      mistakes: new Mistakes(),
      what: `the scenario ${this.name}`,
    });
  }

  toJSON(): object {
    return { name: this.name, ...this.facts, from: undefined, steps: this.list };
  }
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Lists of steps that are built become plain ones, wherever they are. */
function plainOf(args: unknown): unknown {
  if (typeof args === 'function')
    return ((args as (steps: Steps) => unknown)(new StepsBuilder() as unknown as Steps) as StepsBuilder)
      .plain;
  if (Array.isArray(args)) return args.map(plainOf);
  if (typeof args !== 'object' || args === null) return args;
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, plainOf(value)]));
}
