import type { Socket } from 'node:net';
import { formatDurationMs } from '../env/format.ts';
import { IqmockError } from '../errors.ts';
import type { Clock } from '../env/clock.ts';
import { createConnector, type Connector } from './transport/connector.ts';
import type { AttemptError } from './delivery.ts';
import { describeFailure, timeoutError } from './transport/failure.ts';
import { presets, type DeliveryPolicy } from './policy.ts';
import { proxyFor } from './proxy.ts';
import type { Target } from './target.ts';

/** How a target is asked whether it is there. */
export interface WaitOptions {
  /** For TLS and proxies; the preset `default` if left out. */
  readonly policy?: Pick<DeliveryPolicy, 'tls' | 'proxy'>;
  /** Ends the wait early. */
  readonly signal?: AbortSignal;
}

const pauseMs = 100;
const connectMs = 2000;

/** Container runtimes accept connections before the server is up, and close them at once. */
const holdMs = 100;

const notSent = { sent: false } as const;

/**
 * Waits until the target takes a connection (with TLS, for https) and does not close it at once. No request is sent:
 * a consumer may not be made for any but its webhooks. Throws NOT_READY after `maxMs`, or when the signal aborts.
 */
export async function waitForTarget(
  target: Target,
  maxMs: number,
  clock: Clock,
  options: WaitOptions = {},
): Promise<void> {
  const { policy = presets.default.policy, signal = new AbortController().signal } = options;
  const connector = createConnector(target, policy.tls, proxyFor(target, policy.proxy));
  const endsAt = clock.monotonic() + maxMs;
  let failure: AttemptError | undefined;
  for (;;) {
    const leftMs = Math.max(1, endsAt - clock.monotonic());
    const failed = await knock(target, connector, Math.min(connectMs, leftMs), clock, signal);
    if (failed === undefined) return;
    // The last knock may be cut short; then what was seen before says more.
    if (failure === undefined || failed.code !== 'timeout') failure = failed;
    if (clock.monotonic() >= endsAt || signal.aborted) {
      throw notReady(target, signal.aborted ? undefined : maxMs, failure);
    }
    await clock.sleep(Math.min(pauseMs, endsAt - clock.monotonic()), signal);
  }
}

/** One connection, opened, held for a moment and closed; undefined if all went well. */
async function knock(
  target: Target,
  connector: Connector,
  allowedMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<AttemptError | undefined> {
  const ended = new AbortController();
  const timeUp = clock.sleep(allowedMs, AbortSignal.any([signal, ended.signal])).then(() => undefined);
  let giveUp = (): void => {};
  const opening = new Promise<Socket | AttemptError>((resolve) => {
    giveUp = connector(undefined, (error, socket) =>
      resolve(error === null ? socket : describeFailure(error, target, notSent)),
    );
  });
  try {
    const opened = await Promise.race([opening, timeUp]);
    if (opened === undefined) return timeoutError(target, allowedMs, notSent);
    return 'code' in opened ? opened : await hold(opened, target, clock, ended.signal);
  } finally {
    ended.abort();
    giveUp();
  }
}

async function hold(
  socket: Socket,
  target: Target,
  clock: Clock,
  signal: AbortSignal,
): Promise<AttemptError | undefined> {
  let reason: Error = Object.assign(new Error('closed'), { code: 'ECONNRESET' });
  const closed = new Promise<AttemptError>((resolve) => {
    const end = (): void => resolve(describeFailure(reason, target, notSent));
    socket.on('error', (error) => (reason = error));
    socket.once('end', end).once('close', end).resume();
  });
  return Promise.race([closed, clock.sleep(holdMs, signal).then(() => undefined)]);
}

function notReady(target: Target, maxMs: number | undefined, { message, hint }: AttemptError): IqmockError {
  const when = maxMs === undefined ? 'before the wait was ended' : `within ${formatDurationMs(maxMs)}`;
  return new IqmockError('NOT_READY', `${target.label} was not ready ${when}. ${message}`, {
    hint: hint ?? 'Look at the log of your server, or allow more time with --wait-for-target.',
  });
}
