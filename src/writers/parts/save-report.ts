import { dirname, resolve } from 'node:path';
import type { AppendFile, Host } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';

/** Where a report goes. */
export interface ReportFile {
  /** What the report is called, e.g. `html`. */
  readonly name: string;
  /** Absolute, or from the working directory. */
  readonly path: string;
  /** Appended to an existing file instead of replacing it. */
  readonly append: boolean;
}

/**
 * Writes a report piece by piece, making its folder. Gives the error (OUTPUT_LOST) rather than throwing it: other reports
 * are still to be written.
 */
export async function saveReport(
  host: Host,
  report: ReportFile,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<IqmockError | undefined> {
  let file: AppendFile | undefined;
  try {
    try {
      const full = resolve(host.cwd, report.path);
      await host.makeDirectory(dirname(full));
      file = report.append ? host.openAppend(full) : host.openFresh(full);
    } catch (cause) {
      return lost(report, cause);
    }
    for await (const piece of pieces) {
      try {
        file.write(piece);
      } catch (cause) {
        return lost(report, cause);
      }
    }
    return undefined;
  } finally {
    file?.close();
  }
}

function lost({ name, path }: ReportFile, cause: unknown): IqmockError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new IqmockError('OUTPUT_LOST', `The ${name} report ${path} cannot be written: ${message}.`, {
    hint: 'Name a file in a folder that you may write to.',
    cause,
  });
}
