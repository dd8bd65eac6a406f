import type { Answer } from './answer.ts';
import type { Level } from './contract.ts';
import type { Difference } from './difference.ts';
import type { HistoryDelivery } from './history.ts';

/** What went wrong in a trial. */
export interface TrialFailure {
  /** What two failures of one cause have in common; no ids, no times. */
  readonly signature: string;
  /** What was sent, for people. */
  readonly sent: string;
  /** What would have been right, and what came instead. */
  readonly expected: string;
  readonly actual: string;
  /** Another level than that of the rule. */
  readonly level?: Level;
  /** How many of how many trials failed, of rules that depend on chance. */
  readonly trials?: { readonly failed: number; readonly of: number };
  /** The answer, and the body that brought it. */
  readonly answer?: Answer;
  readonly body?: Uint8Array;
  /** Where the state differs from that after a clean conversation, and both states. */
  readonly differences?: readonly Difference[];
  readonly states?: { readonly clean: unknown; readonly now: unknown };
  /** What was sent up to the failure, to be made smaller. */
  readonly history?: readonly HistoryDelivery[];
  /** From how many deliveries the history was made as small as it is. */
  readonly shrunkFrom?: number;
}

/** A failure whose history does not show it alone, so that it is not made smaller. */
export function withoutHistory({
  history: _history,
  ...failure
}: TrialFailure): Omit<TrialFailure, 'history'> {
  return failure;
}

/** Nothing can be said of a rule; the message says why. */
export class NotJudged extends Error {
  override readonly name = 'NotJudged';
}
