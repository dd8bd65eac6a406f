import type { ExitCode } from '../errors.ts';
import type { Consumer } from '../consumer/consumer.ts';
import type { PolicyOptions } from '../delivery/policy-options.ts';
import type { Target } from '../delivery/target.ts';
import type { EraName } from '../model/spec.ts';
import type { RunRequest, SendContext } from './run-request.ts';
import { listenForStop, type Stop } from './stop.ts';

/** Sends, shows progress, judges, records and reports; resolves with the exit code of the verdict. */
export async function send(context: SendContext, sending: RunRequest): Promise<ExitCode> {
  const stop = listenForStop(
    context.host,
    context.terminal,
    'webhooks in flight are waited for and reported',
  );
  try {
    return await sendStoppably(context, sending, stop);
  } finally {
    stop.release();
  }
}

async function sendStoppably(context: SendContext, sending: RunRequest, stop: Stop): Promise<ExitCode> {
  const { host, options } = context;
  const [{ readRunOrders }, { readExpectations }, { resolvePolicy }, { loadRuns }, { LiveRun }] =
    await Promise.all([
      import('../writers/parts/orders.ts'),
      import('./expectations.ts'),
      import('../delivery/policy-options.ts'),
      import('../report/loaded-run.ts'),
      import('./live-run.ts'),
    ]);
  const reports = readRunOrders(host, options.report, '--report', [options.out, options.baseline]);
  const expectations = readExpectations(options.expect, options.maxFailures);
  const baseline = options.baseline === undefined ? undefined : await loadRuns(host, [options.baseline]);
  const policy = await resolvePolicy(options satisfies PolicyOptions, host);
  const { target, consumer } = await findTarget(context, sending.eras);
  try {
    const [{ checkFaults }, { proxyFor }] = await Promise.all([
      import('../delivery/faults/engine/resolve.ts'),
      import('../delivery/proxy.ts'),
    ]);
    // A proxy that cannot be used is refused before anything is shown.
    proxyFor(target, policy.proxy);
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
