import { oneLine } from '../report/columns.ts';
import { groupFailures, placeOf, type FailureGroup } from '../report/failures.ts';
import { describeComparison, describeOutcomes, describePercentiles } from '../report/footer.ts';
import { onPurposeWords } from '../report/on-purpose.ts';
import type { LoadedRun } from '../report/loaded-run.ts';
import type { CheckRecord } from '../report/record.ts';
import { seedsOf } from '../report/seeds.ts';
import { defineWriter } from './parts/writer.ts';

/** The most annotations of each kind that GitHub shows of a step. */
const annotationsShown = 10;
const groupsShown = 50;
/** GitHub refuses a step summary over 1 MiB. */
const longestSummary = 900_000;

/** For GitHub Actions. */
export const definition = defineWriter({
  name: 'github',
  doc: 'A step summary in Markdown for GitHub Actions, and an annotation at the line of each step that failed.',
  extension: 'md',
  appendsTo: 'GITHUB_STEP_SUMMARY',
  run(run) {
    const head = [`### iqmock: ${escape(run.summary.sentence)}`, '', table(run)];
    const groups = groupFailures([...run.summary.failures, ...run.summary.warnings]);
    const details = groups.slice(0, groupsShown).map((group) => detail(group, run));
    const { failed, warnings } = run.summary.checks;
    const shown = groups.slice(0, groupsShown).reduce((sum, { rest }) => sum + 1 + rest.length, 0);
    const more = failed + warnings > shown ? [`\n… and ${failed + warnings - shown} more.`] : [];
    return `${[...head, ...withinLimit(details), ...more].join('\n')}\n`;
  },
  async *load({ result, baseline }) {
    const { loadMarkdown } = await import('./parts/load-markdown.ts');
    yield loadMarkdown(result, baseline?.changes);
  },
  announce(run) {
    const errors = groupFailures(run.summary.failures).slice(0, annotationsShown);
    const warnings = groupFailures(run.summary.warnings).slice(0, annotationsShown);
    const lines = [...errors, ...warnings].map((group) => annotation(group, run));
    // A run may fail by no check: nothing was sent, or it was interrupted.
    const { verdict, sentence } = run.summary;
    if (verdict !== 'passed' && errors.length === 0)
      lines.unshift(`::error title=iqmock::${data(oneLine(sentence))}`);
    return lines.map((line) => `${line}\n`).join('');
  },
});

function table({ runs, summary, comparison }: LoadedRun): string {
  const each = (pick: (run: (typeof runs)[number]) => string): string =>
    [...new Set(runs.map(pick))].join(', ');
  const rows: [string, string | undefined][] = [
    ['Scenario', each(({ scenarios }) => scenarios.join(', '))],
    ['Seed, era', each((run) => `${seedsOf(run)}, ${run.profile}`)],
    ['Target', each(({ target }) => target)],
    ['Webhooks', describeOutcomes(summary)],
    ['On purpose', onPurposeWords(summary.onPurpose)],
    [
      'Checks',
      `${summary.checks.passed} held, ${summary.checks.failed} failed, ${summary.checks.warnings} warnings`,
    ],
    ['Answer times', summary.service === undefined ? undefined : describePercentiles(summary.service)],
    ['Against the baseline', comparison === undefined ? undefined : describeComparison(comparison)],
    ['Again', each(({ repro }) => repro)],
    ['With fresh ids', each(({ freshRepro = '' }) => freshRepro) || undefined],
  ];
  const lines = rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `| ${name} | ${escape(value ?? '')} |`);
  return ['| | |', '|---|---|', ...lines, ''].join('\n');
}

function detail({ first, rest }: FailureGroup, run: LoadedRun): string {
  const change = run.comparison?.changeOf(first);
  const word = first.severity === 'warning' ? 'Warning' : 'Failed';
  const facts: [string, string | undefined][] = [
    ['At', placeOf(first)],
    ['Expected', first.expected],
    ['Got', first.actual],
    ['Why it matters', first.why],
    ['What to do', first.advice],
    ['Alike', rest.length === 0 ? undefined : `${rest.length} more`],
  ];
  const lines = facts.flatMap(([name, text]) =>
    text === undefined ? [] : [`- **${name}**: ${escape(text)}`],
  );
  const subject = escape(first.subject ?? first.scenario ?? 'the whole run');
  const commands = [first.repro, first.curl].filter((command) => command !== undefined);
  return [
    `<details><summary><b>${word}${change === undefined ? '' : `, ${change}`}</b>: ${escape(first.name)} · ${subject}</summary>`,
    '',
    ...lines,
    ...(commands.length === 0 ? [] : ['', fence(commands.join('\n\n'))]),
    '',
    '</details>',
  ].join('\n');
}

function withinLimit(details: readonly string[]): string[] {
  let bytes = 0;
  const shown = details.filter((text) => (bytes += Buffer.byteLength(text)) <= longestSummary);
  if (shown.length < details.length)
    shown.push(`\n… ${details.length - shown.length} kinds of failure did not fit in here.`);
  return shown;
}

function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}sh\n${text}\n${ticks}`;
}

/** Text that Markdown and HTML leave as it is. */
function escape(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~#$@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** `::error file=a.yaml,line=12,col=5,title=accepted::expected …`. */
function annotation({ first, rest }: FailureGroup, run: LoadedRun): string {
  const { place } = first;
  const change = run.comparison?.changeOf(first);
  const properties = [
    ...(place === undefined
      ? []
      : [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`]),
    `title=${property(`iqmock: ${first.name}${change === undefined ? '' : ` (${change})`}`)}`,
  ];
  const kind = first.severity === 'warning' ? 'warning' : 'error';
  return `::${kind} ${properties.join(',')}::${data(messageOf(first, rest.length))}`;
}

function messageOf(check: CheckRecord, more: number): string {
  const lines = [
    check.subject,
    `expected ${check.expected ?? ''}, got ${check.actual ?? ''}`,
    check.why,
    check.advice,
    more === 0 ? undefined : `${more} more failed alike.`,
  ];
  return lines
    .filter((line) => line !== undefined)
    .map(oneLine)
    .join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
