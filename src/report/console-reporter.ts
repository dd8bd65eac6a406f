import type { Attempt, Delivery } from '../delivery/delivery.ts';
import type { Clock } from '../env/clock.ts';
import type { Webhook } from '../webhook/webhook.ts';
import { adviceForAttempt } from './advice.ts';
import { oneLine } from './columns.ts';
import { isExpectedStatus } from './expectation.ts';
import { failureLines, summaryLines, type FooterFacts } from './footer.ts';
import { answerLine, bodyLines, clockTime, headerLines, sendLine, tagOf } from './lines.ts';
import type { CheckRecord, ResultRecord, RunRecord } from './record.ts';
import { createScenarioLines, type ScenarioLines } from './scenario-lines.ts';
import { layoutOf, type Layout, type Screen } from './screen.ts';
import type { Summary } from './run-totals.ts';

/** Reports a run to people while it goes on. */
export interface ConsoleReporter {
  /** The head: scenarios, target and delivery rules. */
  header(run: RunRecord): void;
  /** A webhook was handed over for sending. */
  sending(webhook: Webhook, delivery: Sent): void;
  /** A try ended; `retryInMs` when another one follows. */
  answered(delivery: Delivery, attempt: Attempt, retryInMs?: number): void;
  /** A result, or a verdict. Verdicts that an answer line shows already are not repeated. */
  recorded(line: ResultRecord | CheckRecord): void;
  /** The end: failures explained, numbers, verdict, reports, and the line that repeats the run. */
  footer(summary: Summary, facts: FooterFacts): void;
}

/** A delivery that was handed over for sending. */
type Sent = Pick<Delivery, 'id' | 'copyOf' | 'faults'>;

/** What the narrator needs besides a screen. */
export interface ConsoleReporterSettings {
  readonly clock: Clock;
  /** Tries that a delivery may have. */
  readonly tries: number;
  /** The address of the consumer, secrets masked. */
  readonly target: string;
}

/** Makes a narrator for a screen. */
export function createConsoleReporter(screen: Screen, settings: ConsoleReporterSettings): ConsoleReporter {
  return new LineNarrator(screen, settings);
}

/** The verdicts that an answer line shows by itself. */
const shownByAnswer = new Set(['accepted', 'status']);
const indent = ' '.repeat(17);

class LineNarrator implements ConsoleReporter {
  private readonly screen: Screen;
  private readonly settings: ConsoleReporterSettings;
  private readonly layout: Layout;
  /** Webhooks in flight, by the id of their delivery. */
  private readonly open = new Map<
    string,
    { readonly webhook: Webhook; readonly delivery: Sent; announced: boolean }
  >();
  /** Deliveries of each chat that wait for their turn: a webhook goes out when its predecessor is settled. */
  private readonly waiting = new Map<number, string[]>();
  /** Hints are shown once for each kind of failure, not once for each event. */
  private readonly hinted = new Set<string>();
  /** What a quiet screen shows in place of everything else. */
  private scenarios: ScenarioLines | undefined;

  constructor(screen: Screen, settings: ConsoleReporterSettings) {
    this.screen = screen;
    this.settings = settings;
    this.layout = layoutOf(screen);
    this.scenarios = screen.quiet ? createScenarioLines([]) : undefined;
  }

  header(run: RunRecord): void {
    if (this.scenarios !== undefined) this.scenarios = createScenarioLines(run.scenarios);
    this.sayAll([...headerLines(run, this.layout), '']);
  }

  sending(webhook: Webhook, delivery: Sent): void {
    if (this.screen.quiet) return;
    const { id } = delivery;
    this.open.set(id, { webhook, delivery, announced: false });
    const queue = this.waiting.get(webhook.chatId);
    if (queue !== undefined) queue.push(id);
    else {
      this.waiting.set(webhook.chatId, [id]);
      this.announce(id);
    }
  }

  answered(delivery: Delivery, attempt: Attempt, retryInMs?: number): void {
    if (this.screen.quiet) return;
    // Where order is not kept, an answer may come before its predecessor's.
    this.announce(delivery.id);
    this.showAnswer(delivery, attempt, retryInMs);
    if (retryInMs === undefined) this.settle(delivery);
  }

