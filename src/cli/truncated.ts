import type { Terminal } from './terminal.ts';

/** Says of a file that its last line was torn off in the middle, as it is when its writer was killed. */
export function truncatedNote(terminal: Terminal, path: string): (line: number) => void {
  return (line) =>
    terminal.insist(
      `${path}:${line} is cut off in the middle: its writer ended while writing it. The lines before it are used.`,
    );
}
