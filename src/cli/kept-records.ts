import { IqmockError } from '../errors.ts';
import type { Host } from '../env/host.ts';
import { RunCollector, type LoadedRun } from '../report/loaded-run.ts';
import type { RunLine } from '../report/record.ts';
import { GrowingLog } from '../report/records/record-log.ts';

/** The records of a run in the making, kept for its reports. */
export class KeptRecords {
  /** Why they could not be kept. A full disk ends the reports, not the run. */
  failure: IqmockError | undefined;
  private readonly log: GrowingLog;
  private readonly collector: RunCollector;

  constructor(host: Pick<Host, 'openScratch'>) {
    this.log = new GrowingLog(host);
    this.collector = new RunCollector(this.log);
  }

  add(line: RunLine): void {
    if (this.failure !== undefined) return;
    try {
      this.log.add(line);
      this.collector.add(line);
    } catch (cause) {
      this.failure = new IqmockError(
        'OUTPUT_LOST',
        `The records of the run cannot be kept for its reports: ${(cause as Error).message}.`,
        { hint: 'Free some space in the folder for temporary files, or set TMPDIR to another one.', cause },
      );
    }
  }

  /** The run to report on; to be closed afterwards. */
  finish(baseline: LoadedRun | undefined): LoadedRun {
    return this.collector.finish(baseline);
  }
}
