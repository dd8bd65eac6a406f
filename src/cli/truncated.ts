import type { Terminal } from './terminal.ts';

/** Says of a file that its last line was torn off in the middle, as it is when its writer was killed. */
export function truncatedNote(terminal: Terminal, path: string): (line: number) => void {
  return (line) =>
    terminal.insist(
      `${path}:${line} is truncated: the program that wrote it ended in the middle. The lines before it are used.`,
    );
}
