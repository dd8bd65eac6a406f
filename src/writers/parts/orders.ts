import { resolve } from 'node:path';
import type { Entry } from '../../entry.ts';
import { IqmockError, suggest } from '../../errors.ts';
import type { Host } from '../../env/host.ts';
import { ownValue } from '../../own.ts';
import { saveReport } from './save-report.ts';
import { announcementOn, reportOn, type ReportSubject } from './subject.ts';
import { inBatches } from './chunks.ts';
import { writers } from '../index.gen.ts';
import type { Writer } from './writer.ts';

/** What is to be known of a format to send a report on its way. */
export interface Format extends Entry {
  readonly defaultFile?: string;
  readonly appendsTo?: string;
}

/** A report that was asked for. */
export interface ReportOrder<Of extends Format = Writer> {
  readonly writer: Of;
  /** The file to write, or to append to; undefined for stdout. */
  readonly path: string | undefined;
  readonly append: boolean;
}

/** What orders are read with: a report that could only be lost is noticed before anything is sent. */
type OrderHost = Pick<Host, 'env' | 'cwd' | 'isDirectory' | 'canWrite'>;

/**
 * Reads what reports on a run are asked for, such as `junit=out.xml`. Throws USAGE, naming the flag, for an unknown format, and for
 * a file that is a folder, a run file that is written or read, or that of another report.
 */
export function readRunOrders(
  host: OrderHost,
  texts: readonly string[],
  flag: string,
  runFiles: readonly (string | undefined)[] = [],
): ReportOrder[] {
  return withSeparateFiles(host, readOrders(host, writers, texts, flag), flag, runFiles);
}

/** Reads what reports on a load run are asked for. Throws as `readRunOrders` does. */
export function readLoadOrders(
  host: OrderHost,
  texts: readonly string[],
  flag: string,
  runFiles: readonly (string | undefined)[] = [],
): ReportOrder[] {
  const fileOf = (writer: Writer): string | undefined => writer.defaultLoadFile ?? writer.defaultFile;
  return withSeparateFiles(host, readOrders(host, writers, texts, flag, fileOf), flag, runFiles);
}

/** Reads what reports on a check are asked for. `files` are others that it writes, by what they are. Throws as `readRunOrders` does. */
export function readCheckOrders<Of extends Format>(
  host: OrderHost,
  table: Readonly<Record<string, Of>>,
  texts: readonly string[],
  files: ReadonlyMap<string, string>,
): ReportOrder<Of>[] {
  return separated(host, readOrders(host, table, texts, '--report'), '--report', files);
}

/** Why a report could only be lost there, as the end of a sentence. */
export function problemOfFile(
  host: Pick<Host, 'isDirectory' | 'canWrite'>,
  full: string,
): string | undefined {
  if (host.isDirectory(full)) return 'is a folder';
  return host.canWrite(full) ? undefined : 'cannot be written';
}

function withSeparateFiles(
  host: OrderHost,
  orders: ReportOrder[],
  flag: string,
  runFiles: readonly (string | undefined)[],
): ReportOrder[] {
  const files = runFiles.flatMap((file) => (file === undefined ? [] : [[file, 'a run file'] as const]));
  return separated(host, orders, flag, new Map(files));
}

function separated<Of extends Format>(
  host: OrderHost,
  orders: ReportOrder<Of>[],
  flag: string,
  files: ReadonlyMap<string, string>,
): ReportOrder<Of>[] {
  const taken = new Map([...files].map(([file, owner]) => [resolve(host.cwd, file), owner]));
  for (const { writer, path, append } of orders) {
    if (path === undefined || append) continue;
    const full = resolve(host.cwd, path);
    const owner = taken.get(full);
    const problem = problemOfFile(host, full) ?? (owner && `is also that of ${owner}`);
    if (problem !== undefined) {
      const hint = `Write ${writer.name}=FILE with another file.`;
      throw new IqmockError('USAGE', `${flag}: the file ${path} of ${writer.name} ${problem}.`, { hint });
    }
    taken.set(full, writer.name);
  }
  return orders;
}

/** Reads texts such as `junit=out.xml`, of formats of one table. Throws USAGE, naming the flag, for an unknown format. */
export function readOrders<Of extends Format>(
  host: Pick<Host, 'env'>,
  table: Readonly<Record<string, Of>>,
  texts: readonly string[],
  flag: string,
  fileOf: (writer: Of) => string | undefined = ({ defaultFile }) => defaultFile,
): ReportOrder<Of>[] {
  return texts.map((text) => {
    const [, name = text, path] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const writer = ownValue(table, name);
    if (writer === undefined) {
      throw new IqmockError('USAGE', `${flag}: there is no format "${name}".`, {
        hint: suggest(name, Object.keys(table)),
      });
    }
    if (path === '-') return { writer, path: undefined, append: false };
    const appended = writer.appendsTo === undefined ? undefined : ownValue(host.env, writer.appendsTo);
    if (path === undefined && appended !== undefined && appended !== '')
      return { writer, path: appended, append: true };
    return { writer, path: path ?? fileOf(writer), append: false };
  });
}

/** Standard output: for reports that no file was named for, and for announcements. */
export interface DataOutput {
  /** Resolves when there is room for more. */
  write(data: Uint8Array): Promise<void>;
  print(line: string): void;
}

/** Writes the reports; gives a line for each file, and why others could not be written. */
export async function writeReports(
  host: Host,
  output: DataOutput,
  orders: readonly ReportOrder[],
  subject: ReportSubject,
): Promise<{ readonly written: readonly string[]; readonly failures: readonly IqmockError[] }> {
  const written: string[] = [];
  const failures: IqmockError[] = [];
  for (const { writer, path, append } of orders) {
    const announcement = announcementOn(subject, writer)?.trimEnd() ?? '';
    if (announcement !== '') output.print(announcement);
    const batches = inBatches(reportOn(subject, writer));
    if (path === undefined) for await (const batch of batches) await output.write(Uint8Array.from(batch));
    else {
      const failure = await saveReport(host, { name: writer.name, path, append }, batches);
      if (failure === undefined) written.push(`${writer.name}: ${path}`);
      else failures.push(failure);
    }
  }
  return { written, failures };
}
