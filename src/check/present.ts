import { join, resolve } from 'node:path';
import type { Host } from '../env/host.ts';
import { exitCodes, IqmockError, type ExitCode } from '../errors.ts';
import { saveReport } from '../writers/parts/save-report.ts';
import { acceptFile, acceptKnown, readAccepts, type AcceptEntry } from './accept.ts';
import { planCheck, runCheck, type CheckOptions, type CheckStart } from './check.ts';
import { everyRule } from './choose.ts';
import { levelOf, type Contract } from './contract.ts';
import { makeConversation } from './conversation.ts';
import type { CheckResult } from './outcome.ts';
import { conclude, type ConcludeOptions } from './report/conclusion.ts';
import { jsonReport } from './report/json.ts';
import { problemOfFile, readCheckOrders, type ReportOrder } from '../writers/parts/orders.ts';
import type { CheckWriter } from './report/writer.ts';
import { checkWriters } from './writers/index.gen.ts';
import { layoutOf } from '../report/screen.ts';
import { textReport } from './report/text.ts';
import { progressOn, startLines, type CheckScreen, type ReportScreen } from './progress.ts';
import { scenarioOf } from './save.ts';

/** How a check is presented. */
export interface CheckPresentation extends ConcludeOptions {
  /** The command line that repeats the check. */
  readonly command: string;
  /** The result as JSON on stdout. */
  readonly json: boolean;
  readonly dryRun: boolean;
  /** The file that the result is written to. */
  readonly out: string | undefined;
  /** Reports as they were asked for: `junit=check.xml`. */
  readonly reports: readonly string[];
  /** The file of accepted failures, and whether it is rewritten. */
  readonly accept: string | undefined;
  readonly acceptUpdate: boolean;
  /** The folder for scenarios of failures. */
  readonly save: string | undefined;
}

/** Runs a check and shows it; gives the exit code. What is wrong with its options is thrown before anything is sent. */
export async function presentCheck(
  host: Host,
  screen: CheckScreen,
  options: CheckOptions,
  presentation: CheckPresentation,
): Promise<ExitCode> {
  const orders = readCheckOrders(host, checkWriters, presentation.reports, filesOf(presentation));
  requirePlaces(host, presentation);
  const accepts = await acceptsOf(host, presentation);
  const report = screen.reportScreen(presentation.json || orders.some(({ path }) => path === undefined));
  if (presentation.dryRun) return dryRun(report, await planCheck(options, host));
  const ran = await runCheck(options, progressOn(host, screen, report), host);
  const today = new Date(host.clock.now()).toISOString().slice(0, 10);
  const { outcomes, stale } = acceptKnown(ran.outcomes, accepts, today);
  const result: CheckResult = { ...ran, outcomes, staleAccepts: stale };
  const lines = textReport(result, { ...presentation, ...layoutOf(report) });
  for (const line of lines.slice(0, -1)) report.say(line);
  const failures = [
    ...(await writeFiles(host, report, result, presentation)),
    ...(await writeReports(host, { screen, report }, result, { orders, presentation })),
  ];
  report.insist(lines.at(-1) ?? '');
  if (presentation.json) screen.print(JSON.stringify(jsonReport(result, presentation)));
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return conclude(result, presentation).exitCode;
}

/** The files that a check writes beside its reports, by what they are. */
function filesOf({ out, accept, acceptUpdate }: CheckPresentation): ReadonlyMap<string, string> {
  return new Map([
    ...(out === undefined ? [] : [[out, '--out'] as const]),
    ...(accept === undefined || !acceptUpdate ? [] : [[accept, '--accept'] as const]),
  ]);
}

/** Throws USAGE, before anything is sent, if what is found could only be lost. */
function requirePlaces(host: Host, presentation: CheckPresentation): void {
  for (const [file, flag] of filesOf(presentation)) {
    const problem = problemOfFile(host, resolve(host.cwd, file));
    if (problem !== undefined)
      throw new IqmockError('USAGE', `${flag}: the file ${file} ${problem}.`, {
        hint: 'Name a file in a folder that you may write to.',
      });
  }
  const { save } = presentation;
  if (save === undefined) return;
  const folder = resolve(host.cwd, save);
  if (host.exists(folder) && !host.isDirectory(folder))
    throw new IqmockError('USAGE', `--save: ${save} is a file; a folder is needed.`, {
      hint: 'Name a folder, such as --save findings.',
    });
  if (!host.canWrite(folder))
    throw new IqmockError('USAGE', `--save: the folder ${save} cannot be written to.`, {
      hint: 'Name a folder that you may write to, such as --save findings.',
    });
}

