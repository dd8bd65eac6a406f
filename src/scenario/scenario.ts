import type { EventScope } from '../model/validator.ts';
import type { Fault } from '../webhook/fault.ts';
import type { EraName } from '../model/spec.ts';
import type { RunExpectation } from '../report/run-expectation.ts';
import type { Pace } from './human-pace.ts';
import type { RelsRule } from '../world/rels.ts';
import type { Override } from './override.ts';
import type { Step } from './steps/step.ts';
import type { WorldPlan } from './world-plan.ts';

/** A scenario without mistakes, ready to be played. It is never changed, and can be played by many players at once. */
export interface Scenario {
  readonly name: string;
  /** One line that says what it shows; '' if it does not say. */
  readonly doc: string;
  /** The file it came from, as it was asked for; '' for one built in code. */
  readonly file: string;
  readonly seed: number | undefined;
  readonly profile: EraName | undefined;
  readonly locale: 'ru' | 'en' | undefined;
  /** The command asked for another locale than the file's, and the file has its own texts, in another language. */
  readonly keepsLanguage: boolean;
  /** UTC milliseconds. */
  readonly startMs: number | undefined;
  readonly rels: RelsRule | undefined;
  /** Which types of events the scenario says that it sends. */
  readonly events: EventScope;
  /** Bodies are written without `<`, `>` and `&`. */
  readonly escapeHtml: boolean;
  /** Whether people take their time. */
  readonly pace: Pace;
  /** How much faster than its own time it is played, where nobody says. */
  readonly speed: number;
  readonly world: WorldPlan;
  readonly steps: readonly Step[];
  readonly expect: RunExpectation | undefined;
  /** Limits on a load run, e.g. `p99<300ms`. */
  readonly thresholds: readonly string[];
  /** What goes wrong on purpose with all its webhooks. */
  readonly faults: readonly Fault[];
  /** The same, with what single steps ask for, also those of scenarios that it uses. */
  readonly allFaults: readonly Fault[];
  /** Changes from the command line, for every payload that has their path. */
  readonly overrides: readonly Override[];
}
