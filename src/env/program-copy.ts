import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Marks a copy: another program that forks this one has a channel too, and wants it for itself. */
const copyMark = 'COPY_OF_IQMOCK';

/** This program once more, in another process. */
export interface ProgramCopy {
  /** Asks it to end, as a signal from a terminal would. */
  stop(): void;
  /** Its exit code; 1 when a signal ended it. */
  readonly ended: Promise<number>;
}

/**
 * Starts this program once more. It hears no Ctrl-C of the terminal, for it is in another group; it is requested to end
 * when this process is gone. `onLine` gets each line of what it writes.
 */
export function startCopy(args: readonly string[], onLine: (line: string) => void): ProgramCopy {
  const child = fork(process.argv[1] ?? '', args, {
    execArgv: process.execArgv,
    env: { ...process.env, [copyMark]: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', onLine);
  }
  return {
    stop() {
      // Windows has no signal that a program could hear; there a copy ends when nobody holds its channel.
      if (process.platform === 'win32' && child.connected) child.disconnect();
      else child.kill('SIGTERM');
    },
    ended: new Promise((resolve) => {
      child.on('error', () => resolve(1));
      child.on('close', (code) => resolve(code ?? 1));
    }),
  };
}

/** Calls back when the process that started this one as a copy is gone; returns a function that stops listening. */
export function onParentGone(callback: () => void): () => void {
  if (process.env[copyMark] === undefined || process.channel === undefined) return () => undefined;
  process.on('disconnect', callback);
  // Listening alone must not keep the process.
  process.channel.unref();
  return () => void process.off('disconnect', callback);
}
