import type { RuleOutcome } from '../outcome.ts';

/** The command line that judges one rule again. */
export function repeatLine(command: string, { rule }: Pick<RuleOutcome, 'rule'>): string {
  const seed = / --seed (\d+)/.exec(command)?.[1] ?? '1';
  return `${command.replace(/ --seed \d+/, '')} --replay ${rule.name}@${seed}`;
}
