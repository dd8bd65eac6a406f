import { formatBytes } from '../env/format.ts';
import { IqmockError, errorTable, exitCodes, formatMistake, type ExitCode } from '../errors.ts';
import { harmless } from '../report/foreign.ts';
import type { TerminalPaint } from './terminal.ts';

/** How an error is shown. */
export interface ExplainSettings {
  readonly paint: TerminalPaint;
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
      lines: [`${paint('red', 'error SYSTEM')} ${shortened(error.message)}`, ...stack],
      exitCode: errorTable.SYSTEM.exitCode,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const advice = verbose
    ? 'Please report it with the command line and the stack below.'
    : 'Please report it with the command line and what --verbose adds.';
  return {
    lines: [
      `${paint('red', 'error BUG')} This is a bug of iqmock: ${shortened(message)}`,
      `  ${advice}`,
      ...stack,
    ],
    exitCode: exitCodes.bug,
  };
}

/** How many mistakes of one file are shown. */
const mostMistakes = 100;
/** How many characters of a sentence are shown: it may quote a file. */
const longestSentence = 1000;

function knownLines(error: IqmockError, paint: TerminalPaint): string[] {
  const lines = [`${paint('red', `error ${error.code}`)} ${shortened(error.message)}`];
  for (const mistake of error.mistakes.slice(0, mostMistakes)) {
    const line = formatMistake(mistake);
    if (line !== error.message) lines.push(`  ${shortened(line)}`);
    if (mistake.hint !== undefined) lines.push(`    ${paint('dim', shortened(mistake.hint))}`);
  }
  const left = error.mistakes.length - mostMistakes;
  if (left > 0) lines.push(`  … and ${left} more.`);
  const isShown = error.mistakes.some(({ hint }) => hint === error.hint);
  if (error.hint !== undefined && !isShown) lines.push(`  ${paint('dim', shortened(error.hint))}`);
  return lines;
}

/** A sentence that may quote a stranger: harmless, and not longer than anyone reads. */
function shortened(text: string): string {
  const start = harmless(text.slice(0, longestSentence));
  return text.length <= longestSentence
    ? start
    : `${start}… (${formatBytes(Buffer.byteLength(text))} in all)`;
}

/** A refusal of the operating system, such as a full disk. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
