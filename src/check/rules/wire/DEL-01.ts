import { cleanly, type HistoryDelivery } from '../../history.ts';
import { cut } from '../../manners.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-01',
  doc: 'A truncated body has no effect, and does not harm later events.',
  level: 'MUST',
  sends:
    'Message events whose body is cut halfway and close to its end, by FIN and by RST, and never sent again. Then the next events.',
  accepts: 'Any answer or none to the truncated events; the state as if they had not been sent.',
  why: 'Connections break. Half a body that is mistaken for a whole one corrupts an event; a lock or a worker that waits for the rest is lost.',
  sources: ['expressjs/body-parser#329', 'hypertrons/hypertrons#105'],
  fix: 'Use the body only when all of it has arrived, and release everything when the connection ends.',
  requests: 9,
  async judge(lab) {
    const event = lab.laterMessage;
    const broken = (share: number, end: 'FIN' | 'RST'): HistoryDelivery => {
      const fault = `cut after ${share * 100}% by ${end}`;
      return { event, fault, lost: true, request: { manner: cut(share, end) } };
    };
    const cuts = [broken(0.5, 'FIN'), broken(0.5, 'RST'), broken(0.99, 'FIN'), broken(0.99, 'RST')];
    const { failure, twin } = await lab.play([...cleanly(lab.short), ...cuts]);
    if (failure !== undefined) return [failure];
    // What is done with half a body may be done a moment later.
    await lab.options.observer?.settled(twin);
    const observed = await lab.compare(twin, lab.short);
    return observed === undefined
      ? []
      : [await lab.stateFailure(observed, lab.short, [...cleanly(lab.short), ...cuts])];
  },
});
