import type { Host } from '../../env/host.ts';
import { exitCodes, type ExitCode, type IqmockError } from '../../errors.ts';
import { waitForTarget } from '../../delivery/ready.ts';
import type { LiveScreen } from '../../report/screen.ts';
import { sameIdsNote } from '../../report/same-ids.ts';
import { incomparable } from '../metrics/compare.ts';
import { runLoad } from '../load.ts';
import { openLoadFile, type LoadFile } from '../record/load-file.ts';
import type { LoadHeader } from '../record/load-record.ts';
import type { LoadOptions } from '../plan/load-options.ts';
import { reportedLoad, type ReportedLoad } from './reported-load.ts';
import type { LoadResult } from '../record/load-result.ts';
import { mergeShards } from '../metrics/merge.ts';
import { createLiveView, type LiveView } from './live-view.ts';
import type { LoadCall, LoadControl, LoadObserver } from '../plan/prepared-run.ts';
import { recordTo, type LoadRecorder } from '../record/recorder.ts';
import { resultLines } from './table.ts';

const noteworthyWaitMs = 1000;

/** Does a load run, as `runLoad` does. */
export type LoadRunner = (call: LoadCall) => Promise<LoadResult>;

/** Makes the reports that were asked for. */
export interface LoadReporter {
  /** Whether one of them takes standard output. */
  readonly takesStdout: boolean;
  /** Gives a line for each file that was written, and why others could not be. */
  write(load: ReportedLoad): Promise<{
    readonly written: readonly string[];
    readonly failures: readonly IqmockError[];
  }>;
}

/** What a person wants to see and keep of a load run. */
export interface Presentation {
  /** Where the run is written as it goes, for `iqmock report`. */
  readonly out?: string;
  readonly reports?: LoadReporter;
  /** An earlier run to compare with. */
  readonly baseline?: string;
  /** The port at which the live measures are served. */
  readonly prometheusPort?: number;
  /** How long the target may take to accept connections before anything is sent, in milliseconds. */
  readonly waitForTargetMs?: number;
  /** Shows only the result. */
  readonly quiet?: boolean;
  readonly screen: LiveScreen;
  /** Default: `runLoad`. */
  readonly run?: LoadRunner | undefined;
}

/**
 * Runs a load and shows it: header, live panel or lines, result, reports. Resolves with the exit code. Throws what is
 * wrong with the options or the files before anything is sent.
 */
export async function presentLoad(
  { host, options, control = {} }: Omit<LoadCall, 'observers'>,
  presentation: Presentation,
): Promise<ExitCode> {
  const before =
    presentation.baseline === undefined ? undefined : await mergeShards(host, [presentation.baseline]);
  const show = new LoadPresenter(host, presentation);
  const { run = runLoad } = presentation;
  try {
    await show.open(control);
    if (presentation.waitForTargetMs !== undefined)
      await awaitTarget(host, options, presentation.waitForTargetMs, control);
    const result = await run({ host, options, observers: show.observers, control });
    return await show.conclude(result, before);
  } finally {
    await show.close();
  }
}

async function awaitTarget(
  host: Host,
  { target, policy }: LoadOptions,
  maxMs: number,
  { stop }: LoadControl,
): Promise<void> {
  await waitForTarget(target, maxMs, host.clock, { policy, ...(stop === undefined ? {} : { signal: stop }) });
}

/** Everything that observes a run and gets its result. */
class LoadPresenter {
  readonly observers: LoadObserver[] = [];
  private readonly host: Host;
  private readonly presentation: Presentation;
  private readonly screen: LiveScreen;
  private readonly report: ReturnType<LiveScreen['reportScreen']>;
  private readonly closers: (() => Promise<void> | void)[] = [];
  private panel: LiveView | undefined;
  private file: LoadFile | undefined;
  private recorder: LoadRecorder | undefined;
  private hasLost = false;

