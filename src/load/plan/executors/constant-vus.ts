import { countOf, formatDurationMs } from '../../../env/format.ts';
import { defaultDurationMs, type Executor } from './executor.ts';
import { usersPlan } from './users.ts';

/** `--vus 50` */
export const constantVus: Executor = {
  name: 'constant-vus',
  doc: 'Closed model: a number of virtual users (--vus) play one scenario after another, each event after the answer to the one before.',
  suits: (ask) => ask.vus !== undefined,
  plan(ask) {
    const vus = ask.vus ?? 1;
    const durationMs = ask.durationMs ?? defaultDurationMs;
    const words = `${countOf(vus, 'virtual user')} for ${formatDurationMs(durationMs)}`;
    return usersPlan({ executor: this.name, words }, vus, [{ durationMs, targetPerSecond: vus }]);
  },
};
