import { countOf, formatDurationMs } from '../../env/format.ts';
import { oneLine, wrapColumns } from '../../report/columns.ts';
import type { Paint } from '../../report/screen.ts';
import type { TrialFailure } from '../rule.ts';
import type { CheckResult, RuleOutcome } from '../outcome.ts';
import { phases } from '../rule.ts';
import { askedFor, conclude, type ConcludeOptions, type Conclusion } from './conclusion.ts';
import { repeatLine } from './repeat.ts';

/** How a report is shown. */
export interface TextOptions extends ConcludeOptions {
  readonly paint: Paint;
  /** The command line of the check, without what is about one rule. */
  readonly command: string;
  /** Columns of the terminal; without it lines are as long as they are. */
  readonly width?: number | undefined;
}

const colours = { MUST: 'red', SHOULD: 'yellow', INFO: 'cyan' } as const;

/** The report for people: what failed, why it matters, how to mend it, and how to see it again. */
export function textReport(result: CheckResult, options: TextOptions): string[] {
  const conclusion = conclude(result, options);
  const { hindrance } = result.calibration;
  const sections = conclusion.failed
    .filter(({ sameCauseAs }) => sameCauseAs === undefined)
    .flatMap((outcome) => ['', ...section(outcome, conclusion, options)]);
  return [
    ...(hindrance === undefined || result.interrupted
      ? []
      : ['', `  ${options.paint('red', oneLine(hindrance.message))}`, `  ${hindrance.hint}`]),
    ...sections,
    '',
    ...footer(result, conclusion, options),
  ];
}

function section(
  outcome: RuleOutcome,
  { failed }: Conclusion,
  { paint, command, width }: TextOptions,
): string[] {
  const { rule, level, failures } = outcome;
  const alike = failed.filter(({ sameCauseAs }) => sameCauseAs === rule.name).map((other) => other.rule.name);
  const [first, ...rest] = failures;
  const shown = [first, ...rest.slice(0, 4)].filter((failure) => failure !== undefined);
  return [
    `${paint(colours[level], level.padEnd(6))}  ${paint('bold', rule.name)}  ${rule.doc}${alike.length === 0 ? '' : paint('dim', `  (also ${alike.join(', ')})`)}`,
    ...shown.flatMap((failure) => failureLines(failure, level, width)),
    ...(rest.length > 4 ? lines('', `and ${rest.length - 4} more`) : []),
    ...lines('why', rule.why, width),
    ...lines('fix', rule.fix, width),
    // It is copied, so it is not wrapped.
    ...lines('again', repeatLine(command, outcome)),
  ];
}

function failureLines(failure: TrialFailure, level: string, width: number | undefined): string[] {
  const { sent, expected, actual, trials, shrunkFrom, history, differences } = failure;
  const notes = [
    ...(failure.level === undefined || failure.level === level ? [] : [failure.level]),
    ...(trials === undefined ? [] : [`${trials.failed} of ${trials.of} trials`]),
    ...(shrunkFrom === undefined || history === undefined
      ? []
      : [`shrunk from ${shrunkFrom} deliveries to ${history.length}`]),
  ];
  const note = notes.length === 0 ? '' : `  [${notes.join(', ')}]`;
  return [
    ...lines('sent', oneLine(sent) + note, width),
    ...lines(differences === undefined ? 'expected' : 'clean', oneLine(expected), width),
    ...lines(differences === undefined ? 'got' : 'now', oneLine(actual), width),
  ];
}

const indent = 8;
const nameColumns = 10;

/** A name and its text, wrapped where it does not fit beside the name. On a narrow screen there is no room for an indent. */
function lines(name: string, text: string, width = Infinity): string[] {
  const left = width < 60 ? 2 : indent;
  const wrapped = wrapColumns(text, width - left - nameColumns);
  return wrapped.map(
    (part, index) => `${' '.repeat(left)}${(index === 0 ? name : '').padEnd(nameColumns)}${part}`,
  );
}

/** One line for each phase: what held and what did not. */
export function phaseLines(result: CheckResult, paint: Paint): string[] {
  return phases.flatMap((phase) => {
    const own = askedFor(result).filter((outcome) => outcome.phase === phase);
    if (own.length === 0) return [];
    const count = (verdict: RuleOutcome['verdict']): number =>
      own.filter((outcome) => outcome.verdict === verdict).length;
    const [held, failed] = [count('held'), count('failed')];
    const skipped = own.filter(({ verdict }) => verdict === 'not judged');
    if (held + failed === 0)
      return `  ${phase.padEnd(10)} ${paint('dim', `not judged: ${skipped[0]?.reason ?? 'no rules'}`)}`;
    const parts = [
      paint('green', `${held} held`),
      ...(failed === 0 ? [] : [paint('red', `${failed} failed`)]),
      ...(skipped.length === 0 ? [] : [paint('dim', `${skipped.length} not judged`)]),
    ];
    return `  ${phase.padEnd(10)} ${parts.join(' · ')}`;
  });
}

function footer(result: CheckResult, conclusion: Conclusion, { paint }: TextOptions): string[] {
  const { outcomes, requests, tookMs, staleAccepts } = result;
  const accepted = outcomes.filter(({ acceptedBecause }) => acceptedBecause !== undefined);
  const reasons = new Map<string, string[]>();
  for (const { verdict, reason = '', rule } of askedFor(result))
    if (verdict === 'not judged') reasons.set(reason, [...(reasons.get(reason) ?? []), rule.name]);
  const colour = conclusion.exitCode === 0 ? 'green' : conclusion.verdict === 'incomplete' ? 'yellow' : 'red';
  const answersOnlyLines = outcomes.some(({ answersOnly }) => answersOnly === true)
    ? ['  judged by answers alone: --probe shows what the consumer made of the events']
    : [];
  // A consumer's words may be in it.
  const [word = '', ...rest] = oneLine(conclusion.sentence).split(':');
  return [
    ...(outcomes.length === 0 ? [] : phaseLines(result, paint)),
    ...[...reasons].map(([reason, names]) =>
      paint('dim', `  not judged ${names.length}: ${oneLine(reason)} (${shortList(names)})`),
    ),
    ...accepted.map(
      ({ rule, acceptedBecause }) => `  accepted   ${rule.name}: ${oneLine(acceptedBecause ?? '')}`,
    ),
    ...staleAccepts.map((entry) => paint('yellow', `  stale      ${oneLine(entry)}`)),
    ...answersOnlyLines,
    `${paint(colour, word)}:${rest.join(':')} ${countOf(requests, 'webhook')}, ${formatDurationMs(tookMs)}.`,
  ];
}

function shortList(names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')}, …`;
}
