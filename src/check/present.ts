import { resolve } from 'node:path';
import type { Host } from '../env/host.ts';
import { formatDurationMs } from '../env/units.ts';
import { exitCodes, IqmockError, type ExitCode } from '../errors.ts';
import type { Paint } from '../report/screen.ts';
import { planCheck, runCheck, type CheckOptions, type CheckProgress, type CheckStart } from './check.ts';
import { everyRule } from './choose.ts';
import { describeContract, levelOf, type Contract } from './contract.ts';
import { conclude, type ConcludeOptions } from './report/conclusion.ts';
import { jsonReport } from './report/json.ts';
import { textReport } from './report/text.ts';

/** What the presentation needs of a terminal. */
export interface CheckScreen {
  readonly paint: Paint;
  readonly live: boolean;
  readonly verbose: boolean;
  readonly width: number;
  say(line?: string): void;
  insist(line: string): void;
  print(line: string): void;
}

/** How a check is presented. */
export interface CheckPresentation extends ConcludeOptions {
  /** The command line that repeats the check. */
  readonly command: string;
  /** The result as JSON on stdout. */
  readonly json: boolean;
  readonly dryRun: boolean;
  /** The file that the result is written to. */
  readonly out: string | undefined;
}

/** Runs a check and shows it; gives the exit code. */
export async function presentCheck(
  host: Host,
  screen: CheckScreen,
  options: CheckOptions,
  presentation: CheckPresentation,
): Promise<ExitCode> {
  if (presentation.dryRun) return dryRun(screen, await planCheck(options, host));
  const result = await runCheck(options, progressOn(host, screen), host);
  const report = { paint: screen.paint, ...presentation, verbose: screen.verbose };
  const conclusion = conclude(result, presentation);
  const lines = textReport(result, report);
  for (const line of lines.slice(0, -1)) screen.say(line);
  screen.insist(lines.at(-1) ?? '');
  const json = jsonReport(result, presentation);
  if (presentation.json) screen.print(JSON.stringify(json));
  if (presentation.out !== undefined)
    await save(host, presentation.out, `${JSON.stringify(json, null, 2)}\n`);
  return conclusion.exitCode;
}

async function save(host: Host, path: string, text: string): Promise<void> {
  try {
    await host.writeText(resolve(host.cwd, path), text);
  } catch (error) {
    throw new IqmockError(
      'OUTPUT',
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

function startLines({ target, probe, seed, contract, rules, expectedRequests }: CheckStart): string[] {
  return [
    `  target     ${target.label}`,
    `  probe      ${probe ?? 'none: judged by answers alone'}`,
    `  seed       ${seed}`,
    `  assumes    ${describeContract(contract)}   (change: --order, --sign, --retries 0)`,
    `  sends      about ${expectedRequests} webhooks for ${rules.length} rules, at most 2,000; each trial is a new chat in the consumer`,
  ];
}

function dryRun(screen: CheckScreen, start: CheckStart): ExitCode {
  for (const line of startLines(start)) screen.insist(line);
  for (const { rule } of start.rules)
    screen.print(`${rule.name}  ${levelOf(rule.level, start.contract).padEnd(6)}  ${rule.doc}`);
  return exitCodes.ok;
}

/** Lists all rules with their levels. */
export function listRules(screen: CheckScreen, contract: Contract): ExitCode {
  for (const { rule } of everyRule)
    screen.print(`${rule.name}  ${levelOf(rule.level, contract).padEnd(6)}  ${rule.doc}`);
  return exitCodes.ok;
}

const eraseLine = '\r\u001b[K';

function progressOn(host: Host, screen: CheckScreen): CheckProgress {
  const show = (text: string): void => {
    if (screen.live)
      host.stderr.write(
        `${eraseLine}${text === '' ? '' : screen.paint('dim', text.slice(0, screen.width - 1))}`,
      );
  };
  return {
    onStart(start) {
      screen.say(screen.paint('bold', 'iqmock check'));
      for (const line of startLines(start)) screen.say(line);
      show('  a clean conversation …');
    },
    onCalibrated({ hindrance, lagMs, warnings }, lab) {
      show('');
      if (hindrance !== undefined) return;
      const { observer, conversation } = lab.options;
      const masked = [...(observer?.mask.learnt.keys() ?? [])];
      const server = lab.clean.answers[0]?.headers['server'];
      const parts = [
        `${conversation.events.length} events accepted${server === undefined ? '' : ` by ${server}`} in ${formatDurationMs(lab.clean.medianMs)} each`,
        ...(observer === undefined ? [] : [`state stable after ${formatDurationMs(lagMs)}`]),
        ...(masked.length === 0 ? [] : [`ignores ${masked.slice(0, 5).join(', ')}`]),
      ];
      screen.say(`  clean run  ${parts.join(' · ')}`);
      for (const warning of warnings) screen.say(screen.paint('yellow', `  warning    ${warning}`));
    },
    onRule: ({ rule }) => show(`  ${rule.name}  ${rule.doc}`),
    onOutcome: () => show(''),
    onShrink: ({ rule }) => show(`  ${rule.name}  made smaller …`),
  };
}
