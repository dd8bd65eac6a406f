import { formatDurationMs, formatRate } from '../../../env/format.ts';
import { rampingRate, rateAt, totalDurationMs, type RateStage } from '../schedule.ts';
import { arrivalPlan, arrivalUnit } from './arrivals.ts';
import type { Executor } from './executor.ts';

/** `--stages 30s:100/s,2m:1000/s` */
export const rampingArrivalRate: Executor = {
  name: 'ramping-arrival-rate',
  doc: 'Open model: the rate moves in straight lines through --stages, from --rate or --chats, or from 0.',
  suits: (ask) => ask.stages !== undefined,
  plan(ask) {
    const { unit, perSecond } = arrivalUnit(ask, this.name);
    const stages = ask.stages ?? [];
    const durationMs = totalDurationMs(stages);
    return arrivalPlan(
      {
        executor: this.name,
        unit,
        durationMs,
        words: `a ramp from ${formatRate(perSecond, unit)} ${describeStages(stages, unit)}`,
        askedAt: (atMs) => rateAt(perSecond, stages, atMs),
      },
      rampingRate(perSecond, stages),
    );
  },
};

function describeStages(stages: readonly RateStage[], unit: 'events' | 'chats'): string {
  return stages
    .map(
      ({ durationMs, targetPerSecond }) =>
        `to ${formatRate(targetPerSecond, unit)} within ${formatDurationMs(durationMs)}`,
    )
    .join(', ');
}
