import { countOf, formatDurationMs, formatNumber } from '../../env/format.ts';
import { groupFailures, placeOf, type FailureGroup } from '../failures.ts';
import { describeComparison } from '../footer.ts';
import type { LoadedRun } from '../loaded-run.ts';
import { onPurposeWords } from '../on-purpose.ts';
import type { CheckRecord } from '../record.ts';
import { seedsOf } from '../seeds.ts';
import { chartsScript, chartsStyles, runScript, runStyles } from './assets.gen.ts';
import { htmlText } from './escape.ts';
import { packetElements, packetSize } from './packed.ts';
import { badge, card, command, facts, momentText, renderPage, tiles, type Fact, type Tone } from './page.ts';
import { conversationsCard, detailDialog } from './run-conversations.ts';
import { toPageRun, type PageRun, type RunPageData } from './run-events.ts';
import { answerTimesCard } from './run-plot.ts';

/** The report on a run as one self-contained page. */
export function* renderRunPage(run: LoadedRun): Generator<string> {
  const pageRun = toPageRun(run);
  const scenarios = [...new Set(run.runs.flatMap(({ scenarios: names }) => names))].join(', ');
  const parts = [
    verdictCard(run, scenarios),
    numbers(run),
    ...failureCards(run, pageRun),
    answerTimesCard(run, pageRun),
    conversationsCard(pageRun),
  ];
  const data: RunPageData = { chats: pageRun.chats, probes: pageRun.probes.probes, packetSize };
  yield* renderPage({
    title: `${run.summary.verdict}: ${scenarios} · iqmock`,
    subtitle: scenarios,
    main: parts.filter((part) => part !== '').join('\n'),
    after: [detailDialog, ...packetElements('packet-', pageRun.packets)],
    styles: [chartsStyles, runStyles],
    scripts: [pageRun.events.length === 0 ? chartsScript : runScript],
    data: { 'run-data': data },
    lists: { 'run-events': pageRun.events },
    version: run.runs[0].version,
  });
}

const verdictTones: Readonly<Record<LoadedRun['summary']['verdict'], Tone>> = {
  passed: 'good',
  failed: 'bad',
  incomplete: 'warn',
  interrupted: 'warn',
};

function verdictCard(run: LoadedRun, scenarios: string): string {
  const { runs, summary, comparison } = run;
  const tone = verdictTones[summary.verdict];
  const each = (pick: (record: (typeof runs)[number]) => unknown): string =>
    htmlText([...new Set(runs.map((record) => String(pick(record))))].join(', '));
  const policy = Object.entries(runs[0].policy).map(
    ([name, value]) => `<b>${htmlText(name)}</b> ${htmlText(value)}`,
  );
  const fresh = runs.flatMap(({ freshRepro }) => (freshRepro === undefined ? [] : [freshRepro]));
  const purpose = onPurposeWords(summary.onPurpose);
  const rows: Fact[] = [
    { name: 'Scenario', html: htmlText(scenarios), wide: scenarios.length > 30 },
    {
      name: 'Seed',
      html: each((record) => seedsOf(record, ' · ')),
      wide: runs.some(({ seeds }) => seeds !== undefined),
    },
    { name: 'Era', html: each(({ profile }) => profile) },
    { name: 'Target', html: each(({ target }) => target) },
    { name: 'Started', html: momentText(runs[0].startedAt) },
    { name: 'Took', html: htmlText(durationOf(run)) },
    ...(comparison === undefined
      ? []
      : [
          {
            name: 'Against the run of',
            html: `${momentText(comparison.baselineStartedAt)}: ${htmlText(describeComparison(comparison))}`,
            wide: true,
          },
        ]),
    ...(policy.length === 0
      ? []
      : [{ name: 'Delivery', html: `<span class="policy">${policy.join(' · ')}</span>`, wide: true }]),
    ...(purpose === undefined ? [] : [{ name: 'On purpose', html: htmlText(purpose), wide: true }]),
    { name: 'Run it again', html: runs.map(({ repro }) => command(repro)).join(''), wide: true },
    ...(fresh.length === 0
      ? []
      : [{ name: 'With fresh ids', html: fresh.map(command).join(''), wide: true }]),
  ];
  return `<section class="card verdict ${tone}">${badge(summary.verdict, tone)}<h1>${htmlText(summary.sentence)}</h1>${facts(rows)}</section>`;
}

function durationOf({ runs, ends, results }: LoadedRun): string {
  const end = ends.at(-1);
  if (end !== undefined && ends.length === runs.length) {
    return formatDurationMs(Math.max(0, end.endedAt - Math.min(...runs.map(({ startedAt }) => startedAt))));
  }
  let lastMs = 0;
  for (const { attempts } of results) lastMs = Math.max(lastMs, attempts.at(-1)?.doneAt ?? 0);
  return `${formatDurationMs(lastMs)} up to the last answer`;
}

