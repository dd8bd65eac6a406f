/** One rate that was tried. */
export interface LimitStep {
  readonly perSecond: number;
  readonly held: boolean;
}

/** What a step of `--find-limit` came to. */
export interface LimitStepResult extends LimitStep {
  /** When it ran, in milliseconds of the run. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly p99Ms: number;
  /** The thresholds that broke. */
  readonly broken: readonly string[];
}

/** Where the search for the limit begins and how far it goes. */
export interface LimitSearch {
  readonly startPerSecond: number;
  readonly mostPerSecond: number;
}

/** What the search found: the highest rate that held, and the lowest that did not. */
export interface Limit {
  readonly steps: readonly LimitStep[];
  /** Undefined when none held. */
  readonly kneePerSecond: number | undefined;
  /** Undefined when even the highest rate held. */
  readonly brokenPerSecond: number | undefined;
}

/** The knee is known to within this, or to within one per second. */
const precision = 1.1;
/** A search tries no more rates than this. */
export const mostRates = 24;

/**
 * Looks for the knee: doubles the rate until it breaks (or halves it until it holds), then closes in between the highest
 * rate that held and the lowest that broke. `holds` tries a rate; undefined ends the search, as when the run is stopped or
 * iqmock itself could do no more.
 */
export async function searchLimit(
  { startPerSecond, mostPerSecond }: LimitSearch,
  holds: (perSecond: number) => Promise<boolean | undefined>,
): Promise<Limit> {
  const steps: LimitStep[] = [];
  let [knee, broken]: [number | undefined, number | undefined] = [undefined, undefined];
  let next: number | undefined = Math.min(startPerSecond, mostPerSecond);
  while (next !== undefined && steps.length < mostRates) {
    const held = await holds(next);
    if (held === undefined) break;
    steps.push({ perSecond: next, held });
    if (held) knee = next;
    else broken = next;
    next = nextRate(knee, broken, mostPerSecond);
  }
  return { steps, kneePerSecond: knee, brokenPerSecond: broken };
}

function nextRate(knee: number | undefined, broken: number | undefined, most: number): number | undefined {
  if (broken === undefined)
    return knee === undefined || knee >= most ? undefined : round(Math.min(most, knee * 2));
  if (knee === undefined) return broken <= 1 ? undefined : round(broken / 2);
  if (broken / knee <= precision || broken - knee <= 1) return undefined;
  return round(Math.sqrt(knee * broken));
}

/** Whole numbers where that is precise enough. */
function round(perSecond: number): number {
  return perSecond >= 10 ? Math.round(perSecond) : Number(perSecond.toPrecision(2));
}
