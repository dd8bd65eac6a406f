import { loadedRun, type LoadedRun } from '../../report/loaded-run.ts';
import { runFileVersion, type RunLine } from '../../report/record.ts';
import type { LoadResult } from '../../load/record/load-result.ts';
import type { ReportedLoad } from '../../load/view/reported-load.ts';
import type { Chunks, Writer } from './writer.ts';

/** What a report is on. */
export type ReportSubject = { readonly run: LoadedRun } | { readonly load: ReportedLoad };

/** The report that a writer makes of a run or of a load run. */
export function reportOn(subject: ReportSubject, writer: Writer): Chunks {
  if ('run' in subject) return writer.run(subject.run);
  return writer.load?.(subject.load) ?? writer.run(asRun(subject.load.result));
}

/** What a writer says beside its report. */
export function announcementOn(subject: ReportSubject, writer: Writer): string | undefined {
  return writer.announce?.('run' in subject ? subject.run : asRun(subject.load.result));
}

/** A load run as a run that has the thresholds as its checks. */
export function asRun({ header, checks, endedAt, endedBy, verdict }: LoadResult): LoadedRun {
  const { version, seed, profile, target, startedAt, policy, repro } = header;
  const lines: RunLine[] = [
    {
      kind: 'run',
      fileVersion: runFileVersion,
      version,
      command: 'load',
      scenarios: header.mix.map(({ name }) => name),
      seed,
      profile,
      target,
      startedAt,
      policy,
      repro,
    },
    ...checks.map((check) => ({ ...check, subject: 'load' })),
    {
      kind: 'end',
      endedAt,
      exitCode: verdict.exitCode,
      emitted: 0,
      outcomes: { delivered: 0, refused: 0, failed: 0, dropped: 0 },
      interrupted: endedBy === 'interrupted',
    },
  ];
  return loadedRun(lines);
}
