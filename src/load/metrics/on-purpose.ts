/** What was done to a webhook on purpose, and what that means for the measures. */
export interface OnPurpose {
  /** The names of the faults that hit it. */
  readonly faults: readonly string[];
  /** Tries that were cut or lost on purpose; one that its fault repeats does not count as a retry besides. */
  readonly cutTries: number;
  /** Whether the time that it took is the consumer's alone. */
  readonly isTimed: boolean;
  /** That it was not accepted says nothing about the consumer. */
  readonly isExcused: boolean;
}

/** How a delivery that repeats a webhook on purpose ended. */
export interface CopyEnd {
  readonly isAccepted: boolean;
  /** Tries of it that were cut or lost on purpose. */
  readonly cutTries: number;
  readonly isExcused: boolean;
}
