import { isExpectedFailure } from '../answers.ts';
import { failureLines, summaryLines } from '../footer.ts';
import { answerLine, headerLines, sendLine, tagOf } from '../lines.ts';
import type { LoadedRun } from '../loaded-run.ts';
import type { ResultRecord } from '../record.ts';
import { plainPaint, type Layout } from '../screen.ts';
import { defineWriter } from '../writer.ts';

const layout: Layout = { paint: plainPaint };

/** What `iqmock run` prints, made from the records. */
export const definition = defineWriter({
  name: 'text',
  doc: 'Readable lines: every webhook and answer in the order of time, then failures explained, numbers and verdict.',
  extension: 'txt',
  write(run) {
    const facts = {
      repro: run.runs.map(({ repro }) => repro).join('; '),
      freshRepro: run.runs.length === 1 ? run.runs[0].freshRepro : undefined,
      comparison: run.comparison,
      everything: true,
    };
    const lines = [
      ...run.runs.flatMap((record) => headerLines(record, layout)),
      '',
      ...timeline(run),
      ...failureLines(run.summary, facts, layout),
      '',
      ...summaryLines(run.summary, facts, layout),
    ];
    return `${lines.join('\n')}\n`;
  },
});

/** The lines of all tries by the time at which they happened. */
function timeline(run: LoadedRun): string[] {
  const tolerated = isExpectedFailure(run.checks);
  const startedAt = run.runs[0].startedAt;
  const lines = run.results.flatMap((result) => linesOf(result, startedAt, tolerated(result)));
  // The sort is stable: what happened in the same moment stays in order.
  return lines.sort((a, b) => a.atMs - b.atMs).map(({ text }) => text);
}

function linesOf(
  result: ResultRecord,
  startedAt: number,
  tolerated: boolean,
): { atMs: number; text: string }[] {
  const total = result.attempts.length;
  if (total === 0) {
    return [
      {
        atMs: result.dueAt,
        text: `${sendLine(result, startedAt + result.dueAt, layout)} never sent: ${result.dropReason ?? ''}`,
      },
    ];
  }
  return result.attempts.flatMap((attempt) => {
    const tries = total === 1 ? '' : `${attempt.number}/${total}`;
    const isLast = attempt === result.attempts.at(-1);
    const good = attempt.cut !== undefined || (isLast && (result.outcome === 'delivered' || tolerated));
    const answer = answerLine(
      attempt,
      startedAt + attempt.doneAt,
      { tag: tagOf(result), tries, good },
      layout,
    );
    return [
      {
        atMs: attempt.sentAt,
        text: sendLine(result, startedAt + attempt.sentAt, layout, total === 1 ? '' : tries),
      },
      { atMs: attempt.doneAt, text: answer },
    ];
  });
}
