import { formatDurationMs } from '../env/format.ts';
import { AnsweringThread } from '../env/thread.ts';
import { mostPatternSteps } from './pattern-cost.ts';

/** How long one comparison with a pattern may take, and how long those of one pattern that were not done, in milliseconds. */
const deadlineMs = 1000;
const mostWaitedMs = 5 * deadlineMs;
/** What takes at most a few milliseconds is compared at once. */
const fewSteps = 2_000_000;

/** Whether one of the texts matches. */
interface PatternQuestion {
  readonly pattern: RegExp;
  readonly texts: readonly string[];
}

type Thread = AnsweringThread<PatternQuestion, boolean>;

let thread: Thread | undefined;

/** How long each pattern was waited for without an answer. */
const waitedMs = new Map<string, number>();

/**
 * Compares texts with patterns of users. A pattern that could backtrack endlessly over a hostile text, such as `^(a+)+$`,
 * runs in a separate thread with a deadline, and the comparison is repeated with its answer.
 */
export class TimedPatterns {
  /** Made when there is something to put in: one of these is made for every answer, and few have a pattern. */
  private answers: Map<string, boolean> | undefined;
  private open: Map<string, PatternQuestion> | undefined;

  /** Whether one of the texts matches; false while that is open, and where the pattern was not done in time. */
  someMatch(pattern: RegExp, texts: readonly string[]): boolean {
    const length = Math.max(0, ...texts.map((text) => text.length));
    if (mostPatternSteps(pattern, length) * texts.length <= fewSteps)
      return texts.some((text) => pattern.test(text));
    const key = JSON.stringify([String(pattern), texts]);
    const answer = this.answers?.get(key);
    if (answer === undefined) (this.open ??= new Map()).set(key, { pattern, texts });
    return answer ?? false;
  }

  /** Whether a comparison has to be made again after `settle`. */
  get isOpen(): boolean {
    return this.open !== undefined;
  }

  /** Waits for what is open. */
  async settle(): Promise<void> {
    const questions = [...(this.open ?? [])];
    const answers = (this.answers ??= new Map());
    this.open = undefined;
    await Promise.all(questions.map(async ([key, question]) => answers.set(key, await answerTo(question))));
  }
}

/** Makes a comparison, and once more when its patterns are settled. */
export async function inTime<T>(compare: (patterns: TimedPatterns) => T): Promise<T> {
  const patterns = new TimedPatterns();
  let found = compare(patterns);
  while (patterns.isOpen) {
    await patterns.settle();
    found = compare(patterns);
  }
  return found;
}

async function answerTo(question: PatternQuestion): Promise<boolean> {
  const name = String(question.pattern);
  const waited = waitedMs.get(name) ?? 0;
  if (waited >= mostWaitedMs) return false;
  const answer = await (thread ??= startThread()).ask(question).catch((error: unknown) => {
    // A text may also be too much for the stack of a pattern.
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  });
  if (answer === undefined) waitedMs.set(name, (waitedMs.get(name) ?? 0) + deadlineMs);
  return answer ?? false;
}

function startThread(): Thread {
  return new AnsweringThread(new URL('./pattern-worker.js', import.meta.url), deadlineMs);
}

/** Whether the pattern was once not done in time, and what to do about it. */
export function lateHint(pattern: RegExp): string | undefined {
  if (!waitedMs.has(String(pattern))) return undefined;
  return `The pattern was not done after ${formatDurationMs(deadlineMs)}, so it counts as not matching. Avoid nested quantifiers: write a+ instead of (a+)+.`;
}
