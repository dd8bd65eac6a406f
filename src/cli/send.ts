import type { ExitCode } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { OptionValues } from '../options/option.ts';
import type { Setting } from '../config/settings.ts';
import type { Consumer } from '../consumer/consumer.ts';
import type { PolicyOptions } from '../delivery/policy-options.ts';
import type { Target } from '../delivery/target.ts';
import type { EraName } from '../model/spec.ts';
import type { ScopedExpectation } from '../report/ledger.ts';
import type { Source } from '../session/session.ts';
import type { deliveryOptions } from './options/delivery.ts';
import type { sendOptions } from './options/send.ts';
import type { targetOptions } from './options/target.ts';
import { listenForStop, type Stop } from './stop.ts';
import type { Terminal } from './terminal.ts';

/** The options of every command that sends. */
export type SendValues = OptionValues<typeof targetOptions & typeof deliveryOptions & typeof sendOptions>;

/** The context of a command that sends. */
export interface SendContext {
  readonly host: Host;
  readonly terminal: Terminal;
  readonly options: SendValues;
  readonly settings: readonly Setting[];
}

/** What is sent. */
export interface RunRequest {
  readonly command: string;
  readonly sources: readonly Source[];
  readonly expectations: readonly ScopedExpectation[];
  readonly seed: number;
  /** The eras of the bodies; none where that is not known. */
  readonly eras: readonly EraName[];
  readonly speed: number | 'max';
  /** The line that repeats the whole, or one source of it. */
  repro(source?: string): string;
  /** The line that does the same with fresh ids, for a consumer that remembers; none where the bytes are recorded. */
  reproFresh?(source?: string): string;
}

/** Sends, tells people, judges, records and reports; resolves with the exit code of the verdict. */
export async function send(context: SendContext, sending: RunRequest): Promise<ExitCode> {
  const stop = listenForStop(context.host, context.terminal, 'what is under way is waited for and reported');
  try {
    return await sendStoppably(context, sending, stop);
  } finally {
    stop.release();
  }
}

async function sendStoppably(context: SendContext, sending: RunRequest, stop: Stop): Promise<ExitCode> {
  const { host, options } = context;
  const [{ readReports }, { readExpectations }, { resolvePolicy }, { loadRuns }, { LiveRun }] =
    await Promise.all([
      import('./reports.ts'),
      import('./expectations.ts'),
      import('../delivery/policy-options.ts'),
      import('../report/loaded-run.ts'),
      import('./live-run.ts'),
    ]);
  const reports = await readReports(host, options.report, '--report');
  const expectations = readExpectations(options.expect, options.maxFailures);
  const baseline = options.baseline === undefined ? undefined : await loadRuns(host, [options.baseline]);
  const policy = await resolvePolicy(options satisfies PolicyOptions, host);
  const { target, consumer } = await findTarget(context, sending.eras);
  try {
    const { checkFaults } = await import('../delivery/faults/engine/resolve.ts');
    const faults = [...policy.faults, ...sending.sources.flatMap((source) => source.faults ?? [])];
    checkFaults(faults, { policy, target });
    const shown =
      consumer === undefined ? target.label : `embedded consumer at ${target.label}, as no --to is given`;
    return await new LiveRun(context, sending, {
      stop,
      reports,
      expectations,
      baseline,
      policy,
      target,
      middleware: {},
      shown,
    }).run();
  } finally {
    await consumer?.close();
  }
}

/** The address given, or a consumer of our own that refuses what is not valid. */
async function findTarget(
  { host, options }: SendContext,
  eras: readonly EraName[],
): Promise<{ target: Target; consumer?: Consumer }> {
  const { parseTarget } = await import('../delivery/target.ts');
  if (options.to !== undefined) return { target: parseTarget(options.to, options.mask) };
  const [{ startConsumer }, { createSchemaValidator }] = await Promise.all([
    import('../consumer/consumer.ts'),
    import('../model/validator.ts'),
  ]);
  // Compiled now, so that it is not the first answer that takes the time.
  for (const era of eras) createSchemaValidator(era);
  const consumer = await startConsumer({ strict: true, keep: 1, machine: host });
  return { target: parseTarget(consumer.url), consumer };
}
