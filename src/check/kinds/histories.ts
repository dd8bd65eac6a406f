import type { HistoryDelivery } from '../history.ts';
import type { Lab, PlayRules } from '../lab.ts';
import type { TrialFailure } from '../rule.ts';

/** Plays a history to a fresh chat: every good event must be accepted, and the state must be that of a clean conversation. */
export async function judgeHistory(
  lab: Lab,
  deliveries: readonly HistoryDelivery[],
  options: PlayRules = {},
): Promise<TrialFailure[]> {
  const { failure } = await lab.play(deliveries, options);
  return failure === undefined ? [] : [failure];
}

/** How many trials run at the same time. */
const atOnce = 4;

/** Plays histories that depend on chance; the failures of one cause are one, with its share of the trials. */
export async function judgeTrials(
  lab: Lab,
  histories: readonly (readonly HistoryDelivery[])[],
  options: PlayRules = {},
): Promise<TrialFailure[]> {
  const failures: TrialFailure[] = [];
  for (let index = 0; index < histories.length; index += atOnce) {
    const played = await lab.each(histories.slice(index, index + atOnce), (history) =>
      lab.play(history, options),
    );
    failures.push(...played.flatMap(({ failure }) => failure ?? []));
  }
  const [first] = failures;
  if (first === undefined) return [];
  return [{ ...first, trials: { failed: failures.length, of: histories.length } }];
}

/** Plays histories one after the other; the first that fails counts. */
export async function judgeSeveral(
  lab: Lab,
  histories: readonly (readonly HistoryDelivery[])[],
  options: PlayRules = {},
): Promise<TrialFailure[]> {
  for (const history of histories) {
    const failures = await judgeHistory(lab, history, options);
    if (failures.length > 0) return failures;
  }
  return [];
}
