import { IqmockError, exitCodes, formatMistake, type ExitCode } from '../errors.ts';
import type { Paint } from './terminal.ts';

/** How an error is told. */
export interface ExplainSettings {
  readonly paint: Paint;
  /** Also print the stack. */
  readonly verbose: boolean;
}

/** An error as lines for people, and the exit code it means. */
export interface Explanation {
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;
}

/** Turns whatever was thrown into an explanation. */
export function explain(error: unknown, { paint, verbose }: ExplainSettings): Explanation {
  const stack = verbose && error instanceof Error && error.stack !== undefined ? ['', error.stack] : [];
  if (error instanceof IqmockError && error.code !== 'BUG') {
    return { lines: [...knownLines(error, paint), ...stack], exitCode: error.exitCode };
  }
  if (isSystemError(error)) {
    return {
      lines: [`${paint('red', 'error SYSTEM')} ${error.message}`, ...stack],
      exitCode: exitCodes.usage,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const advice = verbose
    ? 'Please report it with the command line and the stack below.'
    : 'Please report it with the command line and what --verbose adds.';
  return {
    lines: [`${paint('red', 'error BUG')} This is a bug of iqmock: ${message}`, `  ${advice}`, ...stack],
    exitCode: exitCodes.bug,
  };
}

function knownLines(error: IqmockError, paint: Paint): string[] {
  const lines = [`${paint('red', `error ${error.code}`)} ${error.message}`];
  for (const mistake of error.mistakes) {
    const line = formatMistake(mistake);
    if (line !== error.message) lines.push(`  ${line}`);
    if (mistake.hint !== undefined) lines.push(`    ${paint('dim', mistake.hint)}`);
  }
  const told = error.mistakes.some(({ hint }) => hint === error.hint);
  if (error.hint !== undefined && !told) lines.push(`  ${paint('dim', error.hint)}`);
  return lines;
}

/** A refusal of the operating system, such as a full disk. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
