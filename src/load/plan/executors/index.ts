import { IqmockError } from '../../../errors.ts';
import { constantArrivalRate } from './constant-arrival-rate.ts';
import { constantVus } from './constant-vus.ts';
import type { LoadProfile, Executor, ExecutorPlan } from './executor.ts';
import { rampingArrivalRate } from './ramping-arrival-rate.ts';
import { rampingVus } from './ramping-vus.ts';
import { soak } from './soak.ts';
import { spike } from './spike.ts';

/** All executors; the first that suits an ask is taken. */
export const executors: readonly Executor[] = [
  spike,
  soak,
  rampingVus,
  rampingArrivalRate,
  constantVus,
  constantArrivalRate,
];

/** What a person asked for, planned by the executor that suits it. Throws USAGE. */
export function planLoad(ask: LoadProfile): ExecutorPlan {
  const isOpen = ask.rate !== undefined || ask.chats !== undefined || ask.stages !== undefined;
  const isClosed = ask.vus !== undefined || ask.vuStages !== undefined;
  if (isOpen && isClosed) {
    throw new IqmockError('USAGE', 'A rate and virtual users cannot both be given.', {
      hint: 'A rate (--rate, --chats) is sent however slow the consumer is; users (--vus) wait for its answers. Give one of them.',
    });
  }
  const executor = executors.find((one) => one.suits(ask));
  if (executor === undefined) {
    throw new IqmockError('USAGE', 'No load given.', {
      hint: 'Give --rate 500/s (events), --chats 50/s (whole chats) or --vus 50 (virtual users).',
    });
  }
  return executor.plan(ask);
}
