import type { EraName } from '../model/spec.ts';
import type { Profile } from '../model/profile.ts';
import { profiles } from '../model/profile.ts';
import { faultsInScope, type EventScope } from '../model/validator.ts';
import { Body } from './body.ts';
import { readAs, readAsLikeliest } from './era.ts';
import { identify, Memory, projectOf } from './history/memory.ts';
import type { Past, StreamOrder } from './history/past.ts';
import { countParts, excerptOf } from './excerpt.ts';
import { Findings } from './findings.ts';
import { ownBug, ownBugMessage } from './own-bug.ts';
import { RawBody, type Halves } from './raw-body.ts';
import type { RequestFacts } from './request-facts.ts';
import type { HistoryRule, Report, Rule } from './rule.ts';
import { rules } from './rules/index.gen.ts';
import { ValidationTotals, type ValidationSummary } from './validation-totals.ts';
import type { Verdict } from './verdict.ts';

export type { StreamOrder } from './history/past.ts';
export type { ValidationSummary } from './validation-totals.ts';

/** How bodies are to be judged. */
export interface ValidatorOptions {
  /** The era of the bodies. Default: detected from each project's bodies. */
  readonly profile?: EraName;
  /** Which rows Rels must hold. Default: what the era does. */
  readonly rels?: Profile['rels'];
  /** Which types of events are valid. Default: `documented`, the nine that the platform's document lists. */
  readonly events?: EventScope;
  /**
   * The order that the stream of bodies keeps: that of each chat (default; chats may be delivered in parallel), or
   * that of the whole project, which lets counters be judged exactly.
   */
  readonly order?: StreamOrder;
  /** How many chats are remembered, the most recent ones. Default: 100,000, about 50 MB if they are closed. */
  readonly maxChats?: number;
}

/** What is known of a body beside its bytes. */
export interface BodyContext {
  /** The line of a file on which it begins; verdicts repeat it. */
  readonly line?: number;
  /** The request that carried it, if that is to be judged too. */
  readonly request?: RequestFacts;
  /** It was asked for again, e.g. by answering 500: a repeat is no verdict. */
  readonly isRetry?: boolean;
}

/** Judges a stream of bodies one by one. */
export interface Validator {
  /** What is wrong with the next body of the stream; empty if nothing is. */
  check(body: Uint8Array | string, context?: BodyContext): Verdict[];
  /** Counts of all bodies so far. */
  readonly summary: ValidationSummary;
}

/** Makes a validator. Its memory is bounded however long the stream is. */
export function createValidator(options: ValidatorOptions = {}): Validator {
  return new StreamValidator(options);
}

/** Rows of a body up to which all rules are asked; a webhook has a handful. */
const mostRows = 2000;

/** A rule with the place where its findings go. */
interface Asked<R extends Rule> {
  readonly rule: R;
  readonly report: Report;
}

const defaultMaxChats = 100_000;

class StreamValidator implements Validator {
  private readonly options: ValidatorOptions;
  private readonly memory: Memory;
  private readonly tally = new ValidationTotals();
  private readonly ofRequest = this.asked('request');
  private readonly settling = this.asked('text').filter(({ rule }) => rule.settles === true);
  private readonly ofText = this.asked('text').filter(({ rule }) => rule.settles !== true);
  private readonly ofBody = this.asked('body');
  private readonly ofForm = this.ofBody.filter(({ rule }) => rule.ofForm === true);
  private readonly ofHistory = this.asked('history');
  private readonly ofRepeats = this.ofHistory.filter(({ rule }) => rule.ofRepeats === true);
  private findings = new Findings({});
  private isRetry = false;

  constructor(options: ValidatorOptions) {
    this.options = options;
    this.memory = new Memory({
      order: options.order ?? 'chat',
      maxChats: options.maxChats ?? defaultMaxChats,
    });
  }

  get summary(): ValidationSummary {
    return this.tally.summary(this.memory.chatCounts);
  }

