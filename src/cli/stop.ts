import type { Host } from '../env/host.ts';
import type { Terminal } from './terminal.ts';

/** The two ways in which a person ends a run: politely, and at once. */
export interface Stop {
  /** Aborts at the first Ctrl-C or SIGTERM: nothing new starts, what is in progress may end. */
  readonly stop: AbortSignal;
  /** Aborts at the second. */
  readonly abort: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/** Listens for Ctrl-C and SIGTERM. After the second they end the process as they do everywhere. */
export function listenForStop(host: Host, terminal: Terminal, drains: string): Stop {
  const polite = new AbortController();
  const atOnce = new AbortController();
  const release = host.onStop((signal) => {
    if (polite.signal.aborted) {
      atOnce.abort();
      release();
      return;
    }
    const again = signal === 'SIGINT' ? 'Ctrl-C' : 'the signal';
    terminal.insist(terminal.paint('yellow', `Stopping: ${drains}; ${again} again stops at once.`));
    polite.abort();
  });
  return { stop: polite.signal, abort: atOnce.signal, release };
}
