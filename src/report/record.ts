import type { Place } from '../errors.ts';
import type { Attempt, Outcome } from '../delivery/delivery.ts';
import type { WebhookFacts } from '../webhook/webhook.ts';

/** Schema version of the run file; a reader refuses a newer one. */
export const runFileVersion = 2;

/** The first line of a run file: the settings of the run. */
export interface RunRecord {
  readonly kind: 'run';
  readonly fileVersion: number;
  readonly version: string;
  readonly command: string;
  readonly scenarios: readonly string[];
  readonly seed: number;
  /** The seed of each scenario, where they have several. */
  readonly seeds?: readonly { readonly scenario: string; readonly seed: number }[];
  readonly profile: string;
  /** The target with secrets masked. */
  readonly target: string;
  /** UTC milliseconds. */
  readonly startedAt: number;
  /** The delivery policy as printed, name to value, secrets masked. */
  readonly policy: Readonly<Record<string, string>>;
  /** The command line that repeats this run, to the byte. */
  readonly repro: string;
  /** The command line that does the same with fresh ids, where bytes are made rather than recorded. */
  readonly freshRepro?: string;
}

/** One line per delivery, written when its outcome is known. Times are milliseconds since the run's start. */
export interface ResultRecord extends WebhookFacts {
  readonly kind: 'result';
  readonly id: string;
  readonly summary: string;
  readonly dueAt: number;
  readonly attempts: readonly Attempt[];
  readonly outcome: Outcome;
  readonly latencyMs?: number;
  readonly serviceMs?: number;
  readonly dropReason?: string;
  /** How many tries were sent again because the consumer had closed an idle connection. Since version 2. */
  readonly resent?: number;
  /** The id of the delivery that this one repeats on purpose. Since version 2. */
  readonly copyOf?: string;
  /** Where the last try was broken off on purpose. Since version 2. */
  readonly cut?: string;
  /** What else was done to this delivery on purpose. Since version 2. */
  readonly faults?: readonly string[];
  /** What was done to it is such that a refusal with a 4xx is right. Since version 2. */
  readonly mayRefuse?: true;
  /** The exact body as text (it is UTF-8 JSON), or in base64 where it is not valid UTF-8. */
  readonly body?: string;
  readonly bodyBase64?: string;
}

/** What a check says that had nothing to judge. */
export const nothingMeasured = 'nothing was measured';

/** A verdict: an expectation, a threshold, a probe, a rule of the ledger. */
export interface CheckRecord {
  readonly kind: 'check';
  readonly name: string;
  readonly passed: boolean;
  readonly scenario?: string;
  readonly place?: Place;
  /** The delivery it is about. */
  readonly deliveryId?: string;
  /** Of a probe: the delivery before it in its branch of the scenario, after which it was asked. Since version 2. */
  readonly afterDelivery?: string;
  /** What it is about, for people: `message_created  Мария: «Где мой заказ?»  [evt 603]`. */
  readonly subject?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Why it matters and what to do. */
  readonly why?: string;
  readonly advice?: string;
  /** How grave a failure is; `warning` does not fail the run. */
  readonly severity?: 'error' | 'warning';
  /** `actual` holds a measured time, so it differs from run to run. */
  readonly measured?: true;
  /** There was nothing to judge: the check has not held, and says nothing about the consumer. */
  readonly unmeasured?: true;
  /** The command line that shows a failure again. */
  readonly repro?: string;
  /** A `curl` command that sends exactly that body again. */
  readonly curl?: string;
}

/** The last line of a run file that ended in order. */
export interface EndRecord {
  readonly kind: 'end';
  readonly endedAt: number;
  readonly exitCode: number;
  /** Webhooks the scenarios made; equals the sum of the outcomes. */
  readonly emitted: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly interrupted: boolean;
}

/** Any line of a run file. */
export type RunLine = RunRecord | ResultRecord | CheckRecord | EndRecord;