function numbers({ summary }: LoadedRun): string {
  const { outcomes, service, checks } = summary;
  const ifAny = (value: number, tone: Tone): Tone | undefined => (value > 0 ? tone : undefined);
  return tiles([
    { name: 'Webhooks', value: formatNumber(summary.emitted) },
    { name: 'Delivered', value: formatNumber(outcomes.delivered), tone: ifAny(outcomes.delivered, 'good') },
    { name: 'Refused', value: formatNumber(outcomes.refused), tone: ifAny(outcomes.refused, 'bad') },
    { name: 'Failed', value: formatNumber(outcomes.failed), tone: ifAny(outcomes.failed, 'bad') },
    { name: 'Dropped', value: formatNumber(outcomes.dropped), tone: ifAny(outcomes.dropped, 'warn') },
    { name: 'Tries', value: formatNumber(summary.attempts) },
    ...(summary.resent === 0
      ? []
      : [{ name: 'Sent again', value: formatNumber(summary.resent), tone: 'warn' as const }]),
    ...(summary.copies === 0 ? [] : [{ name: 'Copies', value: formatNumber(summary.copies) }]),
    ...(summary.cut === 0 ? [] : [{ name: 'Cut', value: formatNumber(summary.cut) }]),
    { name: 'Checks failed', value: formatNumber(checks.failed), tone: ifAny(checks.failed, 'bad') },
    { name: 'Answer p50', value: service === undefined ? '–' : formatDurationMs(service.p50) },
    { name: 'Answer p95', value: service === undefined ? '–' : formatDurationMs(service.p95) },
  ]);
}

function failureCards(run: LoadedRun, pageRun: PageRun): string[] {
  const { summary } = run;
  const render = (checks: readonly CheckRecord[]): string =>
    groupFailures(checks)
      .map((group) => failure(group, run, pageRun))
      .join('');
  const notShown = (kept: number, total: number): string =>
    kept < total ? `<p class="note">… and ${total - kept} more; the JSON report has them all.</p>` : '';
  const { failed, warnings } = summary.checks;
  return [
    failed === 0
      ? ''
      : card('What did not hold', render(summary.failures) + notShown(summary.failures.length, failed), {
          id: 'failures',
          note: countOf(failed, 'failed check'),
        }),
    warnings === 0
      ? ''
      : card('Warnings', render(summary.warnings) + notShown(summary.warnings.length, warnings), {
          id: 'warnings',
          note: `${countOf(warnings, 'warning')}; they do not fail a run`,
        }),
  ];
}

function failure({ first, rest }: FailureGroup, run: LoadedRun, pageRun: PageRun): string {
  const change = run.comparison?.changeOf(first);
  const tone: Tone = first.severity === 'warning' ? 'warn' : 'bad';
  const rows: [string, string | undefined, string?][] = [
    ['Expected', first.expected, 'mono'],
    ['Got', first.actual, 'mono'],
    ['Why it matters', first.why],
    ['What to do', first.advice],
    ['At', placeOf(first), 'mono'],
  ];
  const list = rows
    .filter(([, text]) => text !== undefined)
    .map(
      ([name, text, style = '']) =>
        `<div><dt>${name}</dt><dd class="${style}" dir="auto">${htmlText(text ?? '')}</dd></div>`,
    );
  const others =
    rest.length === 0
      ? ''
      : `<details><summary>${rest.length} more failed alike</summary><p class="alike">${rest
          .slice(0, 100)
          .map((check) => showButton(check, pageRun))
          .join(' ')}${rest.length > 100 ? ' …' : ''}</p></details>`;
  const commands = [
    first.repro === undefined
      ? ''
      : `<details><summary>Run it again</summary>${command(first.repro)}</details>`,
    first.curl === undefined
      ? ''
      : `<details><summary>Send this body again with curl</summary>${command(first.curl)}</details>`,
  ];
  return `<article class="failure ${tone}"><h3>${badge(first.name, tone)}${change === undefined ? '' : badge(change, change === 'regressed' || change === 'new failure' ? 'bad' : 'idle')}<span dir="auto">${htmlText(first.subject ?? first.scenario ?? 'the whole run')}</span>${showButton(first, pageRun, 'Show')}</h3><dl>${list.join('')}</dl>${others}${commands.join('')}</article>`;
}

function showButton(check: CheckRecord, pageRun: PageRun, text?: string): string {
  const position = pageRun.positionOf(check.deliveryId);
  const label = text ?? /\[([^\]]*)\]$/.exec(check.subject ?? '')?.[1] ?? check.name;
  const probe = pageRun.probes.indexOf(check);
  if (position === undefined && probe !== undefined)
    return `<button type="button" class="button" data-show-probe="${probe}">${htmlText(label)}</button>`;
  return position === undefined
    ? ''
    : `<button type="button" class="button" data-show="${position}">${htmlText(label)}</button>`;
}
