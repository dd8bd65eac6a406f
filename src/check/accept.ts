import { LineCounter, isMap, isSeq, parseDocument, stringify } from 'yaml';
import { IqmockError, suggest, type Mistake } from '../errors.ts';
import type { Host } from '../env/host.ts';
import { everyRule } from './choose.ts';
import type { CheckResult, RuleOutcome } from './outcome.ts';

/** A failure that is known, and why it may be. */
export interface AcceptEntry {
  readonly rule: string;
  /** Which failure of the rule; without it, all of them. */
  readonly signature?: string | undefined;
  readonly reason: string;
  /** The last day on which it counts, such as 2027-06-01. */
  readonly until?: string | undefined;
  readonly line: number;
}

/** What a file of accepted failures makes of a check. */
export interface AcceptedFailure {
  readonly outcomes: readonly RuleOutcome[];
  /** Entries that no longer fail or have run out. */
  readonly stale: readonly string[];
}

const keys = ['rule', 'signature', 'reason', 'until'] as const;

/** Reads a file of accepted failures. Throws INPUT with the place of each mistake. */
export async function readAccepts(host: Host, path: string): Promise<readonly AcceptEntry[]> {
  const counter = new LineCounter();
  const document = parseDocument(await readFile(host, path), { lineCounter: counter });
  const mistakes: Mistake[] = [];
  const note = (at: number | undefined, message: string, hint: string): void => {
    const { line, col } = counter.linePos(at ?? 0);
    mistakes.push({ file: path, line, column: col, message, hint });
  };
  for (const error of document.errors) note(error.pos[0], error.message.split('\n')[0] ?? '', 'Write YAML.');
  const list = document.contents;
  if (mistakes.length === 0 && list !== null && !isSeq(list))
    note(0, 'A list of entries is expected.', example);
  const entries: AcceptEntry[] = [];
  for (const item of isSeq(list) ? list.items : []) {
    const at = (item as { range?: readonly number[] | null }).range?.[0];
    if (!isMap(item)) {
      note(at, 'An entry is expected.', example);
      continue;
    }
    const before = mistakes.length;
    const entry = entryOf(item.toJSON() as Readonly<Record<string, unknown>>, (message, hint) =>
      note(at, message, hint),
    );
    if (mistakes.length === before) entries.push({ ...entry, line: counter.linePos(at ?? 0).line });
  }
  if (mistakes.length === 0) return entries;
  throw new IqmockError(
    'INPUT',
    `${path} has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}.`,
    {
      hint: example,
      mistakes,
    },
  );
}

const example = 'Write entries such as - { rule: FMT-15, reason: we cut at 4096, until: 2027-06-01 }.';

function entryOf(
  row: Readonly<Record<string, unknown>>,
  note: (message: string, hint: string) => void,
): Omit<AcceptEntry, 'line'> {
  for (const key of Object.keys(row)) {
    if (!keys.includes(key as never)) note(`An entry has no key "${key}".`, suggest(key, keys));
  }
  const rule = textOf(row['rule']);
  const names = everyRule.map((placed) => placed.rule.name);
  if (!names.includes(rule)) note(`There is no rule "${rule}".`, suggest(rule, names));
  const reason = textOf(row['reason']).trim();
  if (reason === '') note(`${rule} is accepted without a reason.`, 'Give a reason: reason: we cut at 4096.');
  const until = row['until'] === undefined ? undefined : dayOf(row['until']);
  if (row['until'] !== undefined && until === undefined)
    note('`until` is not a day.', 'Write a day such as 2027-06-01.');
  return {
    rule,
    reason,
    until,
    signature: row['signature'] === undefined ? undefined : textOf(row['signature']),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function dayOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** Marks outcomes all of whose failures are accepted, and names entries that are stale. `today` is a day such as 2027-06-01. */
export function acceptKnown(
  outcomes: readonly RuleOutcome[],
  entries: readonly AcceptEntry[],
  today: string,
): AcceptedFailure {
  const valid = entries.filter(({ until }) => until === undefined || until >= today);
  const used = new Set<AcceptEntry>();
  const marked = outcomes.map((outcome) => {
    if (outcome.verdict !== 'failed') return outcome;
    const found = outcome.failures.map((failure) =>
      valid.find(
        ({ rule, signature }) =>
          rule === outcome.rule.name && (signature === undefined || signature === failure.signature),
      ),
    );
    for (const entry of found) if (entry !== undefined) used.add(entry);
    if (found.some((entry) => entry === undefined)) return outcome;
    return {
      ...outcome,
      acceptedBecause: [...new Set(found.map((entry) => entry?.reason ?? ''))].join('; '),
    };
  });
  const wasJudged = (name: string): boolean =>
    outcomes.some(({ rule, verdict }) => rule.name === name && verdict !== 'not judged');
  const stale = entries
    .filter((entry) => !used.has(entry) && (wasJudged(entry.rule) || !valid.includes(entry)))
    .map(({ rule, until, line }) =>
      until !== undefined && until < today
        ? `line ${line}: ${rule} was accepted until ${until}`
        : `line ${line}: ${rule} no longer fails in this way; remove it`,
    );
  return { outcomes: marked, stale };
}

/**
 * The text of a file that accepts all failures: reasons that are there stay, new ones are to be written, and entries of
 * rules that were not judged stay as they are. Undefined if the check was interrupted or judged nothing.
 */
export async function acceptFile(
  { outcomes, calibration, interrupted }: Pick<CheckResult, 'outcomes' | 'calibration' | 'interrupted'>,
  before: readonly AcceptEntry[],
): Promise<string | undefined> {
  if (interrupted || calibration.hindrance !== undefined) return undefined;

  const judged = outcomes.filter(({ verdict }) => verdict !== 'not judged');
  const failures = judged.flatMap(({ rule, failures: found }) =>
    found.map(({ signature }) => ({ rule: rule.name, signature })),
  );
  const current = failures.map(({ rule, signature }) => {
    const known = before.find(
      (entry) => entry.rule === rule && (entry.signature === undefined || entry.signature === signature),
    );
    const until = known?.until === undefined ? {} : { until: known.until };
    return { rule, signature, reason: known?.reason ?? 'TODO', ...until };
  });
  const names = new Set(judged.map(({ rule }) => rule.name));
  const kept = before
    .filter(({ rule }) => !names.has(rule))
    .map(({ rule, signature, reason, until }) => ({
      rule,
      ...(signature === undefined ? {} : { signature }),
      reason,
      ...(until === undefined ? {} : { until }),
    }));
  const entries = [...current, ...kept];
  const head =
    '# Failures of `iqmock check` that are known. Each has a reason; `until` is the last day on which it counts.\n';
  return head + (entries.length === 0 ? '[]\n' : stringify(entries));
}

async function readFile(host: Host, path: string): Promise<string> {
  try {
    return await host.readText(path);
  } catch (cause) {
    throw new IqmockError('INPUT', `The file ${path} cannot be read.`, {
      hint: 'Make it with --accept-update.',
      cause,
    });
  }
}
