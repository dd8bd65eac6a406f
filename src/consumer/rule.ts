import type { Entry } from '../entry.ts';
import type { Body } from './body.ts';
import type { Past } from './history/past.ts';
import type { RawBody } from './raw-body.ts';
import type { RequestFacts } from './request-facts.ts';
import type { Severity } from './verdict.ts';

/** Takes down what a rule found: where, and what is wrong there. */
export type Report = (path: string, message: string) => void;

/** What every rule says about itself. Its name is its path under `rules/`. */
interface RuleEntry extends Entry {
  readonly severity: Severity;
  /** Why a consumer should care. */
  readonly why: string;
  /** A finding as it is printed: the path, a colon, the message. */
  readonly example: string;
  /** The count of a summary that its findings go into. */
  readonly counts?: 'documented' | 'duplicates';
}

/** A rule about the HTTP request that carried a body. */
export interface RequestRule extends RuleEntry {
  readonly stage: 'request';
  /** How a strict consumer answers a request that breaks it. Default: 422. */
  readonly refusedWith?: number;
  check(request: RequestFacts, report: Report): void;
}

/** A rule about the bytes of a body. A body that breaks one is judged further only if it still holds an event and its rows. */
export interface TextRule extends RuleEntry {
  readonly stage: 'text';
  /** A body of which it speaks is known for what it is, and not judged further. */
  readonly settles?: true;
  check(raw: RawBody, report: Report): void;
}

/** A rule about one body by itself. */
export interface BodyRule extends RuleEntry {
  readonly stage: 'body';
  /** It judges the form of rows one by one, so it runs even for a body that is too large for the other rules. */
  readonly ofForm?: true;
  check(body: Body, report: Report): void;
}

/** A rule about a body in the light of those before it. `past` is as it was before this body. */
export interface HistoryRule extends RuleEntry {
  readonly stage: 'history';
  /** It alone judges a repeat with the same bytes; the other history rules skip such a body. */
  readonly ofRepeats?: true;
  check(body: Body, past: Past, report: Report): void;
}

/** Any rule of the catalogue. */
export type Rule = RequestRule | TextRule | BodyRule | HistoryRule;

/** Identity; checks a rule's shape where it is written. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
