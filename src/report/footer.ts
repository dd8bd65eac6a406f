import { countOf, formatDurationMs, formatNumber } from '../env/format.ts';
import type { Percentiles } from '../distribution/summary.ts';
import type { Comparison } from './baseline.ts';
import { explainFailures, groupFailures } from './failures.ts';
import { factLines } from './lines.ts';
import { onPurposeWords } from './on-purpose.ts';
import type { CheckRecord } from './record.ts';
import type { Layout } from './screen.ts';
import type { Summary } from './run-totals.ts';
import { verdictStyles } from './verdict-styles.ts';

/** What the end of a report shows besides the numbers. */
export interface FooterFacts {
  readonly comparison?: Comparison | undefined;
  /** Reports that were written, `html: report.html`. */
  readonly written?: readonly string[];
  /** The command line that repeats the run. */
  readonly repro: string;
  /** The one that does the same with fresh ids. */
  readonly freshRepro?: string | undefined;
  /** Show every kind of failure, and the curl of each. */
  readonly everything?: boolean;
}

const groupsShown = 10;
const curlsShown = 3;

/** Every kind of failure and warning, explained, an empty line before each. */
export function failureLines(summary: Summary, facts: FooterFacts, layout: Layout): string[] {
  return [
    ...explainAll(summary.failures, summary.checks.failed, facts, layout),
    ...explainAll(summary.warnings, summary.checks.warnings, facts, layout),
  ];
}

function explainAll(
  kept: readonly CheckRecord[],
  total: number,
  facts: FooterFacts,
  layout: Layout,
): string[] {
  const groups = groupFailures(kept);
  const shown = facts.everything === true ? groups : groups.slice(0, groupsShown);
  const lines = shown.flatMap((group, index) => {
    const change = facts.comparison?.changeOf(group.first);
    const withCurl = facts.everything === true || index < curlsShown;
    return ['', ...explainFailures(group, layout, { change, withCurl, whole: facts.everything === true })];
  });
  const listed = shown.reduce((sum, { rest }) => sum + 1 + rest.length, 0);
  if (listed < total)
    lines.push('', layout.paint('dim', `… and ${total - listed} more; a report shows them all.`));
  return lines;
}

/** The numbers of a run, its verdict, what was written and how to run it again. */
export function summaryLines(summary: Summary, facts: FooterFacts, layout: Layout): string[] {
  const { comparison, written = [], repro, freshRepro } = facts;
  const purpose = onPurposeWords(summary.onPurpose);
  const rows: [string, string][] = [
    ['webhooks', describeOutcomes(summary)],
    ...(purpose === undefined ? [] : [['on purpose', purpose] as [string, string]]),
    ...(summary.service === undefined
      ? []
      : [['answers', describeAnswers(summary, summary.service)] as [string, string]]),
    ['checks', describeChecks(summary)],
    ...(comparison === undefined ? [] : [['baseline', describeComparison(comparison)] as [string, string]]),
    ...written.map((path): [string, string] => ['report', path]),
    // The way to repeat a run is copied, so it is not wrapped.
  ];
  return [
    ...factLines(rows, layout),
    ...factLines(
      [
        ['again', repro],
        ...(freshRepro === undefined ? [] : [['fresh ids', freshRepro] as [string, string]]),
      ],
      { paint: layout.paint },
    ),
    layout.paint(verdictStyles[summary.verdict], summary.sentence),
  ];
}

/** `13 made, 1 of them copies: 12 delivered, 1 refused; 15 tries; 2 sent again`. */
export function describeOutcomes(summary: Summary): string {
  const { emitted, outcomes, attempts, resent, copies, cut } = summary;
  const ended = Object.entries(outcomes).filter(([, count]) => count > 0);
  const sum = Object.values(outcomes).reduce((total, count) => total + count, 0);
  const parts = ended.map(([outcome, count]) => `${formatNumber(count)} ${outcome}`).join(', ');
  const tries = attempts > sum - outcomes.dropped ? `; ${countOf(attempts, 'try', 'tries')}` : '';
  const extra = copies === 0 ? '' : `, ${formatNumber(copies)} of them copies`;
  const notes = [
    ...(resent === 0 ? [] : [`; ${formatNumber(resent)} sent again on a new connection`]),
    ...(cut === 0 ? [] : [`; ${formatNumber(cut)} cut on purpose`]),
  ].join('');
  return `${formatNumber(emitted)} made${extra}${parts === '' ? '' : `: ${parts}`}${tries}${notes}`;
}

function describeAnswers({ answers }: Summary, service: Percentiles): string {
  const counts = Object.entries(answers).map(([answer, count]) => `${answer} ×${formatNumber(count)}`);
  return `${counts.join(', ')} · ${describePercentiles(service)}`;
}

/** `p50 4ms, p95 9ms, p99 11ms, max 12ms`. */
export function describePercentiles(percentiles: Percentiles): string {
  return (['p50', 'p95', 'p99', 'max'] as const)
    .map((name) => `${name} ${formatDurationMs(percentiles[name])}`)
    .join(', ');
}

function describeChecks({ checks: { passed, failed, warnings } }: Summary): string {
  return `${formatNumber(passed)} held, ${formatNumber(failed)} failed${warnings === 0 ? '' : `, ${countOf(warnings, 'warning')}`}`;
}

/** `1 fixed, 2 regressed, 0 still failing, 1 new failure`. */
export function describeComparison({
  fixed,
  regressed,
  stillFailing,
  newFailures,
  gone,
}: Comparison): string {
  const parts = [`${fixed} fixed`, `${regressed} regressed`, `${stillFailing} still failing`];
  if (newFailures > 0) parts.push(countOf(newFailures, 'new failure'));
  if (gone > 0) parts.push(`${gone} no longer there`);
  return parts.join(', ');
}