  check(bytes: Uint8Array | string, { line, request, isRetry = false }: BodyContext = {}): Verdict[] {
    this.findings = new Findings(line === undefined ? {} : { line });
    this.isRetry = isRetry;
    if (request !== undefined) this.ask(this.ofRequest, (rule, report) => rule.check(request, report));
    const halves = isUnread(request) ? undefined : this.open(bytes);
    const verdicts = this.findings.conclude();
    this.tally.add(halves?.event, verdicts);
    return verdicts;
  }

  /** Judges what a body holds, unless it is known for what it is. */
  private open(bytes: Uint8Array | string): Halves | undefined {
    const raw = new RawBody(bytes);
    const before = this.findings.count;
    this.ask(this.settling, (rule, report) => rule.check(raw, report));
    const isSettled = this.findings.count > before;
    this.ask(this.ofText, (rule, report) => rule.check(raw, report));
    const { halves } = raw;
    if (halves === undefined || isSettled) return halves;
    try {
      this.judge(halves, raw.bytes);
    } catch (error) {
      this.findings.add(ownBug, '', ownBugMessage('the body', error));
    }
    return halves;
  }

  private judge(halves: Halves, bytes: Uint8Array): void {
    if (halves.mayBeLarge && countParts(halves, mostRows) > mostRows) return this.judgeForm(halves);
    const body = this.read(halves);
    this.ask(this.ofBody, (rule, report) => rule.check(body, report));
    const identity = identify(body, bytes);
    if (identity === undefined) return;
    const past = this.memory.past(identity);
    this.ask(this.rulesFor(past), (rule, report) => rule.check(body, past, report));
    this.memory.take(body, identity, past);
  }

  /** Of a body with more rows than any webhook has, only the form of the first rows is judged. */
  private judgeForm(halves: Halves): void {
    this.findings.add(
      tooManyRows,
      '',
      `it has more than ${mostRows} rows; only the form of the first ones is judged`,
    );
    const body = this.read(excerptOf(halves, mostRows / 20));
    this.ask(this.ofForm, (rule, report) => rule.check(body, report));
  }

  /** Of a repeat, nothing but that can be said. */
  private rulesFor({ repeat }: Past): readonly Asked<HistoryRule>[] {
    if (repeat !== 'same') return this.ofHistory;
    return this.isRetry ? [] : this.ofRepeats;
  }

  private read(halves: Halves): Body {
    const { profile, rels, events = 'documented' } = this.options;
    const projectId = projectOf(halves);
    this.memory.meet(projectId, halves.event['Id']);
    const earlier = profile === undefined ? this.memory.eraOf(projectId) : undefined;
    const { era, faults } =
      profile === undefined ? readAsLikeliest(halves, earlier) : readAs(profile, halves);
    if (profile === undefined && era !== earlier) this.memory.setEra(projectId, era);
    return new Body(halves, {
      era,
      earlierEra: earlier === era ? undefined : earlier,
      relsRule: rels ?? profiles[era].rels,
      schemaFaults: faultsInScope(faults, halves.event['Type'], events),
    });
  }

  private asked<Stage extends Rule['stage']>(stage: Stage): Asked<Extract<Rule, { stage: Stage }>>[] {
    return Object.values(rules)
      .filter((rule): rule is Extract<Rule, { stage: Stage }> => rule.stage === stage)
      .map((rule) => ({ rule, report: (path, message) => this.findings.add(rule, path, message) }));
  }

  /** A rule that throws has met something unforeseen: this is reported, and the other rules and the stream go on. */
  private ask<R extends Rule>(asked: readonly Asked<R>[], check: (rule: R, report: Report) => void): void {
    for (const { rule, report } of asked) {
      try {
        check(rule, report);
      } catch (error) {
        this.findings.add(ownBug, '', ownBugMessage(rule.name, error));
      }
    }
  }
}

/** The finding on a body that is too large to be judged whole, in the form of a rule. */
const tooManyRows = {
  name: 'iqmock/rows',
  severity: 'notice',
  why: 'A webhook has a handful of rows. Judging a body with thousands would delay all others.',
} as const;

/** A body that was larger than the consumer takes was not read, so nothing can be said of what is in it. */
function isUnread(request: RequestFacts | undefined): boolean {
  return request !== undefined && request.bodyBytes > request.maxBodyBytes;
}
