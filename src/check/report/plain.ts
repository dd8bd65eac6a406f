import type { RuleOutcome } from '../outcome.ts';
import { repeatLine } from './repeat.ts';

/** What failed of a rule, in lines of plain text. */
export function plainRule(outcome: RuleOutcome, command: string): string[] {
  const { rule, level, failures, acceptedBecause } = outcome;
  return [
    `${level} ${rule.name} ${rule.doc}`,
    ...failures.flatMap(({ sent, expected, actual, trials }) => [
      `sent: ${sent}${trials === undefined ? '' : ` (${trials.failed} of ${trials.of} trials)`}`,
      `expected: ${expected}`,
      `got: ${actual}`,
    ]),
    ...(acceptedBecause === undefined ? [] : [`accepted: ${acceptedBecause}`]),
    `why: ${rule.why}`,
    `fix: ${rule.fix}`,
    `again: ${repeatLine(command, outcome)}`,
  ];
}
