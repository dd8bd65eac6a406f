import { dirname, resolve } from 'node:path';
import type { Host } from '../env/host.ts';
import { IqmockError } from '../errors.ts';

/** Where a report goes. */
export interface ReportFile {
  /** What the report is called, e.g. `html`. */
  readonly name: string;
  /** Absolute, or from the working directory. */
  readonly path: string;
  /** Added to what stands there, instead of in its place. */
  readonly append: boolean;
}

/** Writes a report, making its folder. Gives the error (OUTPUT_LOST) rather than throwing it: other reports are still to be written. */
export async function saveReport(
  host: Host,
  { name, path, append }: ReportFile,
  text: string,
): Promise<IqmockError | undefined> {
  const full = resolve(host.cwd, path);
  try {
    await host.makeDirectory(dirname(full));
    if (append) appendTo(host, full, text);
    else await host.writeText(full, text);
    return undefined;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return new IqmockError('OUTPUT_LOST', `The ${name} report ${path} cannot be written: ${message}.`, {
      hint: 'Name a file in a folder that you may write to.',
      cause,
    });
  }
}

function appendTo(host: Host, path: string, text: string): void {
  const file = host.openAppend(path);
  file.write(text);
  file.close();
}
