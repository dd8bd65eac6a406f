import type { ArgumentSchema, Entry } from '../../entry.ts';
import type { EventDefinition } from '../../events/event.ts';
import type { World } from '../../world/world.ts';
import type { Node, Spot } from '../ast.ts';
import type { Effect, ScenarioOutput } from '../output.ts';
import type { BindContext, Bound } from '../bind.ts';
import type { Scope } from '../scope.ts';
import type { Step } from '../scenario.ts';

/**
 * What a step asks of the player: to wait so many milliseconds, to let something out, to play a branch to its end, or to
 * play several beside each other until all of them are over.
 */
export type StepYield = number | ScenarioOutput | StepIterator | readonly StepIterator[];

/** Steps on their way, one move at a time: a generator, most often. */
export type StepIterator = Iterator<StepYield, void, void>;

/** What a step can do while it runs. */
export interface StepContext {
  readonly world: World;
  /** Where the step stands, e.g. `steps[2].repeat.steps[0]`. */
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
  /** What stands under the step's name. */
  readonly args: ArgumentSchema;
  /** The same with every choice written out, for editors and types. */
  readonly exactArgs?: ArgumentSchema;
  /** What stands under the step's name in the documentation; it works in a chat named `chat` of `maria` and `anna`. */
  readonly example: unknown;
  /** Whether it sends webhooks: then it can have `expect` and `set`, and a natural pause comes before it. */
  readonly sends: boolean;
  /** Reads what stands under the step's name, where `args` alone does not say all of it. `at` is where the name stands. */
  bind?(node: Node, context: BindContext, at: Spot): Bound;
  /** Does the step: gives what it asks for, or a generator where that is more than one thing. */
  run(context: StepContext, args: Args): StepYield | undefined;
}

/** The arguments of an event. */
export type ArgsOf<Event> = Event extends EventDefinition<infer Args> ? Args : never;

/** Identity at run time; infers the argument type at compile time. */
export function defineStep<Args>(definition: StepDefinition<Args>): StepDefinition<Args> {
  return definition;
}
