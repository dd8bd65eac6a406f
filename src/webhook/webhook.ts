import type { Fault } from './fault.ts';
import type { Place } from '../errors.ts';
import type { EventFacts } from '../model/event-facts.ts';

/** What a step expects of the consumer's answer; report/expectation.ts reads the forms that the fields may take. */
export interface Expectation {
  readonly status?: string | number | readonly (string | number)[];
  /** e.g. `< 500ms` */
  readonly latency?: string;
  readonly body?: unknown;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly attempts?: string | number;
}

/** What a webhook is about, and where it comes from. */
export interface WebhookFacts extends EventFacts {
  readonly scenario: string;
  /** The step that made it, e.g. `message`, and where that is. */
  readonly step: string;
  readonly place?: Place;
}

/** One webhook that a scenario made: facts for people and programs, and the exact bytes. */
export interface Webhook extends WebhookFacts {
  readonly kind: 'webhook';
  /** Counts the webhooks of this play from 0. */
  readonly index: number;
  /** Milliseconds from the start of the play at which it is due at speed 1. */
  readonly dueMs: number;
  /** A few words for the terminal, e.g. `Мария: «Где мой заказ?»`. Made when asked for: a load asks for none. */
  readonly summary: () => string;
  readonly body: Uint8Array;
  /** Headers that the bytes cannot do without, such as the Content-Encoding of a recording. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect?: Expectation;
  /** What goes wrong with it on purpose. */
  readonly deliver?: readonly Fault[];
}

/** Something a scenario asks of the outside world between webhooks, such as a probe of the consumer. */
export interface Effect {
  readonly kind: 'effect';
  readonly scenario: string;
  readonly step: string;
  readonly place?: Place;
  readonly dueMs: number;
  readonly args: unknown;
  /** Whether it judges the consumer, or prepares it: then there is nothing to do where nobody is judged. */
  readonly purpose: 'judge' | 'prepare';
}

/** A branch of a play, and the one that it goes on in when it is over. What comes out of a branch comes in order. */
export interface Lineage {
  readonly parent: Lineage | undefined;
}

/** What comes out of a scenario as it is played, in order of `dueMs`. */
export type ScenarioOutput = Webhook | Effect;
