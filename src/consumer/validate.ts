import type { EraName } from '../model/spec.ts';
import type { Profile } from '../model/profile.ts';
import { profiles } from '../model/profile.ts';
import { Body } from './body.ts';
import { readAs, readAsLikeliest } from './era.ts';
import { identify, Memory, projectOf, type Past, type StreamOrder } from './history/memory.ts';
import { ownBug } from './own-bug.ts';
import { RawBody, type Halves } from './raw-body.ts';
import type { RequestFacts } from './request-facts.ts';
import type { BodyRule, HistoryRule, Report, RequestRule, Rule, TextRule } from './rule.ts';
import { rules } from './rules/index.gen.ts';
import { ValidationTotals, type ValidationSummary } from './validation-totals.ts';
import type { Verdict } from './verdict.ts';

export type { StreamOrder } from './history/memory.ts';
export type { ValidationSummary } from './validation-totals.ts';

/** How bodies are to be judged. */
export interface ValidatorOptions {
  /** The era of the bodies. Default: told from each project's bodies. */
  readonly profile?: EraName;
  /** Which rows Rels must hold. Default: what the era does. */
  readonly rels?: Profile['rels'];
  /**
   * The order that the stream of bodies keeps: that of each chat (default; chats may be delivered in parallel), or
   * that of the whole project, which lets counters be judged exactly.
   */
  readonly order?: StreamOrder;
  /** So many chats are remembered, those heard of last. Default: 100,000, about 50 MB if they are closed. */
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

/** A rule with the place where its findings go. */
interface Bound<R extends Rule> {
  readonly rule: R;
  readonly report: Report;
}

const defaultMaxChats = 100_000;

class StreamValidator implements Validator {
  private readonly options: ValidatorOptions;
  private readonly memory: Memory;
  private readonly tally = new ValidationTotals();
  private readonly requestRules: readonly Bound<RequestRule>[];
  private readonly recognition: Bound<TextRule>;
  private readonly textRules: readonly Bound<TextRule>[];
  private readonly bodyRules: readonly Bound<BodyRule>[];
  private readonly historyRules: readonly Bound<HistoryRule>[];
  private readonly repeatRule: Bound<HistoryRule>;
  private found: Verdict[] = [];
  private context: BodyContext = {};

  constructor(options: ValidatorOptions) {
    this.options = options;
    this.memory = new Memory({
      order: options.order ?? 'chat',
      maxChats: options.maxChats ?? defaultMaxChats,
    });
    this.requestRules = this.bind('request');
    const texts = this.bind('text');
    this.recognition = named(texts, 'documented/sample');
    this.textRules = texts.filter((bound) => bound !== this.recognition);
    this.bodyRules = this.bind('body');
    this.historyRules = this.bind('history');
    this.repeatRule = named(this.historyRules, 'history/duplicate');
  }

  get summary(): ValidationSummary {
    return this.tally.summary(this.memory.chatCounts);
  }

  check(bytes: Uint8Array | string, context: BodyContext = {}): Verdict[] {
    this.found = [];
    this.context = context;
    if (context.request !== undefined) {
      const { request } = context;
      for (const bound of this.requestRules) this.apply(bound, (rule, report) => rule.check(request, report));
    }
    if (isUnread(context.request)) {
      this.tally.add(undefined, this.found);
      return this.found;
    }
    const before = this.found.length;
    const raw = new RawBody(bytes);
    this.apply(this.recognition, (rule, report) => rule.check(raw, report));
    const documented = this.found.length > before;
    for (const bound of this.textRules) this.apply(bound, (rule, report) => rule.check(raw, report));
    const { halves } = raw;
    if (halves !== undefined && !documented) this.guard('the body', () => this.judge(halves, raw.bytes));
    this.tally.add(halves?.event, this.found);
    return this.found;
  }

  private judge(halves: Halves, bytes: Uint8Array): void {
    const body = this.read(halves);
    for (const bound of this.bodyRules) this.apply(bound, (rule, report) => rule.check(body, report));
    const identity = identify(body, bytes);
    if (identity === undefined) return;
    const past = this.memory.past(identity);
    for (const bound of this.rulesFor(past))
      this.apply(bound, (rule, report) => rule.check(body, past, report));
    this.memory.take(body, identity, past);
  }

  private apply<R extends Rule>({ rule, report }: Bound<R>, check: (rule: R, report: Report) => void): void {
    this.guard(rule.name, () => check(rule, report));
  }

  /** A rule that throws has met what nobody thought of: that is said, and neither the body nor the stream ends there. */
  private guard(what: string, judge: () => void): void {
    try {
      judge();
    } catch (error) {
      this.found.push({ ...ownBug(what, error), ...this.place });
    }
  }

  private get place(): { readonly line?: number } {
    const { line } = this.context;
    return line === undefined ? {} : { line };
  }

  /** Of a repeat, nothing but that can be said. */
  private rulesFor({ repeat }: Past): readonly Bound<HistoryRule>[] {
    if (repeat !== 'same') return this.historyRules;
    return this.context.isRetry === true ? [] : [this.repeatRule];
  }

  private read(halves: Halves): Body {
    const { profile, rels } = this.options;
    const projectId = projectOf(halves);
    const earlier = profile === undefined ? this.memory.eraOf(projectId) : undefined;
    const { era, faults } =
      profile === undefined ? readAsLikeliest(halves, earlier) : readAs(profile, halves);
    if (profile === undefined && era !== earlier) this.memory.setEra(projectId, era);
    return new Body(halves, {
      era,
      earlierEra: earlier === era ? undefined : earlier,
      relsRule: rels ?? profiles[era].rels,
      schemaFaults: faults,
    });
  }

  private bind<Stage extends Rule['stage']>(stage: Stage): Bound<Extract<Rule, { stage: Stage }>>[] {
    return Object.values(rules)
      .filter((rule): rule is Extract<Rule, { stage: Stage }> => rule.stage === stage)
      .map((rule) => ({ rule, report: this.reporter(rule) }));
  }

  private reporter({ name, severity, why }: Rule): Report {
    return (path, message) => {
      this.found.push({ rule: name, severity, path, message, why, ...this.place });
    };
  }
}

/** A body that was larger than the consumer takes was not read, so nothing can be said of what is in it. */
function isUnread(request: RequestFacts | undefined): boolean {
  return request !== undefined && request.bodyBytes > request.maxBodyBytes;
}

function named<R extends Rule>(bounds: readonly Bound<R>[], name: string): Bound<R> {
  const bound = bounds.find(({ rule }) => rule.name === name);
  if (bound === undefined) throw new Error(`There is no rule ${name}`);
  return bound;
}
