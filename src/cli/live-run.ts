import { exitCodes, type ExitCode, type IqmockError } from '../errors.ts';
import { createRandom } from '../env/random.ts';
import type { Fault } from '../webhook/fault.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import type { Middleware } from '../delivery/sender.ts';
import type { Target } from '../delivery/target.ts';
import type { Comparison } from '../report/baseline.ts';
import type { ScopedExpectation } from '../report/ledger.ts';
import type { LoadedRun } from '../report/loaded-run.ts';
import type { ConsoleReporter } from '../report/console-reporter.ts';
import { runFileVersion, type RunLine, type RunRecord } from '../report/record.ts';
import { screenAfter, type Screen } from '../report/screen.ts';
import type { RunFile } from '../report/run-file.ts';
import type { Summary } from '../report/run-totals.ts';
import type { Source } from '../session/source.ts';
import type { GivenExpectations } from './expectations.ts';
import type { KeptRecords } from './kept-records.ts';
import type { ReportOrder } from '../writers/parts/orders.ts';
import type { SendContext, RunRequest } from './run-request.ts';
import type { Stop } from './stop.ts';

/** What is settled before the first webhook. */
export interface RunSetup {
  readonly stop: Stop;
  readonly reports: readonly ReportOrder[];
  readonly expectations: GivenExpectations;
  readonly baseline: LoadedRun | undefined;
  readonly policy: DeliveryPolicy;
  readonly target: Target;
  readonly middleware: Middleware;
  readonly shown: string;
}

/** What became of the run file and the reports. */
interface Reported {
  readonly written: readonly string[];
  readonly failed: boolean;
  readonly comparison?: Comparison | undefined;
}

/** One run: shown to people, recorded, judged and reported. */
export class LiveRun {
  private readonly context: SendContext;
  private readonly sending: RunRequest;
  private readonly settled: RunSetup;
  /** Every record, kept only if a report will be made of them. */
  private kept: KeptRecords | undefined;
  private file: RunFile | undefined = undefined;

  private readonly screen: Screen;

  constructor(context: SendContext, sending: RunRequest, settled: RunSetup) {
    this.context = context;
    this.sending = sending;
    this.settled = settled;
    const isStdoutTaken =
      context.options.format === 'json' || settled.reports.some(({ path }) => path === undefined);
    this.screen = screenAfter(() => this.file?.flush(), context.terminal.reportScreen(isStdoutTaken));
  }

  async run(): Promise<ExitCode> {
    const { host, options } = this.context;
    const { policy, target } = this.settled;
    const [{ createConsoleReporter: createNarrator }, { openRunFile }] = await Promise.all([
      import('../report/console-reporter.ts'),
      import('../report/run-file.ts'),
    ]);
    const record = await this.runRecord();
    const reporter = createNarrator(this.screen, {
      clock: host.clock,
      tries: policy.retries + 1,
      target: target.label,
    });
    if (options.out !== undefined)
      this.file = await openRunFile(host, options.out, (error) => this.complain(error));
    const { reports, baseline } = this.settled;
    if (reports.length > 0 || baseline !== undefined)
      this.kept = new (await import('./kept-records.ts')).KeptRecords(host);
    reporter.header(record);
    this.note(record);
    try {
      await this.waitForTarget();
    } catch (error) {
      return await this.giveUp(error);
    }
    const summary = await this.play(reporter);
    this.file?.close();
    const { written, failed, comparison } = await this.report();
    reporter.footer(summary, {
      written,
      repro: record.repro,
      freshRepro: record.freshRepro,
      ...(comparison === undefined ? {} : { comparison }),
    });
    return this.exitCode(summary.exitCode, failed);
  }

  private async play(reporter: ConsoleReporter): Promise<Summary> {
    const { host } = this.context;
    const { policy, target, stop, middleware } = this.settled;
    const { runSession } = await import('../session/session.ts');
    const { sources, seed, speed, repro, reproFresh = repro } = this.sending;
    const { summary } = await runSession({
      clock: host.clock,
      random: createRandom(`${seed} delivery`),
      target,
      policy,
      ...middleware,
      speed,
      sources: sources.map((source) => this.expecting(source)),
      expectations: this.expectations(),
      // A consumer that remembers ids would drop the very events that failed.
      repro: reproFresh,
      runCommand: (argv, limits) => host.runCommand(argv, limits),
      stop: stop.stop,
      abort: stop.abort,
      onWebhook: (webhook, delivery) => reporter.sending(webhook, delivery),
      onAttempt: (delivery, attempt, retryInMs) => reporter.answered(delivery, attempt, retryInMs),
      onRecord: (line) => {
        this.note(line);
        if (line.kind === 'check' || line.kind === 'result') reporter.recorded(line);
      },
    });
    return summary;
  }

