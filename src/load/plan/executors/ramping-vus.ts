import { countOf, formatDurationMs } from '../../../env/format.ts';
import type { Executor } from './executor.ts';
import { usersPlan } from './users.ts';

/** `--stages 30s:10,2m:50` */
export const rampingVus: Executor = {
  name: 'ramping-vus',
  doc: 'Closed model: the number of virtual users moves in straight lines through --stages, from --vus or from 0.',
  suits: (ask) => ask.vuStages !== undefined,
  plan(ask) {
    const stages = ask.vuStages ?? [];
    const start = ask.vus ?? 0;
    const steps = stages.map(
      ({ durationMs, targetPerSecond }) => `to ${targetPerSecond} within ${formatDurationMs(durationMs)}`,
    );
    const words = `a ramp from ${countOf(start, 'virtual user')} ${steps.join(', ')}`;
    return usersPlan({ executor: this.name, words }, start, stages);
  },
};
