import type { Delivery } from '../api/model.ts';

const tones: Readonly<Record<Delivery['state'], string>> = {
  waiting: 'idle',
  sending: 'info',
  retrying: 'warn',
  delivered: 'good',
  refused: 'bad',
  failed: 'bad',
  dropped: 'warn',
};

/** The colour of a state. */
export function toneOf(state: Delivery['state']): string {
  return tones[state];
}
