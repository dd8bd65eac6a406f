import { IqmockError, suggest } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { LoadedRun } from '../report/loaded-run.ts';
import { saveReport } from '../report/save-report.ts';
import type { Writer } from '../report/writer.ts';
import type { Terminal } from './terminal.ts';
import { ownValue } from '../own.ts';

/** A report that was asked for. */
export interface ReportOrder {
  readonly writer: Writer;
  /** The file to write, or to append to; undefined for stdout. */
  readonly path: string | undefined;
  readonly append: boolean;
}

/** Reads texts such as `junit=out.xml`. Throws USAGE, naming the flag, for an unknown format. */
export async function readReports(
  host: Host,
  texts: readonly string[],
  flag: string,
): Promise<readonly ReportOrder[]> {
  if (texts.length === 0) return [];
  const { writers } = await import('../report/writers/index.gen.ts');
  return texts.map((text) => {
    const [name = '', ...rest] = text.split('=');
    const named = rest.length === 0 ? undefined : rest.join('=');
    const writer = ownValue(writers, name);
    if (writer === undefined) {
      throw new IqmockError('USAGE', `${flag}: there is no format "${name}".`, {
        hint: suggest(name, Object.keys(writers)),
      });
    }
    return orderOf(host, writer, named);
  });
}

function orderOf(host: Host, writer: Writer, named: string | undefined): ReportOrder {
  const appended = writer.appendsTo === undefined ? undefined : ownValue(host.env, writer.appendsTo);
  if (named === '-') return { writer, path: undefined, append: false };
  if (named === undefined && appended !== undefined && appended !== '')
    return { writer, path: appended, append: true };
  return { writer, path: named ?? writer.defaultFile, append: false };
}

/** Writes the reports; gives a line for each file, and why others could not be written. */
export async function writeReports(
  host: Host,
  terminal: Terminal,
  orders: readonly ReportOrder[],
  run: LoadedRun,
): Promise<{ readonly written: readonly string[]; readonly failures: readonly IqmockError[] }> {
  const written: string[] = [];
  const failures: IqmockError[] = [];
  for (const order of orders) {
    const { writer, path, append } = order;
    const text = await writer.write(run);
    if (writer.announce !== undefined) terminal.print(writer.announce(run).trimEnd());
    if (path === undefined) await terminal.write(text);
    else {
      const failure = await saveReport(host, { name: writer.name, path, append }, text);
      if (failure === undefined) written.push(`${writer.name}: ${path}`);
      else failures.push(failure);
    }
  }
  return { written, failures };
}