async function acceptsOf(
  host: Host,
  { accept, acceptUpdate }: CheckPresentation,
): Promise<readonly AcceptEntry[]> {
  if (accept === undefined) {
    if (!acceptUpdate) return [];
    throw new IqmockError('USAGE', '--accept-update needs --accept.', {
      hint: 'Name the file: --accept check-accept.yaml.',
    });
  }
  const path = resolve(host.cwd, accept);
  return acceptUpdate && !host.exists(path) ? [] : readAccepts(host, path);
}

async function writeFiles(
  host: Host,
  report: ReportScreen,
  result: CheckResult,
  presentation: CheckPresentation,
): Promise<IqmockError[]> {
  const { out, accept, acceptUpdate, save } = presentation;
  const files: (readonly [name: string, path: string, text: string])[] = [];
  if (out !== undefined)
    files.push(['json', out, `${JSON.stringify(jsonReport(result, presentation), null, 2)}\n`]);
  if (accept !== undefined && acceptUpdate) {
    const before = host.exists(resolve(host.cwd, accept))
      ? await readAccepts(host, resolve(host.cwd, accept))
      : [];
    const text = await acceptFile(result, before);
    if (text === undefined) report.say(`  left       ${accept} as it was: the check did not finish`);
    else files.push(['accept', accept, text]);
  }
  if (save !== undefined) files.push(...scenariosOf(host, result, save));
  const failures: IqmockError[] = [];
  for (const [name, path, text] of files) {
    const failure = await saveReport(host, { name, path, append: false }, [text]);
    if (failure === undefined) report.say(`  wrote      ${path}`);
    else failures.push(failure);
  }
  return failures;
}

function scenariosOf(
  host: Host,
  { outcomes, seed, probe }: CheckResult,
  folder: string,
): (readonly [string, string, string])[] {
  const conversation = makeConversation(seed, host.clock);
  return outcomes.flatMap((outcome) => {
    const [failure] = outcome.failures;
    const text = failure === undefined ? undefined : scenarioOf(outcome, failure, conversation, probe);
    return text === undefined ? [] : [['scenario', join(folder, `${outcome.rule.name}.yaml`), text] as const];
  });
}

async function writeReports(
  host: Host,
  { screen, report }: { readonly screen: CheckScreen; readonly report: ReportScreen },
  result: CheckResult,
  {
    orders,
    presentation,
  }: { readonly orders: readonly ReportOrder<CheckWriter>[]; readonly presentation: CheckPresentation },
): Promise<IqmockError[]> {
  const failures: IqmockError[] = [];
  for (const { writer, path, append } of orders) {
    const text = await writer.write(result, presentation);
    const announced = writer.announce?.(result, presentation).trimEnd() ?? '';
    if (announced !== '') screen.print(announced);
    if (path === undefined) {
      screen.print(text.trimEnd());
      continue;
    }
    const failure = await saveReport(host, { name: writer.name, path, append }, [text]);
    if (failure === undefined) report.say(`  wrote      ${path}`);
    else failures.push(failure);
  }
  return failures;
}

function dryRun(report: ReportScreen, start: CheckStart): ExitCode {
  for (const line of startLines(start)) report.insist(line);
  for (const { rule } of start.rules)
    report.insist(`${rule.name}  ${levelOf(rule.level, start.contract).padEnd(6)}  ${rule.doc}`);
  return exitCodes.ok;
}

/** Lists all rules with their levels. */
export function listRules(screen: CheckScreen, contract: Contract): ExitCode {
  for (const { rule } of everyRule)
    screen.print(`${rule.name}  ${levelOf(rule.level, contract).padEnd(6)}  ${rule.doc}`);
  return exitCodes.ok;
}
