import type { AppendFile, Host } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';
import type { JournalHead, JournalLine } from './journal-format.ts';
import { readJournal, type ReadJournal } from './read-journal.ts';

/** Throws INPUT unless a state can be gone on with by a server of these settings. */
function checkHead(
  path: string,
  head: JournalHead,
  wanted: Omit<JournalHead, 'seed' | 'ids' | 'startMs' | 'startedAt'>,
): void {
  for (const key of ['fileVersion', 'version', 'era', 'locale'] as const) {
    if (head[key] === wanted[key]) continue;
    throw new IqmockError(
      'INPUT',
      `The state ${path} is of another ${key}: ${head[key]}, not ${wanted[key]}.`,
      {
        hint: 'Start with what it was made with, or name another file.',
      },
    );
  }
  if (head.scenarios.join() === wanted.scenarios.join()) return;
  throw new IqmockError(
    'INPUT',
    `The state ${path} began with other scenarios: ${head.scenarios.join(', ') || 'none'}.`,
    {
      hint: 'Start with the same ones, or name another file.',
    },
  );
}

/** The state file of a running server. Each line is with the operating system before an answer says OK. */
export class Journal {
  private readonly file: AppendFile;
  private readonly lock: () => void;

  private constructor(file: AppendFile, lock: () => void) {
    this.file = file;
    this.lock = lock;
  }

  /** Opens a state to add to, and begins it if it is new. Throws INPUT if another server has it. */
  static open(host: Host, path: string, fresh: JournalHead): { journal: Journal; read: ReadJournal } {
    const release = host.takeLock(`${path}.lock`);
    if (release === undefined) {
      throw new IqmockError('INPUT', `Another server has the state ${path}.`, {
        hint: `End it, or name another file. If it was killed on another machine, remove ${path}.lock.`,
      });
    }
    try {
      const read = readJournal(host, path);
      if (read.head !== undefined) checkHead(path, read.head, fresh);
      if (read.isTruncated) host.truncate(path, read.wholeBytes);
      const journal = new Journal(host.openAppend(path), release);
      if (read.head === undefined) journal.write(fresh);
      return { journal, read };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Throws the operating system's error: what cannot be kept is not answered OK. */
  write(line: JournalLine | JournalHead): void {
    this.file.write(`${JSON.stringify(line)}\n`);
  }

  close(): void {
    this.file.close();
    this.lock();
  }
}
