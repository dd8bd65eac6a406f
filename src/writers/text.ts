import { failureLines, summaryLines } from '../report/footer.ts';
import { answerLine, headerLines, sendLine, tagOf } from '../report/lines.ts';
import type { LoadedRun } from '../report/loaded-run.ts';
import type { ResultRecord } from '../report/record.ts';
import { plainPaint, type Layout } from '../report/screen.ts';
import { inOrder, type Timed } from './parts/in-order.ts';
import { defineWriter } from './parts/writer.ts';

const layout: Layout = { paint: plainPaint };

/** What `iqmock run` prints, made from the records. */
export const definition = defineWriter({
  name: 'text',
  doc: 'Readable lines: every webhook and answer in the order of time, then failures explained, numbers and verdict.',
  extension: 'txt',
  *run(run) {
    const { runs, summary, comparison } = run;
    const facts = {
      repro: runs.map(({ repro }) => repro).join('; '),
      freshRepro: runs.length === 1 ? runs[0].freshRepro : undefined,
      comparison,
      everything: true,
    };
    for (const record of runs) yield* ended(headerLines(record, layout));
    yield '\n';
    yield* ended(timeline(run));
    yield* ended(failureLines(summary, facts, layout));
    yield '\n';
    yield* ended(summaryLines(summary, facts, layout));
  },
  async *load({ result, baseline }) {
    const { resultLines } = await import('../load/view/table.ts');
    yield* ended(resultLines(result, { paint: plainPaint }, baseline?.changes));
  },
});

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

/** The lines of all tries by the time at which they happened. */
function* timeline({ records, runs }: LoadedRun): Generator<string> {
  const startedAt = runs[0].startedAt;
  const groups = function* (): Generator<readonly Timed<string>[]> {
    for (const position of records.bySending()) {
      const lines = linesOf(records.results.at(position), startedAt, records.isExpectedFailure(position));
      // What happened in the same moment stays in the order in which it was recorded.
      yield lines.map(({ atMs, text }, index) => ({ atMs, rank: position + index / 1e6, value: text }));
    }
  };
  yield* inOrder(groups());
}

function linesOf(
  result: ResultRecord,
  startedAt: number,
  tolerated: boolean,
): { readonly atMs: number; readonly text: string }[] {
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
