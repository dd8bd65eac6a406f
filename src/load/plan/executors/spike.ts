import { formatDurationMs, formatRate } from '../../../env/format.ts';
import { IqmockError } from '../../../errors.ts';
import { rampingRate, rateAt, spikeStages } from '../schedule.ts';
import { arrivalPlan, arrivalUnit } from './arrivals.ts';
import { defaultDurationMs, type Executor } from './executor.ts';

/** `--rate 100/s --spike 1000/s` */
export const spike: Executor = {
  name: 'spike',
  doc: 'Open model: a third of the time at --rate, a third at --spike, a third at --rate again; the verdict says how soon the consumer recovered.',
  suits: (ask) => ask.spike !== undefined,
  plan(ask) {
    const { unit, perSecond } = arrivalUnit(ask, this.name);
    const peak = ask.spike ?? 0;
    if (peak <= perSecond) {
      throw new IqmockError(
        'USAGE',
        `--spike: ${formatRate(peak, unit)} is no more than the rate of ${formatRate(perSecond, unit)}.`,
        {
          hint: 'Give the spike a higher rate than --rate or --chats.',
        },
      );
    }
    const durationMs = ask.durationMs ?? defaultDurationMs;
    const stages = spikeStages(perSecond, peak, durationMs);
    return arrivalPlan(
      {
        executor: this.name,
        unit,
        durationMs,
        words: `a spike from ${formatRate(perSecond, unit)} to ${formatRate(peak, unit)}, ${formatDurationMs(durationMs)} in all`,
        askedAt: (atMs) => rateAt(perSecond, stages, atMs),
      },
      rampingRate(perSecond, stages),
    );
  },
};
