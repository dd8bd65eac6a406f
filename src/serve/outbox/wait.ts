import type { Instance } from '../instance.ts';
import type { DeliveryState, DeliveryView } from './delivery-view.ts';

/** What is waited for. */
export interface Wanted {
  readonly until: 'idle' | 'deliveries';
  readonly count?: number | undefined;
  readonly chatId?: number | undefined;
  readonly type?: string | undefined;
  readonly state?: DeliveryState | undefined;
  readonly after?: number | undefined;
  readonly timeoutMs: number;
}

/** How the waiting ended. */
export interface Waited {
  readonly met: boolean;
  readonly pending: number;
  readonly matching: readonly DeliveryView[];
}

const mostMatching = 1000;

/** Waits until nothing is pending or so many deliveries match, until the time is over, or until the caller has gone. */
export async function waitForDeliveries(
  instance: Instance,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Waited> {
  const { feed, outbox, settings } = instance;
  const over = new AbortController();
  const isMet = (): boolean =>
    wanted.until === 'idle' ? outbox.pending === 0 : matching(instance, wanted).length >= (wanted.count ?? 1);
  const met = new Promise<void>((resolve) => {
    if (isMet()) return resolve();
    const forget = feed.listen(({ kind }) => {
      if (kind === 'delivery' && isMet()) over.abort();
    });
    const end = AbortSignal.any([over.signal, signal]);
    void settings.host.clock.sleep(wanted.timeoutMs, end).then(() => {
      forget();
      resolve();
    });
  });
  await met;
  const found = matching(instance, wanted).reverse();
  return { met: isMet(), pending: outbox.pending, matching: found };
}

/** Deliveries that match, the newest first. */
function matching({ outbox }: Instance, { chatId, type, state, after = 0 }: Wanted): DeliveryView[] {
  return outbox.list({ chatId, type, state }, mostMatching, undefined, after);
}
