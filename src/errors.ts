/** Exit codes of the command line. One table, said again by `iqmock --help`. */
export const exitCodes = {
  ok: 0,
  consumerFailed: 1,
  usage: 2,
  incomplete: 3,
  thresholdFailed: 4,
  bug: 70,
  outputLost: 74,
  hungUp: 129,
  interrupted: 130,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

interface ErrorDefinition {
  readonly exitCode: ExitCode;
  /** What the code means, for docs/errors.md. */
  readonly doc: string;
}

/** Every error that iqmock throws on purpose, by its stable code. */
export const errorTable = {
  USAGE: { exitCode: exitCodes.usage, doc: 'A flag or an argument on the command line is wrong.' },
  CONFIG: { exitCode: exitCodes.usage, doc: 'A configuration file or environment variable is wrong.' },
  SCENARIO: {
    exitCode: exitCodes.usage,
    doc: 'A scenario has mistakes; each is listed with file, line and column.',
  },
  ILLEGAL_MOVE: {
    exitCode: exitCodes.usage,
    doc: 'A step asks for something that cannot happen in a chat, such as reading a message that does not exist.',
  },
  OVERRIDE: {
    exitCode: exitCodes.usage,
    doc: 'A `set` or `--set` path names nothing in the payload, or its value has the wrong type.',
  },
  NOT_FOUND: {
    exitCode: exitCodes.usage,
    doc: 'A scenario, event, schema or file of that name does not exist.',
  },
  INPUT: { exitCode: exitCodes.usage, doc: 'An input file cannot be read or is not what it should be.' },
  OUTPUT: {
    exitCode: exitCodes.usage,
    doc: 'An output file cannot be opened, or is not ours to write over.',
  },
  OUTPUT_LOST: {
    exitCode: exitCodes.outputLost,
    doc: 'An output could not be written to its end, such as on a full disk. What was sent was sent.',
  },
  TARGET: { exitCode: exitCodes.usage, doc: 'The target address cannot be used.' },
  PORT: { exitCode: exitCodes.usage, doc: 'The port to listen on is taken or not allowed.' },
  NOT_READY: { exitCode: exitCodes.incomplete, doc: 'The target did not answer within --wait-for-target.' },
  FORBIDDEN: {
    exitCode: exitCodes.usage,
    doc: 'A call to `iqmock serve` has no right to be answered: its token, origin or host name is wrong.',
  },
  BUSY: {
    exitCode: exitCodes.incomplete,
    doc: 'Too many webhooks wait for the consumer, so `iqmock serve` accepts no more; see --max-pending.',
  },
  SYSTEM: {
    exitCode: exitCodes.usage,
    doc: 'The operating system refused something that iqmock did not expect, such as when the working folder was deleted.',
  },
  MASTER: {
    exitCode: exitCodes.incomplete,
    doc: 'No Locust master answered at the address of --locust within a minute.',
  },
  WORKER: {
    exitCode: exitCodes.incomplete,
    doc: 'A worker process of a load run died, so its measures are lost.',
  },
  BUG: { exitCode: exitCodes.bug, doc: 'iqmock broke one of its own rules. Please report it.' },
} as const satisfies Record<string, ErrorDefinition>;

/** A stable error code, safe to test for. */
export type ErrorCode = keyof typeof errorTable;

/** A place in a text file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing wrong in a file the user wrote. */
export interface Mistake extends Partial<Place> {
  readonly message: string;
  /** What to type instead. */
  readonly hint?: string;
}

/** Extra facts about an error. */
export interface ErrorDetails {
  /** One sentence that says what to type or do. */
  readonly hint?: string;
  /** All the mistakes found, when there are several or they have a place. */
  readonly mistakes?: readonly Mistake[];
  readonly cause?: unknown;
}

/** The one error class of iqmock: a stable code, a sentence, a hint and an exit code. */
export class IqmockError extends Error {
  override readonly name = 'IqmockError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly mistakes: readonly Mistake[];

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.mistakes = details.mistakes ?? [];
  }

  /** The exit code of the command line for this error. */
  get exitCode(): ExitCode {
    return errorTable[this.code].exitCode;
  }
}

/** A mistake as one line: `file:line:col message`. The hint is not part of it. */
export function formatMistake(mistake: Mistake): string {
  const { file, line, column, message } = mistake;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? message : `${place} ${message}`;
}

const longestName = 200;

/** The candidate nearest to what was written, if any is near enough to be what was meant. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  // Nobody means a name with a text this long, and the distance would take its time.
  if (written.length > longestName) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(written.length / 2)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(written.toLowerCase(), candidate.toLowerCase());
    // Every letter another one is not near, however short the words are.
    if (distance < bestDistance && distance < Math.max(written.length, candidate.length))
      [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** "did you mean X?" with the nearest name, or the list of what there is. */
export function suggest(written: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  const near = nearest(written, all);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (all.length === 0) return 'There is nothing of that kind here.';
  const shown = all.slice(0, 12);
  return `Known: ${shown.join(', ')}${all.length > shown.length ? ', …' : ''}.`;
}

/** A letter in place of another is a rarer slip than one left out, added or swapped with its neighbour. */
const substitutionCost = 1.25;

/** How far two words are apart. Of words as far as each other, those that begin alike are nearer. */
function editDistance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (isSame ? 0 : substitutionCost),
          isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return (row[b.length] ?? 0) - commonStart(a, b) / 1000;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
