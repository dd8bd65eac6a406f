import type { Instance } from '../instance.ts';
import type { DeliveryState, DeliveryView } from './delivery-view.ts';

/** What to wait for: until nothing is pending, or until `count` deliveries match. Default: one. */
export interface WaitCondition {
  readonly until: 'idle' | 'deliveries';
  readonly count?: number | undefined;
  readonly chatId?: number | undefined;
  readonly type?: string | undefined;
  readonly state?: DeliveryState | undefined;
  readonly after?: number | undefined;
  readonly timeoutMs: number;
}

/** How the waiting ended. */
export interface WaitResult {
  readonly met: boolean;
  readonly pending: number;
  readonly matching: readonly DeliveryView[];
}

const mostMatching = 1000;

/** Waits until nothing is pending or enough deliveries match, until the time is over, or until the caller has gone. */
export async function waitForDeliveries(
  instance: Instance,
  condition: WaitCondition,
  signal: AbortSignal,
): Promise<WaitResult> {
  const { feed, outbox, settings } = instance;
  const over = new AbortController();
  const isMet = (): boolean =>
    condition.until === 'idle'
      ? outbox.pending === 0
      : matching(instance, condition).length >= (condition.count ?? 1);
  const met = new Promise<void>((resolve) => {
    if (isMet()) return resolve();
    const forget = feed.listen(({ kind }) => {
      if (kind === 'delivery' && isMet()) over.abort();
    });
    const end = AbortSignal.any([over.signal, signal]);
    void settings.host.clock.sleep(condition.timeoutMs, end).then(() => {
      forget();
      resolve();
    });
  });
  await met;
  const found = matching(instance, condition).reverse();
  return { met: isMet(), pending: outbox.pending, matching: found };
}

/** Deliveries that match, the newest first. */
function matching({ outbox }: Instance, { chatId, type, state, after = 0 }: WaitCondition): DeliveryView[] {
  return outbox.list({ chatId, type, state }, mostMatching, undefined, after);
}
