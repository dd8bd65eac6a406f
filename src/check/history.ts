import type { Twin } from './twin.ts';
import type { WireRequest } from './wire.ts';

/** One webhook of a history: an event of the conversation, and what is wrong with its delivery. */
export interface HistoryDelivery {
  /** The index of the event in the conversation. */
  readonly event: number;
  /** What is wrong, in a word; undefined for a clean delivery. */
  readonly fault?: string;
  /** Sent at the same moment as the one before. */
  readonly atOnce?: true;
  /** The webhook does not arrive whole, so it does not count as delivered. */
  readonly lost?: true;
  /** Nobody can say whether it arrived: the state is not compared after it. */
  readonly unsure?: true;
  /** Refused, it is sent again after the next one, as a sender that retries does. */
  readonly retried?: true;
  /** Changes the request; a function where it depends on the ids of the chat. */
  readonly request?: Partial<WireRequest> | ((twin: Twin) => Partial<WireRequest>);
}

/** Clean deliveries of events, in order. */
export function cleanly(events: Iterable<number>): HistoryDelivery[] {
  return [...events].map((event) => ({ event }));
}

/** The whole numbers from 0 to `last`, both included. */
export function upTo(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, index) => index);
}

/** Deliveries that go out at the same moment, in order. */
export function batches(deliveries: readonly HistoryDelivery[]): HistoryDelivery[][] {
  const found: HistoryDelivery[][] = [];
  for (const delivery of deliveries) {
    const last = found.at(-1);
    if (delivery.atOnce === true && last !== undefined) last.push(delivery);
    else found.push([delivery]);
  }
  return found;
}

/** The events that arrived whole, ascending. */
export function eventsOf(deliveries: readonly HistoryDelivery[]): number[] {
  const events = deliveries.flatMap(({ event, lost }) => (lost === true ? [] : [event]));
  return [...new Set(events)].sort((a, b) => a - b);
}
