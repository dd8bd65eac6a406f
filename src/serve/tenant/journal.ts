import type { AppendFile, Host } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';
import type { Ask } from '../../world/client-facts.ts';

/** The first line of a state file: what it can be gone on with. */
export interface JournalHead {
  readonly kind: 'state';
  readonly fileVersion: number;
  readonly version: string;
  readonly era: string;
  readonly locale: string;
  readonly scenarios: readonly string[];
  readonly seed: number;
  readonly ids: number;
  readonly startMs: number;
  /** What the clock of the machine showed then. */
  readonly startedAt: number;
}

/** A change of the tenant or of what is pending. */
export type JournalLine =
  | {
      readonly kind: 'row';
      readonly at: number;
      readonly row: string;
      readonly key: string;
      readonly spec: object;
    }
  | {
      readonly kind: 'event';
      readonly at: number;
      readonly type: string;
      readonly id: number;
      readonly key: string;
      readonly args: unknown;
      /** The id of its delivery; absent if none leaves. */
      readonly delivery?: number;
      /** The body, where it is not as the world wrote it. */
      readonly body?: string;
    }
  | { readonly kind: 'webhook'; readonly delivery: number; readonly facts: object; readonly body: string }
  | { readonly kind: 'settled'; readonly delivery: number }
  | {
      readonly kind: 'file';
      readonly at: number;
      readonly id: string;
      readonly facts: object;
      readonly base64: string;
    }
  | {
      readonly kind: 'session';
      readonly id: number;
      readonly token: string;
      readonly client: number;
      readonly channel: number;
      readonly credentials: string | null;
      readonly at: number;
    }
  | {
      readonly kind: 'answer';
      readonly message: number;
      readonly state: Ask['state'];
      readonly answer: Ask['answer'];
      readonly at: number;
    }
  | {
      readonly kind: 'member';
      readonly chat: number;
      readonly operator: number;
      readonly isIn: boolean;
      readonly at: number;
    }
  | { readonly kind: 'clock'; readonly by: number }
  | { readonly kind: 'reset'; readonly at: number; readonly seed: number; readonly scenario: string | null };

/** A line of one kind. */
export type LineOf<Kind extends JournalLine['kind']> = Extract<JournalLine, { readonly kind: Kind }>;

/** What was read of a state file. */
export interface ReadJournal {
  readonly head: JournalHead | undefined;
  readonly lines: readonly JournalLine[];
  /** The last line was not whole, and is left out. */
  readonly isTruncated: boolean;
}

export const stateVersion = 1;

/** Reads a state file; nothing of it is there before the first start. Throws INPUT if it is something else. */
export function readJournal(host: Host, path: string): ReadJournal {
  if (!host.exists(path)) return { head: undefined, lines: [], isTruncated: false };
  const text = host.readTextSync(path);
  const texts = text.split('\n');
  const last = texts.pop() ?? '';
  const lines = texts.map((line, index) => parsed(path, line, index + 1));
  const [head, ...rest] = lines as unknown as [JournalHead | undefined, ...JournalLine[]];
  if (head === undefined && last === '') return { head: undefined, lines: [], isTruncated: false };
  if (head?.kind !== 'state') throw notOurs(path);
  return { head, lines: rest, isTruncated: last !== '' };
}

function parsed(path: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    throw new IqmockError('INPUT', `Line ${number} of ${path} is no JSON: ${(error as Error).message}.`, {
      hint: 'Name another file; this one was changed or is none of iqmock serve.',
      cause: error,
    });
  }
}

function notOurs(path: string): IqmockError {
  return new IqmockError('INPUT', `${path} is no state of iqmock serve; it is left alone.`, {
    hint: 'Name another file for --state.',
  });
}

/** Throws INPUT unless a state can be gone on with by a server of these settings. */
export function checkHead(
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

  /** Opens a state to add to; the whole lines in it are kept. Throws INPUT if another server has it. */
  static open(
    host: Host,
    path: string,
    { head, lines, isTruncated }: ReadJournal,
    fresh: JournalHead,
  ): Journal {
    const release = host.takeLock(`${path}.lock`);
    if (release === undefined) {
      throw new IqmockError('INPUT', `Another server has the state ${path}.`, {
        hint: `End it, or name another file. If it was killed on another machine, remove ${path}.lock.`,
      });
    }
    if (isTruncated || head === undefined) {
      const file = host.openFresh(path);
      file.write([head ?? fresh, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
      return new Journal(file, release);
    }
    return new Journal(host.openAppend(path), release);
  }

  /** Throws the operating system's error: what cannot be kept is not answered OK. */
  write(line: JournalLine): void {
    this.file.write(`${JSON.stringify(line)}\n`);
  }

  close(): void {
    this.file.close();
    this.lock();
  }
}
