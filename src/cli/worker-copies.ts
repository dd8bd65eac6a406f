import type { Host } from '../env/host.ts';
import type { ExitCode } from '../errors.ts';
import { listenForStop } from './stop.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs this command as several processes, each a worker of the Locust master with a separate run file, and shows their
 * lines with their numbers. Resolves with the largest of their exit codes.
 */
export async function runCopies(
  host: Host,
  terminal: Terminal,
  { count, out }: { readonly count: number; readonly out: string | undefined },
): Promise<ExitCode> {
  const copies = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    // The last of several equal flags counts.
    const own = ['--workers', '1', ...(out === undefined ? [] : ['--out', fileOf(out, number)])];
    return host.startCopy([...host.argv, ...own], (line) => terminal.insist(`worker ${number}: ${line}`));
  });
  const control = listenForStop(host, terminal, 'the workers end their chats');
  const stopAll = (): void => copies.forEach((copy) => copy.stop());
  control.stop.addEventListener('abort', stopAll, { once: true });
  control.abort.addEventListener('abort', stopAll, { once: true });
  try {
    const codes = await Promise.all(copies.map(({ ended }) => ended));
    return Math.max(...codes) as ExitCode;
  } finally {
    control.release();
  }
}

/** `run.ndjson` becomes `run-1.ndjson`. */
function fileOf(out: string, number: number): string {
  const [, stem = out, extension = ''] = /^(.*?)(\.[^./\\]+)?$/s.exec(out) ?? [];
  return `${stem}-${number}${extension}`;
}
