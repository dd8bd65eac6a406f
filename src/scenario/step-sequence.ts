import { IqmockError } from '../errors.ts';
import { toMistake } from './mistakes.ts';
import type { PlayContext } from './play-context.ts';
import type { Step } from './steps/step.ts';
import type { Scope } from './scope.ts';
import { Context, gapMs } from './step-context.ts';
import type { StepIterator, StepYield } from './steps/step.ts';

/** The natural pause before a step, ms. */
const shortestGapMs = 40;
const longestGapMs = 160;
/** At a human pace, before a step of which no more is known, ms. */
const momentMs = 1000;

/**
 * Steps that are played one after the other. A pause depends only on the place of its step, so a new step moves no
 * other's. An object, since a generator in a generator costs as much as an event does.
 */
export class StepSequence implements StepIterator {
  private readonly play: PlayContext;
  private readonly steps: readonly Step[];
  private readonly scope: Scope;
  private index = 0;
  private hasPaused = false;
  /** The arguments of the next step, where they were generated while people took their time. */
  private drafted: unknown = undefined;

  constructor(play: PlayContext, steps: readonly Step[], scope: Scope) {
    this.play = play;
    this.steps = steps;
    this.scope = scope;
  }

  /** The step that is in progress. */
  get current(): Step | undefined {
    return this.steps[this.index - 1];
  }

  next(): IteratorResult<StepYield, void> {
    for (let step = this.steps[this.index]; step !== undefined; step = this.steps[this.index]) {
      const { definition, path, args } = step;
      if (definition.sends && !this.hasPaused) {
        this.hasPaused = true;
        const value =
          this.play.scenario.pace === 'human'
            ? this.humanPauseMs(step)
            : gapMs(path, this.scope.seed, shortestGapMs, longestGapMs);
        return { done: false, value };
      }
      this.hasPaused = false;
      this.index++;
      const drafted = this.drafted ?? args.get(this.scope);
      this.drafted = undefined;
      const move = definition.run(new Context(this.play, step, this.scope), drafted);
      if (move !== undefined) return { done: false, value: move };
    }
    return { done: true, value: undefined };
  }

  /** People decide what they do before they take the time to do it. */
  private humanPauseMs(step: Step): number {
    const context = new Context(this.play, step, this.scope);
    try {
      const args = step.args.get(this.scope);
      const pause = step.definition.atHumanPace?.(context, args);
      this.drafted = pause?.args ?? args;
      return context.spreadMs(pause?.usualMs ?? momentMs);
    } catch (error) {
      throw placed(error, step);
    }
  }
}

/** A mistake of the user is reported at the step in which it showed. */
export function placed(error: unknown, step: Step | undefined): unknown {
  if (
    step === undefined ||
    !(error instanceof IqmockError) ||
    error.code === 'BUG' ||
    error.mistakes.length > 0
  )
    return error;
  const { code, message, hint } = error;
  return new IqmockError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    mistakes: [toMistake({ place: step.place, path: step.path }, message, hint)],
    cause: error,
  });
}
