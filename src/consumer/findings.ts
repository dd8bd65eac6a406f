import type { Rule } from './rule.ts';
import { worstOf, type Severity, type Verdict } from './verdict.ts';

/** Verdicts on one body, at most. A body can be wrong in a million places, and nobody reads more than a few. */
export const mostVerdicts = 100;

/** The name of the verdict that stands for those which were left out. */
export const moreRule = 'iqmock/more';

/** Letters of a path or a message, at most: both may quote what a stranger wrote. */
const longestText = 400;

/** What the rules find in one body: the first verdicts whole, the others counted. */
export class Findings {
  readonly verdicts: Verdict[] = [];
  private readonly place: { readonly line?: number };
  private left = 0;
  private worstLeft: Severity = 'notice';

  constructor(place: { readonly line?: number }) {
    this.place = place;
  }

  /** How many were found so far, those left out included. */
  get count(): number {
    return this.verdicts.length + this.left;
  }

  add({ name, severity, why }: Pick<Rule, 'name' | 'severity' | 'why'>, path: string, message: string): void {
    if (this.verdicts.length >= mostVerdicts) {
      this.left++;
      this.worstLeft = worstOf(this.worstLeft, severity);
      return;
    }
    this.verdicts.push({
      rule: name,
      severity,
      path: shorten(path),
      message: shorten(message),
      why,
      ...this.place,
    });
  }

  /** The verdicts, with a last one that stands for those left out. */
  conclude(): Verdict[] {
    if (this.left === 0) return this.verdicts;
    this.verdicts.push({
      rule: moreRule,
      severity: this.worstLeft,
      path: '',
      message: `… and ${this.left} more`,
      why: `Of one body at most ${mostVerdicts} findings are listed; the first ones usually explain the others.`,
      count: this.left,
      ...this.place,
    });
    return this.verdicts;
  }
}

function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
}
