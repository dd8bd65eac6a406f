import { formatDurationMs, formatRate } from '../../../env/format.ts';
import { constantRate } from '../schedule.ts';
import { arrivalPlan, arrivalUnit } from './arrivals.ts';
import { defaultDurationMs, type Executor } from './executor.ts';

/** `--rate 500/s`, `--chats 50/s` */
export const constantArrivalRate: Executor = {
  name: 'constant-arrival-rate',
  doc: 'Open model: events (--rate) or chats (--chats) arrive evenly at one rate, however slow the consumer is.',
  suits: (ask) => ask.rate !== undefined || ask.chats !== undefined,
  plan(ask) {
    const { unit, perSecond } = arrivalUnit(ask, this.name);
    const durationMs = ask.durationMs ?? defaultDurationMs;
    return arrivalPlan(
      {
        executor: this.name,
        unit,
        durationMs,
        words: `${formatRate(perSecond, unit)} for ${formatDurationMs(durationMs)}`,
        askedAt: (atMs) => (atMs < durationMs ? perSecond : 0),
      },
      constantRate(perSecond, durationMs),
    );
  },
};
