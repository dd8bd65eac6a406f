import type { Attempt, AttemptContext, LayerContext } from '../../delivery.ts';

/** A try that never left, on purpose. */
export function unsent({ clock }: LayerContext, { number }: AttemptContext, cut: string): Attempt {
  const nowMs = clock.monotonic();
  return {
    number,
    sentAt: nowMs,
    doneAt: nowMs,
    error: { code: 'aborted', message: `The try was ${cut}, on purpose.` },
    cut,
    again: true,
  };
}
