import { formatDurationMs } from '../../../env/format.ts';
import { htmlText } from '../../../report/html/escape.ts';
import {
  badge,
  card,
  command,
  facts,
  momentText,
  renderPage,
  tiles,
  type Tone,
} from '../../../report/html/page.ts';
import { describeContract, levels, type Level } from '../../contract.ts';
import type { CheckResult, RuleOutcome } from '../../outcome.ts';
import { phases, type TrialFailure } from '../../rule.ts';
import { askedFor, conclude } from '../conclusion.ts';
import { repeatLine } from '../repeat.ts';
import { sourceUrl } from '../sources.ts';
import type { CheckWriterOptions } from '../writer.ts';
import { checkStyles } from './assets.gen.ts';
import { lanes } from './lanes.ts';
import { twoColumns } from './two-columns.ts';

const tones: Readonly<Record<Level, Tone>> = { MUST: 'bad', SHOULD: 'warn', INFO: 'info' };
const verdictTones = { passed: 'good', failed: 'bad', incomplete: 'warn', interrupted: 'warn' } as const;

/** A check as one HTML document. */
export function renderCheckPage(result: CheckResult, options: CheckWriterOptions): string {
  const conclusion = conclude(result, options);
  const { counts, failed } = conclusion;
  const main = [
    `<h1>${badge(conclusion.verdict, verdictTones[conclusion.verdict])} ${htmlText(conclusion.sentence)}</h1>`,
    tiles(
      levels.map((level) => {
        const { held, failed: broken } = counts[level];
        const tone = broken > 0 ? tones[level] : held > 0 ? ('good' as const) : undefined;
        return { name: level, value: held + broken === 0 ? 'none judged' : `${held}/${held + broken}`, tone };
      }),
    ),
    ...(result.outcomes.length === 0
      ? [
          card(
            'What to do',
            `<p>${htmlText(result.calibration.hindrance?.hint ?? 'Give it more time with --budget.')}</p>`,
          ),
        ]
      : [card('Rules', matrix(result), { note: 'a rule that failed leads to its finding' })]),
    ...failed.map((outcome) => finding(outcome, result, options)),
    card('The check', about(result, options)),
  ];
  return [
    ...renderPage({
      title: `iqmock check: ${conclusion.sentence}`,
      subtitle: `check of ${result.target}`,
      main: main.join('\n'),
      styles: [checkStyles],
      version: result.version,
    }),
  ].join('');
}

function matrix(result: CheckResult): string {
  const rows = phases.flatMap((phase) => {
    const cells = askedFor(result)
      .filter((outcome) => outcome.phase === phase)
      .map(cell);
    if (cells.length === 0) return [];
    return `<tr><th scope="row">${phase}</th><td><ul class="rules">${cells.join('')}</ul></td></tr>`;
  });
  return `<table class="matrix"><tbody>${rows.join('')}</tbody></table>`;
}

function cell({ rule, verdict, level, reason, acceptedBecause }: RuleOutcome): string {
  const state =
    acceptedBecause !== undefined
      ? 'accepted'
      : verdict === 'failed'
        ? level.toLowerCase()
        : verdict.replace(' ', '-');
  const title = htmlText(`${rule.doc}${reason === undefined ? '' : ` (${reason})`}`);
  const words = `<span class="name">${rule.name}</span><span class="state">${htmlText(acceptedBecause === undefined ? (verdict === 'failed' ? level : verdict) : 'accepted')}</span>`;
  const inner =
    verdict === 'failed' && acceptedBecause === undefined ? `<a href="#${rule.name}">${words}</a>` : words;
  return `<li class="rule ${state}" title="${title}">${inner}</li>`;
}

function finding(outcome: RuleOutcome, result: CheckResult, options: CheckWriterOptions): string {
  const { rule, level, failures, sameCauseAs } = outcome;
  const cause =
    sameCauseAs === undefined ? '' : `<p>The same cause as <a href="#${sameCauseAs}">${sameCauseAs}</a>.</p>`;
  const sources = rule.sources.map((source) => {
    const url = sourceUrl(source);
    return `<li>${url === undefined ? htmlText(source) : `<a href="${htmlText(url)}" rel="noreferrer">${htmlText(source)}</a>`}</li>`;
  });
  const html = [
    `<p>${badge(level, tones[level])} ${htmlText(rule.doc)}</p>`,
    cause,
    ...failures.map((failure) => failureHtml(failure, result)),
    facts([
      { name: 'The rule sends', html: htmlText(rule.sends), wide: true },
      { name: 'Right is', html: htmlText(rule.accepts), wide: true },
      { name: 'Why', html: htmlText(rule.why), wide: true },
      { name: 'Fix', html: htmlText(rule.fix), wide: true },
      { name: 'Sources', html: `<ul>${sources.join('')}</ul>`, wide: true },
    ]),
    command(repeatLine(options.command, outcome)),
  ];
  return card(rule.name, html.join('\n'), { id: rule.name });
}

function failureHtml(failure: TrialFailure, { events }: CheckResult): string {
  const { sent, expected, actual, trials, states, history, shrunkFrom, answer } = failure;
  const notes = [
    ...(trials === undefined ? [] : [`${trials.failed} of ${trials.of} trials`]),
    ...(shrunkFrom === undefined ? [] : [`made smaller from ${shrunkFrom} deliveries`]),
  ];
  const exchange =
    answer === undefined
      ? ''
      : `<details><summary>The answer</summary><pre>${htmlText(rawAnswer(answer))}</pre></details>`;
  return [
    '<div class="failure">',
    facts([
      { name: 'Sent', html: htmlText([sent, ...notes].join(' · ')), wide: true },
      { name: 'Expected', html: htmlText(expected) },
      { name: 'Got', html: htmlText(actual) },
    ]),
    history === undefined || history.length > 40 ? '' : lanes(history, events),
    states === undefined ? '' : twoColumns(states.clean, states.now),
    exchange,
    '</div>',
  ].join('\n');
}

function rawAnswer({ status, headers, body, error }: NonNullable<TrialFailure['answer']>): string {
  if (status === undefined) return error?.message ?? 'no answer';
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP ${status}`, ...lines, '', body.slice(0, 4000)].join('\n');
}

function about(result: CheckResult, { command: line }: CheckWriterOptions): string {
  const { probe, seed, contract, masked, requests, tookMs, startedAt, settleMs } = result;
  return (
    facts([
      { name: 'Probe', html: htmlText(probe ?? 'none: judged by answers alone') },
      { name: 'Seed', html: String(seed) },
      { name: 'Assumes', html: htmlText(describeContract(contract)) },
      { name: 'Webhooks', html: String(requests) },
      { name: 'Took', html: htmlText(formatDurationMs(tookMs)) },
      { name: 'Started', html: momentText(startedAt) },
      { name: 'Settled after', html: htmlText(formatDurationMs(settleMs)) },
      { name: 'Not compared', html: htmlText(masked.join(', ') || 'nothing'), wide: true },
    ]) + command(line)
  );
}
