import { parentProcess } from '../../env/child.ts';
import { createHost } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';
import type { FromWorker, PlainError, ToWorker } from './worker-pool.ts';
import { planLoad } from '../plan/executors/index.ts';
import { loadMix } from '../plan/mix.ts';
import { rehearseMix } from '../engine/virtual-clients.ts';
import { dryRun } from '../engine/dry-run.ts';
import { runWorker } from './run-worker.ts';

/** One worker process of a load run: it does its part when the parent says go, and sends back what it measured. */
async function work(): Promise<void> {
  const parent = parentProcess();
  const stop = new AbortController();
  const abort = new AbortController();
  const send = (message: FromWorker): Promise<void> => parent.send(message);
  let prepare: (message: ToWorker & { kind: 'prepare' }) => void = () => undefined;
  let go: (startAtMs: number) => void = () => undefined;
  const prepared = new Promise<ToWorker & { kind: 'prepare' }>((resolve) => (prepare = resolve));
  const started = new Promise<number>((resolve) => (go = resolve));
  parent.onMessage((message) => {
    const command = message as ToWorker;
    if (command.kind === 'prepare') prepare(command);
    else if (command.kind === 'go') go(command.startAtMs);
    else (command.kind === 'stop' ? stop : abort).abort();
  });
  parent.onGone(() => abort.abort());
  try {
    const host = createHost();
    const { settings, ask, mix: named, overrides } = await prepared;
    const plan = planLoad(ask);
    const mix = await loadMix(host, named, overrides);
    rehearseMix({ mix, seed: settings.seed, startMs: host.clock.now() });
    await dryRun(settings, plan, mix);
    await send({ kind: 'ready' });
    const startAtMs = await started;
    const onSlice = (slice: Parameters<Parameters<typeof runWorker>[1]['onSlice']>[0]): void =>
      void send({ kind: 'slice', slice });
    await runWorker(
      { ...settings, startAtMs },
      { host, plan, mix, onSlice, stop: stop.signal, abort: abort.signal },
    );
    await send({ kind: 'done' });
  } catch (error) {
    await send({ kind: 'failed', error: plain(error) });
  }
  parent.disconnect();
}

function plain(error: unknown): PlainError {
  if (error instanceof IqmockError) {
    const { code, message, hint, mistakes } = error;
    return { code, message, hint, mistakes };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'BUG', message, hint: undefined, mistakes: [] };
}

await work();