  private showAnswer(delivery: Delivery, attempt: Attempt, retryInMs: number | undefined): void {
    const webhook = this.open.get(delivery.id)?.webhook;
    const { tries, clock } = this.settings;
    const good = attempt.cut !== undefined || isGood(attempt, webhook);
    const ofTries =
      tries > 1 && (attempt.number > 1 || retryInMs !== undefined) ? `${attempt.number}/${tries}` : '';
    const facts = { tag: tagOf(delivery), tries: ofTries, retryInMs, good };
    this.screen.say(answerLine(attempt, clock.now(), facts, this.layout));
    if (this.screen.verbose)
      this.sayAll(bodyLines(attempt.body ?? '', this.layout).filter((line) => line.trim() !== ''));
    if (!good) this.hint(attempt);
  }

  recorded(line: ResultRecord | CheckRecord): void {
    this.scenarios?.add(line);
    if (line.kind === 'check') this.checked(line);
  }

  footer(summary: Summary, facts: FooterFacts): void {
    const shown = { everything: this.screen.verbose, ...facts };
    const failures = failureLines(summary, shown, this.layout);
    for (const line of failures) this.screen.insist(line);
    if (this.scenarios !== undefined) {
      if (failures.length > 0) this.screen.insist('');
      for (const line of this.scenarios.lines(summary, this.layout)) this.screen.insist(line);
      return;
    }
    const lines = summaryLines(summary, shown, this.layout);
    this.screen.say();
    this.sayAll(lines);
  }

  private checked(check: CheckRecord): void {
    if (check.name === 'probe') this.probed(check);
    else if (!check.passed && check.deliveryId !== undefined && !shownByAnswer.has(check.name)) {
      const style = check.severity === 'warning' ? 'yellow' : 'red';
      const text = `${check.name}: expected ${check.expected ?? ''}, got ${check.actual ?? ''}`;
      const tag = / {2}(\[[^\]]*\])$/.exec(check.subject ?? '')?.[1] ?? '';
      this.screen.say(
        `${indent}${this.screen.paint(style, oneLine(text))}  ${this.screen.paint('dim', tag)}`.trimEnd(),
      );
    }
  }

  private announce(id: string): void {
    const entry = this.open.get(id);
    if (entry === undefined || entry.announced) return;
    entry.announced = true;
    const { webhook, delivery } = entry;
    const facts = { ...webhook, ...delivery, id, summary: webhook.summary() };
    this.screen.say(sendLine(facts, this.settings.clock.now(), this.layout));
    if (!this.screen.verbose) return;
    this.sayAll(bodyLines(Buffer.from(webhook.body).toString('utf8'), this.layout));
  }

  /** A delivery is over: the next of its chat goes out. */
  private settle({ id, chatId }: Delivery): void {
    this.open.delete(id);
    const queue = this.waiting.get(chatId)?.filter((other) => other !== id) ?? [];
    if (queue.length === 0) this.waiting.delete(chatId);
    else {
      this.waiting.set(chatId, queue);
      this.announce(queue[0] ?? '');
    }
  }

  private probed(check: CheckRecord): void {
    const { paint } = this.screen;
    const verdict = check.passed
      ? paint('green', 'held')
      : paint('red', `got ${oneLine(check.actual ?? '')}`);
    const time = paint('dim', clockTime(this.settings.clock.now()));
    this.screen.say(
      `${time} ??? ${oneLine(check.subject ?? '')}  ${oneLine(check.expected ?? '')}: ${verdict}`,
    );
  }

  private hint(attempt: Attempt): void {
    const kind = String(attempt.status ?? attempt.error?.code);
    if (this.hinted.has(kind)) return;
    this.hinted.add(kind);
    const { advice } = adviceForAttempt(attempt, this.settings.target);
    this.screen.say(`${indent}${this.screen.paint('dim', oneLine(advice))}`);
  }

  private sayAll(lines: readonly string[]): void {
    for (const line of lines) this.screen.say(line);
  }
}

function isGood({ status }: Attempt, webhook: Webhook | undefined): boolean {
  if (status === undefined) return false;
  return isExpectedStatus(webhook?.expect?.status ?? '2xx', status);
}
