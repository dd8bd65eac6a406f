import type { Lab } from './lab.ts';
import { batches, type HistoryDelivery } from './history.ts';
import type { RuleOutcome } from './outcome.ts';
import { NotJudged, type TrialFailure } from './rule.ts';
import { BudgetSpent } from './budget.ts';

/** What shrinking may cost. */
const mostTries = 60;
const mostMsPerRule = 8000;
const mostMsPerRun = 25_000;
/** Webhooks that are left alone, for a last look at the consumer. */
const reserve = 40;
/** How often a candidate of a rule that depends on chance is tried. */
const racyTries = 4;

/**
 * Makes the histories of failures as small as they can be while they still fail in the same way. What fails in another
 * way is another failure, and is not followed.
 */
export async function shrinkFailures(
  lab: Lab,
  outcomes: readonly RuleOutcome[],
  onShrink?: (outcome: RuleOutcome) => void,
): Promise<RuleOutcome[]> {
  const endMs = lab.options.clock.monotonic() + mostMsPerRun;
  // Where chats interfere, candidates that run beside each other would judge each other.
  const isParallel = lab.interference.length === 0;
  const shrunk: RuleOutcome[] = [];
  for (const outcome of outcomes) {
    const [first, ...rest] = outcome.failures;
    if (first?.history === undefined || first.history.length < 2) {
      shrunk.push(outcome);
      continue;
    }
    onShrink?.(outcome);
    const isRacy = outcome.rule.racy === true;
    const smaller = await new Shrinker(lab, first, { endMs, isParallel, isRacy }).shrink();
    shrunk.push({ ...outcome, failures: [smaller, ...rest] });
  }
  return shrunk;
}

interface ShrinkOptions {
  readonly endMs: number;
  readonly isParallel: boolean;
  readonly isRacy: boolean;
}

/** Deliveries that stay together: those that go out at the same moment. */
type Unit = readonly HistoryDelivery[];

/** Delta debugging (ddmin) over the deliveries of one failure. */
class Shrinker {
  private readonly lab: Lab;
  private readonly options: ShrinkOptions;
  private readonly original: TrialFailure;
  private readonly endMs: number;
  private best: TrialFailure;
  private tries = 0;

  constructor(lab: Lab, failure: TrialFailure, options: ShrinkOptions) {
    this.lab = lab;
    this.options = options;
    this.original = failure;
    this.best = failure;
    this.endMs = Math.min(options.endMs, lab.options.clock.monotonic() + mostMsPerRule);
  }

  async shrink(): Promise<TrialFailure> {
    const history = this.original.history ?? [];
    let units: Unit[] = batches(history).flatMap((batch) =>
      batch.length <= 2 ? [batch] : batch.map((one) => [one]),
    );
    let parts = 2;
    while (units.length >= 2 && !this.isOver()) {
      const found = await this.firstFailing(candidatesOf(units, parts));
      if (found !== undefined) {
        units = found.units;
        parts = Math.max(2, Math.min(found.isComplement ? parts - 1 : 2, units.length));
      } else if (parts >= units.length) break;
      else parts = Math.min(units.length, parts * 2);
    }
    if (this.best === this.original) return this.original;
    const { trials } = this.original;
    return { ...this.best, ...(trials === undefined ? {} : { trials }), shrunkFrom: history.length };
  }

  private isOver(): boolean {
    const { clock, budget } = this.lab.options;
    return (
      this.tries >= mostTries ||
      clock.monotonic() >= this.endMs ||
      budget.leftRequests < reserve ||
      budget.leftMs <= 0
    );
  }

  /** The first candidate, in order, that fails as the original does. */
  private async firstFailing(candidates: readonly Candidate[]): Promise<Candidate | undefined> {
    const width = this.options.isParallel ? 4 : 1;
    for (let index = 0; index < candidates.length && !this.isOver(); index += width) {
      const some = candidates.slice(index, index + width);
      const failures = await Promise.all(some.map(({ units }) => this.fails(units)));
      const position = failures.findIndex((failure) => failure !== undefined);
      const failure = failures[position];
      if (failure === undefined) continue;
      this.best = failure;
      return some[position];
    }
    return undefined;
  }

  private async fails(units: readonly Unit[]): Promise<TrialFailure | undefined> {
    const deliveries = units.flat();
    if (!deliveries.some(({ fault }) => fault !== undefined)) return undefined;
    this.tries++;
    for (let round = 0; round < (this.options.isRacy ? racyTries : 1); round++) {
      const failure = await this.played(deliveries);
      if (failure?.signature === this.original.signature) return failure;
    }
    return undefined;
  }

  private async played(deliveries: readonly HistoryDelivery[]): Promise<TrialFailure | undefined> {
    try {
      return (await this.lab.play(deliveries, { onTheWay: false, mayRefuseFaults: true })).failure;
    } catch (error) {
      if (error instanceof NotJudged || error instanceof BudgetSpent) return undefined;
      throw error;
    }
  }
}

interface Candidate {
  readonly units: Unit[];
  readonly isComplement: boolean;
}

/** Each part alone, then everything but each part. */
function candidatesOf(units: readonly Unit[], parts: number): Candidate[] {
  const size = Math.ceil(units.length / parts);
  const starts = Array.from({ length: Math.ceil(units.length / size) }, (_, index) => index * size);
  const alone = starts.map((start) => ({ units: units.slice(start, start + size), isComplement: false }));
  const without = starts.map((start) => ({
    units: [...units.slice(0, start), ...units.slice(start + size)],
    isComplement: true,
  }));
  return [...(parts > 1 ? alone : []), ...(parts > 2 ? without : [])];
}
