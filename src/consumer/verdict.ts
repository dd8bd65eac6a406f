/** How grave a verdict is. Only errors make a body invalid; a notice says that something was not judged, and why. */
export type Severity = 'error' | 'warning' | 'notice';

/** One thing that a rule found in one body. */
export interface Verdict {
  /** The stable name of the rule, e.g. `refs/dangling`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where in the body, e.g. `Rels.Clients[0].Name`; '' for the body as a whole. */
  readonly path: string;
  /** What is wrong there. */
  readonly message: string;
  /** Why it matters to a consumer. */
  readonly why: string;
  /** The line of the file or stream in which the body began, counted from 1. */
  readonly line?: number;
  /** How many findings it stands for, if they are too many to list. */
  readonly count?: number;
}

const byGravity: readonly Severity[] = ['notice', 'warning', 'error'];

/** The graver of two. */
export function worstOf(one: Severity, other: Severity): Severity {
  return byGravity.indexOf(one) >= byGravity.indexOf(other) ? one : other;
}

/** A verdict as one line for people, without its why: `error refs/dangling ChatEvent.ChatId: …`. */
export function formatVerdict({ severity, rule, path, message }: Verdict): string {
  return `${severity} ${rule} ${path === '' ? '' : `${path}: `}${message}`;
}

/** Whether a body with these verdicts is valid: none of them is an error. */
export function isValid(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ severity }) => severity !== 'error');
}
