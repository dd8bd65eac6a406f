import type { RuleOutcome } from './outcome.ts';

/** Marks rules that fail for the cause of an earlier one: the same place of the state goes wrong in the same way. */
export function groupByCause(outcomes: readonly RuleOutcome[]): RuleOutcome[] {
  const first = new Map<string, string>();
  return outcomes.map((outcome) => {
    const [failure] = outcome.failures;
    if (outcome.verdict !== 'failed' || failure?.differences === undefined) return outcome;
    const cause = `${failure.signature} ${coreOf(failure.history)}`;
    const known = first.get(cause);
    if (known !== undefined) return { ...outcome, sameCauseAs: known };
    first.set(cause, outcome.rule.name);
    return outcome;
  });
}

/** What kinds of faults a history has. */
function coreOf(history: RuleOutcome['failures'][number]['history']): string {
  return [...new Set(history?.flatMap(({ event, fault }) => (fault === undefined ? [] : [event])))].join(' ');
}
