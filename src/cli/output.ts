import type { Writable } from 'node:stream';
import { exitCodes, IqmockError, type ExitCode } from '../errors.ts';

/** What becomes of standard output while a command works. */
export interface OutputWatch {
  /**
   * Resolves with the exit code if there is nothing more to do: nobody reads what a command gives (a closed pipe, as in
   * `iqmock generate busy-day | head`), or it cannot be written.
   */
  readonly ended: Promise<ExitCode>;
  /** From now on the work goes on without standard output: what is sent is sent, and judged, all the same. */
  outlive(): void;
  /** The exit code in the end, when all is written. What could not be written is not hidden by a pass. */
  settle(exitCode: ExitCode): Promise<ExitCode>;
}

/** Watches standard output. `report` gets the one error that a person should see. */
export function watchOutput(stdout: Writable, report: (error: IqmockError) => void): OutputWatch {
  let outlived = false;
  let isLost = false;
  let end: (exitCode: ExitCode) => void = () => undefined;
  const ended = new Promise<ExitCode>((resolve) => (end = resolve));
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      if (!outlived) end(exitCodes.ok);
    } else if (!isLost && error.code !== 'ERR_STREAM_DESTROYED') {
      isLost = true;
      report(lostOutput(error));
      if (!outlived) end(exitCodes.outputLost);
    }
  });
  return {
    ended,
    outlive: () => void (outlived = true),
    async settle(exitCode) {
      await new Promise((resolve) => stdout.write('', resolve));
      return isLost && exitCode === exitCodes.ok ? exitCodes.outputLost : exitCode;
    },
  };
}

function lostOutput(cause: Error): IqmockError {
  return new IqmockError('OUTPUT_LOST', `Standard output cannot be written: ${cause.message}.`, {
    hint: 'Free some space, or send it somewhere else.',
    cause,
  });
}
