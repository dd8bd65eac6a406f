import { formatDurationMs, formatRate } from '../../../env/format.ts';
import { constantRate } from '../schedule.ts';
import { arrivalPlan, arrivalUnit } from './arrivals.ts';
import type { Executor } from './executor.ts';

const hourMs = 3_600_000;

/** `--soak` */
export const soak: Executor = {
  name: 'soak',
  doc: 'Open model: one rate for a long time (default: an hour); the verdict says whether the consumer got slower.',
  suits: (ask) => ask.soak === true,
  plan(ask) {
    const { unit, perSecond } = arrivalUnit(ask, this.name);
    const durationMs = ask.durationMs ?? hourMs;
    return arrivalPlan(
      {
        executor: this.name,
        unit,
        durationMs,
        words: `a soak of ${formatRate(perSecond, unit)} for ${formatDurationMs(durationMs)}`,
        askedAt: (atMs) => (atMs < durationMs ? perSecond : 0),
      },
      constantRate(perSecond, durationMs),
    );
  },
};
