import type { Host } from '../env/host.ts';
import type { Terminal } from './terminal.ts';

/** A line on stderr that says how far a long task is; nothing where nobody looks on. */
export interface ProgressLine {
  /** Called as often as you like: the text is made and shown a few times a second. */
  tick(text: () => string): void;
  /** Takes the line away. */
  clear(): void;
}

const pauseMs = 200;
const eraseLine = '\r\u001b[K';

/** Makes a progress line. */
export function createProgress(host: Host, terminal: Terminal): ProgressLine {
  if (!terminal.live) return { tick: () => {}, clear: () => {} };
  let nextAt = host.clock.monotonic() + pauseMs;
  let shown = false;
  return {
    tick(text) {
      const now = host.clock.monotonic();
      if (now < nextAt) return;
      nextAt = now + pauseMs;
      shown = true;
      host.stderr.write(`${eraseLine}${terminal.paint('dim', text().slice(0, terminal.width - 1))}`);
    },
    clear() {
      if (shown) host.stderr.write(eraseLine);
      shown = false;
    },
  };
}
