import { formatBytes, formatDurationMs } from '../env/format.ts';
import { commandOutputLimit } from '../env/host.ts';
import { askTimeoutMs } from '../report/probe-form.ts';
import {
  checkPlaceholder,
  filled,
  parsed,
  type Prober,
  type ProberTools,
  type ConsumerState,
} from './probe-form.ts';

/** Asks a program. Throws USAGE if its command line names no chat. */
export function commandProber(command: string, { runCommand }: ProberTools): Prober {
  checkPlaceholder(command, '--probe-command');
  const words = splitWords(command);
  return {
    label: command,
    async read(twin, signal) {
      const argv = words.map((word) => filled(word, twin));
      const outcome = await runCommand(argv, { timeoutMs: askTimeoutMs, signal });
      const problem = problemOf(outcome);
      return problem === undefined
        ? { state: twin.restore(parsed(outcome.stdout)) }
        : { state: `(exit code ${outcome.exitCode})`, ...problem };
    },
    close: () => {},
  };
}

type Outcome = Awaited<ReturnType<ProberTools['runCommand']>>;

function problemOf({ exitCode, stdout, stderr }: Outcome): Omit<ConsumerState, 'state'> | undefined {
  if (stdout.length >= commandOutputLimit)
    return {
      problem: `it wrote more than ${formatBytes(commandOutputLimit)}`,
      hint: 'Let it write what the consumer knows of the one chat whose id stands for {chat}.',
      isSilent: true,
    };
  if (exitCode === 0) return undefined;
  const words = stderr.trim().slice(0, 200);
  if (exitCode === 124)
    return {
      problem: `it did not end within ${formatDurationMs(askTimeoutMs)}`,
      hint: 'A check reads the state some thousand times: let the program ask at once, and end.',
      isSilent: true,
    };
  return {
    ...(exitCode === 127 ? { isSilent: true } : {}),
    problem: words === '' ? `exit code ${exitCode}` : `exit code ${exitCode}: ${words}`,
    hint:
      exitCode === 127
        ? 'Is the program installed, and on the path? There is no shell: pipes and variables need `sh -c`.'
        : 'It must write what the consumer knows of the chat to standard output, and end with exit code 0.',
  };
}

/** The words of a command line; quotes hold words together. There is no shell. */
function splitWords(text: string): string[] {
  const words = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, a?: string, b?: string) => a ?? b ?? ''),
  );
}
