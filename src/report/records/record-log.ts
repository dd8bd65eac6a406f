import type { Host, ReadFile } from '../../env/host.ts';
import type { ScratchFile } from '../../env/scratch-file.ts';
import type { RunLine } from '../record.ts';
import { RecordLines } from '../record-bytes.ts';
import { NumberColumn } from './number-column.ts';

/** Records that can be read again by their number, counted from 0. */
export interface RecordLog {
  read(number: number): RunLine;
  /** Gives back what it holds; nothing can be read afterwards. */
  close(): void;
}

/** Records that are in memory anyway. */
export function logOf(lines: readonly RunLine[]): RecordLog {
  return {
    read: (number) => {
      const line = lines[number];
      if (line === undefined) throw new RangeError(`There is no record ${number}.`);
      return line;
    },
    close: () => undefined,
  };
}

/** Records of run files, which stay where they are. */
export class FileLog implements RecordLog {
  private readonly files: ReadFile[] = [];
  private readonly fileOf = new NumberColumn();
  private readonly places = new NumberColumn('any');
  private readonly lengths = new NumberColumn();

  /** What is added from now on is in this file. */
  open(file: ReadFile): void {
    this.files.push(file);
  }

  /** Notes the next record, by its place in bytes. */
  add(place: number, length: number): void {
    this.fileOf.push(this.files.length - 1);
    this.places.push(place);
    this.lengths.push(length);
  }

  read(number: number): RunLine {
    const file = this.files[this.fileOf.at(number)];
    if (file === undefined) throw new RangeError(`There is no record ${number}.`);
    return JSON.parse(file.readText(this.places.at(number), this.lengths.at(number))) as RunLine;
  }

  close(): void {
    for (const file of this.files) file.close();
  }
}

/** The number of records that stay in memory: a short run needs no file for its report. */
const keptInMemory = 2000;

/** Records of a run in the making: in memory while they are few, then in a nameless temporary file. */
export class GrowingLog implements RecordLog {
  private readonly host: Pick<Host, 'openScratch'>;
  private readonly first: RunLine[] = [];
  private readonly places = new NumberColumn('any');
  private readonly lengths = new NumberColumn();
  private readonly lines = new RecordLines();
  private scratch: ScratchFile | undefined;

  constructor(host: Pick<Host, 'openScratch'>) {
    this.host = host;
  }

  /** Adds a record. Throws the operating system's error if there is no room for it. */
  add(line: RunLine): void {
    if (this.first.length < keptInMemory) {
      this.first.push(line);
      return;
    }
    this.scratch ??= this.host.openScratch();
    const bytes = this.lines.lineOf(line);
    this.places.push(this.scratch.append(bytes));
    this.lengths.push(bytes.length);
  }

  read(number: number): RunLine {
    const early = this.first[number];
    if (early !== undefined) return early;
    const at = number - this.first.length;
    const bytes = this.scratch?.read(this.places.at(at), this.lengths.at(at));
    if (bytes === undefined) throw new RangeError(`There is no record ${number}.`);
    return JSON.parse(bytes.toString('utf8')) as RunLine;
  }

  close(): void {
    this.scratch?.close();
  }
}