  constructor(host: Host, presentation: Presentation) {
    const { screen } = presentation;
    this.host = host;
    this.presentation = presentation;
    this.screen = screen;
    this.report = screen.reportScreen(presentation.reports?.takesStdout === true);
  }

  /** Opens files and ports before anything is sent. */
  async open({ stop }: LoadControl): Promise<void> {
    const { out, prometheusPort, quiet } = this.presentation;
    if (out !== undefined) {
      this.file = await openLoadFile(this.host, out, (error) => this.complain(error));
      this.recorder = recordTo(this.file);
      this.observers.push(this.recorder);
    }
    if (quiet !== true) this.observers.push({ started: (header) => this.introduce(header) });
    if (prometheusPort !== undefined) {
      const { servePrometheus } = await import('./prometheus.ts');
      const endpoint = await servePrometheus(prometheusPort);
      this.closers.push(() => endpoint.close());
      this.observers.push(endpoint, { started: () => this.screen.insist(`Metrics at ${endpoint.url}`) });
    }
    if (quiet === true) return;
    const panel = createLiveView(this.screen);
    this.panel = panel;
    this.observers.push(panel);
    stop?.addEventListener('abort', () => panel.ending(), { once: true });
  }

  async conclude(result: LoadResult, before: LoadResult | undefined): Promise<ExitCode> {
    this.panel?.clear();
    this.recorder?.finish(result);
    const { report } = this;
    const reported = reportedLoad(result, before);
    for (const line of resultLines(result, report, reported.baseline?.changes)) report.insist(line);
    const caveat = before === undefined ? undefined : incomparable(result, before);
    if (caveat !== undefined) report.insist(report.paint('yellow', caveat));
    const { exitCode } = result.verdict;
    try {
      const { written = [], failures = [] } = (await this.presentation.reports?.write(reported)) ?? {};
      for (const line of written) report.insist(`wrote ${line}`);
      for (const failure of failures) this.complain(failure);
    } finally {
      if (result.header.repro !== '') report.insist(`Again: ${result.header.repro}`);
    }
    return exitCode === exitCodes.ok && this.hasLost ? exitCodes.outputLost : exitCode;
  }

  async close(): Promise<void> {
    this.panel?.clear();
    this.file?.close();
    for (const closer of this.closers) await closer();
  }

  private introduce(header: LoadHeader): void {
    const { report } = this;
    const { paint } = this.screen;
    const mix = header.mix.map(({ name, weight }) => `${name}:${weight}`).join(' ');
    const { timeout = '', signature = 'none', retries = 'none', faults } = header.policy;
    const shard = header.shard.of > 1 ? `, shard ${header.shard.index + 1} of ${header.shard.of}` : '';
    report.insist(
      report.paint(
        'dim',
        `seed ${header.seed}, era ${header.profile}, ${mix}, ${header.workers} worker${header.workers === 1 ? '' : 's'}${shard}`,
      ),
    );
    report.insist(
      report.paint(
        'dim',
        `timeout ${timeout}, retries ${retries}, signature ${signature}, order kept per chat, at most ${header.maxInFlight} requests in flight`,
      ),
    );
    if (faults !== undefined) this.screen.insist(`${paint('yellow', 'on purpose')} ${faults}`);
    if (header.sameIds !== undefined)
      this.screen.insist(sameIdsNote(paint, header.sameIds, 'start or ids are given'));
    for (const note of header.notes ?? []) this.screen.insist(`${paint('yellow', 'note')} ${note}`);
    const waitMs = header.startedAt - this.host.clock.now();
    if (waitMs > noteworthyWaitMs) {
      this.screen.insist(`Waiting until ${new Date(header.startedAt).toISOString()} (--start-at).`);
    }
  }

  /** What could not be written is not hidden by a pass. */
  private complain(error: IqmockError): void {
    this.hasLost = true;
    const code = this.screen.paint('red', `error ${error.code}`);
    this.screen.alert(`${code} ${error.message} ${error.hint ?? ''}`.trimEnd());
  }
}
