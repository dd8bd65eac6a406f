import { cleanly } from './history.ts';
import type { Lab } from './lab.ts';
import { NotJudged, type TrialFailure } from './rule.ts';
import { BudgetSpent } from './budget.ts';
import { withoutHistory } from './failure.ts';

/** How many chats are played at the same time. */
const chats = 8;

/** Plays several chats at the same time: what goes wrong then would be blamed on any rule that sends in parallel. */
export async function findInterference(lab: Lab): Promise<readonly TrialFailure[]> {
  try {
    return await interferenceOf(lab);
  } catch (error) {
    // The rules will say that there was no time.
    if (error instanceof BudgetSpent || error instanceof NotJudged) return [];
    throw error;
  }
}

async function interferenceOf(lab: Lab): Promise<readonly TrialFailure[]> {
  const played = await Promise.all(
    Array.from({ length: chats }, () => lab.play(cleanly(lab.beforeReading), { onTheWay: false })),
  );
  const failures = played.flatMap(({ failure }): TrialFailure[] => (failure === undefined ? [] : [failure]));
  const [first] = failures;
  if (first === undefined) return [];
  const rest = withoutHistory(first);
  return [
    {
      ...rest,
      sent: `${chats} conversations at the same time`,
      trials: { failed: failures.length, of: chats },
    },
  ];
}
