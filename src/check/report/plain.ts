import { oneLine } from '../../report/columns.ts';
import type { RuleOutcome } from '../outcome.ts';
import { repeatLine } from './repeat.ts';

/** What failed of a rule, in lines of plain text without control characters. */
export function plainRule(outcome: RuleOutcome, command: string): string[] {
  const { rule, level, failures, acceptedBecause } = outcome;
  return [
    `${level} ${rule.name} ${rule.doc}`,
    ...failures.flatMap(({ sent, expected, actual, trials }) => [
      `sent: ${oneLine(sent)}${trials === undefined ? '' : ` (${trials.failed} of ${trials.of} trials)`}`,
      `expected: ${oneLine(expected)}`,
      `got: ${oneLine(actual)}`,
    ]),
    ...(acceptedBecause === undefined ? [] : [`accepted: ${oneLine(acceptedBecause)}`]),
    `why: ${rule.why}`,
    `fix: ${rule.fix}`,
    `again: ${repeatLine(command, outcome)}`,
  ];
}
