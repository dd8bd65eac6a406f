import type { ArgumentSchema, Entry } from '../../entry.ts';
import type { Fault } from '../../webhook/fault.ts';
import type { Place } from '../../errors.ts';
import type { EventDefinition } from '../../events/event.ts';
import type { EventScope } from '../../model/validator.ts';
import type { EraName } from '../../model/spec.ts';
import type { World } from '../../world/world.ts';
import type { ListNode, Node, ScalarNode, Spot } from '../ast.ts';
import type { BoundValue } from '../bound.ts';
import type { Mistakes } from '../mistakes.ts';
import type { NameCensus, ScopedNames } from '../names.ts';
import type { Effect, Expectation, ScenarioOutput } from '../../webhook/webhook.ts';
import type { Override } from '../override.ts';
import type { Scope } from '../scope.ts';
import type { WorldPlan } from '../world-plan.ts';

/**
 * What a step asks of the player: to wait for a number of milliseconds, to emit something, to play a branch to its end, or
 * to play several in parallel until all of them are over.
 */
export type StepYield = number | ScenarioOutput | StepIterator | readonly StepIterator[];

/** Steps on their way, one move at a time: a generator, most often. */
export type StepIterator = Iterator<StepYield, void, void>;

/** What a step can do while it runs. */
export interface StepContext {
  readonly world: World;
  /** Where the step is, e.g. `steps[2].repeat.steps[0]`. */
  readonly path: string;
  /** What the names mean here. */
  readonly scope: Scope;
  /** Milliseconds from the start of the play. */
  readonly nowMs: number;
  /** Lets an event happen and gives its webhook; the row that it made gets the name in `args.as`. */
  emit<Args extends object>(
    event: EventDefinition<Args>,
    args: Args & { readonly as?: string },
  ): ScenarioOutput;
  /** A webhook with a body that was given. */
  send(body: Uint8Array): ScenarioOutput;
  /** Something for the outside world to do. */
  effect(args: unknown, purpose?: Effect['purpose']): ScenarioOutput;
  /** A time as one person takes it, a little quicker or slower than is usual; `what` distinguishes several in one step. */
  spreadMs(usualMs: number, what?: string): number;
  /** The short pause between the events of one step, ms. */
  pauseMs(count: number): number;
  /** Plays steps here, or in another scope. */
  play(steps: readonly Step[], scope?: Scope): StepIterator;
}

/**
 * One kind of step. File name = the name people write. To add a kind, add a file and run `npm run gen`: parsing,
 * checking, the published schema, the documentation and the builder follow from it.
 */
export interface StepDefinition<Args> extends Entry {
  /** The value of the step's name. */
  readonly args: ArgumentSchema;
  /** The same with every choice written out, for editors and types. */
  readonly exactArgs?: ArgumentSchema;
  /** The value of the step's name in the documentation; it works in a chat named `chat` of `maria` and `anna`. */
  readonly example: unknown;
  /** Whether it sends webhooks: then it can have `expect` and `set`, and a natural pause comes before it. */
  readonly sends: boolean;
  /** Reads the value of the step's name, where `args` alone does not say all of it. `at` is the place of the name. */
  bind?(node: Node, context: BindContext, at: Spot): BoundValue;
  /**
   * At a human pace: how long people usually take before it, ms, and its arguments with what was generated meanwhile.
   * Default: a second.
   */
  atHumanPace?(context: StepContext, args: Args): HumanPause<Args>;
  /** Does the step: gives what it asks for, or a generator where that is more than one thing. */
  run(context: StepContext, args: Args): StepYield | undefined;
}

/** One step, checked and ready to be played many times. */
export interface Step {
  readonly definition: StepDefinition<unknown>;
  /** Where it is in its scenario, e.g. `steps[2].repeat.steps[0]`. */
  readonly path: string;
  readonly place: Place | undefined;
  /** The name that it gives to what it makes. */
  readonly as: string | undefined;
  readonly args: BoundValue;
  readonly expect: BoundValue<Expectation> | undefined;
  readonly overrides: readonly Override[];
  /** What goes wrong on purpose with its webhooks. */
  readonly faults: readonly Fault[];
}

/** What one scenario takes from another that it uses. */
export interface UsedScenario {
  readonly steps: readonly Step[];
  readonly world: WorldPlan;
}

/** What is known while a scenario is read. */
export interface BindContext {
  readonly mistakes: Mistakes;
  readonly names: ScopedNames;
  readonly census: NameCensus;
  readonly locale: 'ru' | 'en';
  readonly era: EraName;
  /** Which types of events may be emitted. */
  readonly events: EventScope;
  /** Names that the step being read gives; they are known after it. */
  readonly newNames: NewName[];
  /** The names of the branches of the step being read; they are known after it. */
  readonly branches: ScopedNames[];
  /** Collects what goes wrong on purpose, anywhere in the steps. */
  readonly faults: Fault[];
  /** The counter of the loop being read. */
  readonly counter?: ScalarNode;
  /** Reads a list of steps. */
  steps(node: ListNode, names: ScopedNames): readonly Step[];
  /** Another scenario, by its name or its path from this file; undefined after noting why it cannot be used. */
  use(node: ScalarNode): UsedScenario | undefined;
  /** The text of a file, by its path from this file; undefined after noting why it cannot be read. */
  readFile(node: ScalarNode): string | undefined;
  /** Notes a mistake at a program to run, where none may be. */
  allowCommand(spot: Spot): void;
}

/** A name that a step gives to what it makes. */
export interface NewName {
  readonly name: string;
  readonly kind: string;
  readonly spot: Spot;
}

/** What people do before a step, at a human pace. */
export interface HumanPause<Args> {
  /** What is usual, ms: the player spreads it. */
  readonly usualMs: number;
  /** Default: the arguments as they were. */
  readonly args?: Args;
}

/** The arguments of an event. */
export type ArgsOf<Event> = Event extends EventDefinition<infer Args> ? Args : never;

/** Identity at run time; infers the argument type at compile time. */
export function defineStep<Args>(definition: StepDefinition<Args>): StepDefinition<Args> {
  return definition;
}
