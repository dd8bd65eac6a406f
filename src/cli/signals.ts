import { exitCodes, type ExitCode } from '../errors.ts';
import type { Host, StopSignal } from '../env/host.ts';

/** How long a command may go on writing what it knows after the second signal. */
const graceMs = 1000;

/** What the signals of a call have asked for. */
export interface SignalWatch {
  /** The host of the command, whose signals are noticed here too. */
  readonly host: Host;
  /** Resolves where a command did not end by itself soon after the second signal. */
  readonly ended: Promise<ExitCode>;
  /** The exit code, once it is known which signal interrupted. */
  settle(exitCode: ExitCode): ExitCode;
}

/** Sees to it that the second Ctrl-C ends every command, whatever it waits for. */
export function watchSignals(host: Host): SignalWatch {
  let first: StopSignal | undefined;
  let end: (exitCode: ExitCode) => void = () => undefined;
  const ended = new Promise<ExitCode>((resolve) => (end = resolve));
  const onStop: Host['onStop'] = (callback) => {
    let count = 0;
    const endSoon = (): void => void host.clock.sleep(graceMs).then(() => end(exitCodes.interrupted));
    const release = host.onStop((signal) => {
      first ??= signal;
      count++;
      callback(signal);
      if (count === 2) endSoon();
    });
    return () => {
      release();
      // A command that is about to end after the first signal still says how it ended.
      if (count !== 1) return;
      const forget = host.onStop(() => {
        forget();
        endSoon();
      });
    };
  };
  return {
    host: { ...host, onStop },
    ended,
    settle: (exitCode) =>
      exitCode === exitCodes.interrupted && first === 'SIGHUP' ? exitCodes.hungUp : exitCode,
  };
}
