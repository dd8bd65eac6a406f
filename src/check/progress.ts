import { countOf, formatDurationMs } from '../env/format.ts';
import type { Host } from '../env/host.ts';
import type { Screen } from '../report/screen.ts';
import type { CheckProgress, CheckStart } from './check.ts';
import { describeContract } from './contract.ts';

/** Lines for people. */
export type ReportScreen = Pick<Screen, 'paint' | 'live' | 'width' | 'say' | 'insist'>;

/** What the presentation needs of a terminal: notes and progress on stderr, data, and a screen for the report. */
export interface CheckScreen extends ReportScreen {
  print(line: string): void;
  /** Where the report goes. */
  reportScreen(isStdoutTaken: boolean): ReportScreen;
}

const eraseLine = '\r\u001b[K';

/** What is shown before anything is sent. */
export function startLines({ target, probe, seed, contract, rules, expectedRequests }: CheckStart): string[] {
  return [
    `  target     ${target.label}`,
    `  probe      ${probe ?? 'none: judged by answers alone'}`,
    `  seed       ${seed}`,
    `  assumes    ${describeContract(contract)}   (change: --order, --sign, --retries 0)`,
    `  sends      about ${countOf(expectedRequests, 'webhook')} for ${countOf(rules.length, 'rule')}, at most 2,000; each trial is a new chat in the consumer`,
  ];
}

/** Says how far a check is, on a line that is written over where the terminal allows that. */
export function progressOn(host: Host, screen: CheckScreen, report: ReportScreen): CheckProgress {
  const show = (text: string): void => {
    if (!screen.live) return;
    const shown = text === '' ? '' : screen.paint('dim', text.slice(0, screen.width - 1));
    host.stderr.write(`${eraseLine}${shown}`);
  };
  return {
    onWait: (target) => screen.say(screen.paint('dim', `Waiting for ${target.label} …`)),
    onStart(start) {
      report.say(report.paint('bold', 'iqmock check'));
      for (const line of startLines(start)) report.say(line);
      show('  a clean conversation …');
    },
    onCalibrated({ hindrance, lagMs, warnings }, lab) {
      show('');
      if (hindrance !== undefined) return;
      const { observer } = lab.options;
      const masked = [...(observer?.mask.learnt.keys() ?? [])];
      const server = lab.clean.answers[0]?.headers['server'];
      const by = server === undefined ? '' : ` by ${server.slice(0, 40)}`;
      const parts = [
        `${lab.whole.length} events accepted${by} in ${formatDurationMs(lab.clean.medianMs)} each`,
        ...(observer === undefined ? [] : [`state stable after ${formatDurationMs(lagMs)}`]),
        ...(masked.length === 0 ? [] : [`ignores ${masked.slice(0, 5).join(', ')}`]),
      ];
      report.say(`  clean run  ${parts.join(' · ')}`);
      for (const warning of warnings) screen.say(screen.paint('yellow', `  warning    ${warning}`));
    },
    onRule: ({ rule }) => show(`  ${rule.name}  ${rule.doc}`),
    onOutcome: () => show(''),
    onShrink: ({ rule }) => show(`  ${rule.name}  made smaller …`),
  };
}