  /** What could not be written is not hidden by a pass. */
  private exitCode(verdict: ExitCode, failed: boolean): ExitCode {
    if (verdict !== exitCodes.ok || !failed) return verdict;
    this.context.terminal.alert(
      `Exit code ${exitCodes.outputLost} all the same: not everything could be written, see the error above.`,
    );
    return exitCodes.outputLost;
  }

  private async runRecord(): Promise<RunRecord> {
    const { host } = this.context;
    const { command, sources, seed, seeds = [], eras, repro, reproFresh } = this.sending;
    const [{ describePolicy }, { readVersion }] = await Promise.all([
      import('../delivery/describe-policy.ts'),
      import('./version.ts'),
    ]);
    return {
      kind: 'run',
      fileVersion: runFileVersion,
      version: readVersion(host),
      command,
      scenarios: sources.map(({ name }) => name),
      seed,
      ...(seeds.some((one) => one.seed !== seed) ? { seeds } : {}),
      profile: eras.length === 0 ? 'as recorded' : eras.join(', '),
      target: this.settled.shown,
      startedAt: host.clock.now(),
      policy: describePolicy({ ...this.settled.policy, faults: this.allFaults() }),
      repro: repro(),
      ...(reproFresh === undefined ? {} : { freshRepro: reproFresh() }),
    };
  }

  /** What may go wrong on purpose, whoever asked for it. */
  private allFaults(): readonly Fault[] {
    const { policy } = this.settled;
    return [...policy.faults, ...this.sending.sources.flatMap(({ faults = [] }) => faults)];
  }

  /** Throws NOT_READY, also if the wait is interrupted. */
  private async waitForTarget(): Promise<void> {
    const { host, terminal, options } = this.context;
    const { target, policy, stop } = this.settled;
    if (options.waitForTarget === undefined) return;
    const { waitForTarget } = await import('../delivery/ready.ts');
    terminal.say(terminal.paint('dim', `Waiting for ${target.label} …`));
    await waitForTarget(target, options.waitForTarget, host.clock, { policy, signal: stop.stop });
  }

  /** Nothing was sent: the reports say so too, or a CI system would find none and assume a pass. */
  private async giveUp(error: unknown): Promise<ExitCode> {
    const { host } = this.context;
    const interrupted = this.settled.stop.stop.aborted;
    const { createLedger } = await import('../report/ledger.ts');
    this.note(createLedger().close({ endedAt: host.clock.now(), interrupted }).end);
    this.file?.close();
    const { written } = await this.report();
    for (const line of written) this.screen.say(`wrote ${line}`);
    if (interrupted) return exitCodes.interrupted;
    throw error;
  }

  /** A source whose webhooks expect what the command line says, where their step says nothing else. */
  private expecting(source: Source): Source {
    const { answer } = this.settled.expectations;
    if (Object.keys(answer).length === 0) return source;
    return {
      ...source,
      peek: () => source.peek(),
      branch: () => source.branch?.(),
      step: () => {
        const output = source.step();
        return output?.kind === 'webhook' ? { ...output, expect: { ...answer, ...output.expect } } : output;
      },
    };
  }

  private expectations(): readonly ScopedExpectation[] {
    const { run } = this.settled.expectations;
    return Object.keys(run).length === 0
      ? this.sending.expectations
      : [...this.sending.expectations, { expect: run }];
  }

  private note(line: RunLine): void {
    const { terminal, options } = this.context;
    this.kept?.add(line);
    this.file?.write(line);
    if (options.format !== 'json') return;
    this.file?.flush();
    terminal.print(JSON.stringify(line));
  }

  private async report(): Promise<Reported> {
    const { host, terminal } = this.context;
    const { file } = this;
    const runFiles = file === undefined || file.failure !== undefined ? [] : [`run file: ${file.path}`];
    const failed = file?.failure !== undefined;
    const { kept } = this;
    if (kept?.failure !== undefined) this.complain(kept.failure);
    if (kept?.failure !== undefined || kept === undefined)
      return { written: runFiles, failed: failed || kept !== undefined };
    const { writeReports } = await import('../writers/parts/orders.ts');
    const run = kept.finish(this.settled.baseline);
    const { written, failures } = await writeReports(host, terminal, this.settled.reports, { run });
    run.close();
    for (const failure of failures) this.complain(failure);
    return {
      written: [...runFiles, ...written],
      failed: failed || failures.length > 0,
      comparison: run.comparison,
    };
  }

  private complain(error: IqmockError): void {
    const { terminal } = this.context;
    terminal.alert(
      `${terminal.paint('red', `error ${error.code}`)} ${error.message} ${error.hint ?? ''}`.trimEnd(),
    );
  }
}
