import { errorTable, exitCodes } from '../../src/errors.ts';
import { exitCodeDocs } from '../../src/cli/exit-codes.ts';
import { markdownFile, table } from './markdown.ts';
import type { Output } from './output.ts';

/** docs/errors.md: the exit codes and the error codes. */
export function writeErrors(): Promise<Output> {
  const exits = Object.entries(exitCodes).map(([name, code]) => [
    String(code),
    exitCodeDocs[name as keyof typeof exitCodes],
  ]);
  const errors = Object.entries(errorTable).map(([code, { exitCode, doc }]) => [
    `\`${code}\``,
    String(exitCode),
    doc,
  ]);
  return markdownFile(
    'docs/errors.md',
    `<!-- Made by \`npm run gen\` from src/errors.ts; do not edit. -->

# Errors

What a consumer does wrong is never an error of iqmock: it is in the report, and the exit code is 1. The errors below
are mistakes in the input of iqmock. Each is printed with its code, a sentence, and a hint that says what to type.

## Exit codes

${table(['exit code', 'meaning'], exits)}

## Error codes

${table(['code', 'exit code', 'meaning'], errors)}
`,
  );
}
