import type { World } from '../world/world.ts';
import type { Override } from './override.ts';
import type { Scenario } from './scenario.ts';
import type { Scope } from './scope.ts';
import type { Step, StepIterator } from './steps/step.ts';

const noOverrides: ReadonlySet<Override> = new Set();

/** What all steps of one play share. */
export abstract class PlayContext {
  readonly scenario: Scenario;
  readonly world: World;
  private hits: Set<Override> | undefined;
  /** Milliseconds from the start of the play. */
  nowMs = 0;
  private webhooks = 0;

  constructor(scenario: Scenario, world: World) {
    this.scenario = scenario;
    this.world = world;
  }

  /** The overrides of the command line that found their place in a payload so far. */
  get overridden(): ReadonlySet<Override> {
    return this.hits ?? noOverrides;
  }

  /** An override found its place. */
  hit(override: Override): void {
    (this.hits ??= new Set()).add(override);
  }

  /** Steps to be played in a scope, one after the other. */
  abstract steps(steps: readonly Step[], scope: Scope): StepIterator;

  /** Counts the webhooks from 0. */
  nextIndex(): number {
    return this.webhooks++;
  }
}
