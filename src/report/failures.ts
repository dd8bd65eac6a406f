import { formatBytes } from '../env/format.ts';
import type { Change } from './baseline.ts';
import { oneLine } from './columns.ts';
import { factLines } from './lines.ts';
import type { CheckRecord } from './record.ts';
import type { Layout } from './screen.ts';

/** Checks that did not hold for the same reason. */
export interface FailureGroup {
  readonly first: CheckRecord;
  readonly rest: readonly CheckRecord[];
}

/** Puts together what failed alike, in the order of first sight: ten thousand equal failures are one to read. */
export function groupFailures(checks: readonly CheckRecord[]): FailureGroup[] {
  const groups = new Map<string, { first: CheckRecord; rest: CheckRecord[] }>();
  for (const check of checks) {
    const key = [check.name, check.expected, likeness(check.actual)].join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: check, rest: [] });
    else group.rest.push(check);
  }
  return [...groups.values()];
}

/** Numbers and quoted texts differ between failures of the same kind. */
function likeness(actual = ''): string {
  return actual.replace(/"[^"]*"/g, '"…"').replace(/(?<!^)\d+(\.\d+)?/g, '#');
}

/** The place of a check, `scenarios/a.yaml:12:5`. */
export function placeOf({ place }: CheckRecord): string | undefined {
  return place === undefined ? undefined : `${place.file}:${place.line}:${place.column}`;
}

/** How much of a group is shown. */
export interface FailureDisplay {
  readonly change?: Change | undefined;
  /** The command that sends the body again is long; it is left out where there are many failures. */
  readonly withCurl: boolean;
  /** However long the command is. Default: true. */
  readonly whole?: boolean;
}

/** A longer command would hide the lines around it. */
const longestCurl = 500;

function curlLines(curl: string, { paint }: Layout, { whole = true }: FailureDisplay): string[] {
  const isShown = whole || curl.length <= longestCurl;
  const left = `${formatBytes(Buffer.byteLength(curl))} long: --verbose and every report show it; in the run file it is the curl of the check`;
  return factLines([['curl', isShown ? curl : left]], { paint });
}

/** A failed check in full: what was expected, what came, why it matters, what to do, and how to see it again. */
export function explainFailures(
  { first, rest }: FailureGroup,
  layout: Layout,
  settings: FailureDisplay,
): string[] {
  const isWarning = first.severity === 'warning';
  const word = layout.paint(isWarning ? 'yellow' : 'red', isWarning ? 'WARNING' : 'FAILED');
  const change = settings.change === undefined ? '' : `  (${settings.change})`;
  const facts: [string, string | undefined][] = [
    ['at', placeOf(first)],
    ['expected', first.expected],
    ['got', first.actual],
    ['why', first.why],
    ['do', first.advice],
    ['again', first.repro],
    ['likewise', likewise(rest)],
  ];
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
  // Not wrapped: it is there to be copied.
  const curl = settings.withCurl && first.curl !== undefined ? curlLines(first.curl, layout, settings) : [];
  const head = `${word}  ${layout.paint('bold', first.name)}  ${oneLine(first.subject ?? first.scenario ?? 'the whole run')}${change}`;
  return [head, ...factLines(known, layout), ...curl];
}

function likewise(rest: readonly CheckRecord[]): string | undefined {
  if (rest.length === 0) return undefined;
  const named = rest
    .slice(0, 5)
    .map((check) => /\[[^\]]*\]$/.exec(check.subject ?? '')?.[0] ?? check.subject ?? check.name);
  return `${rest.length} more: ${named.join(' ')}${rest.length > named.length ? ' …' : ''}`;
}
