import type { Answer } from './answer.ts';
import type { HistoryDelivery } from './history.ts';
import { bytesOf, type Twin } from './twin.ts';
import type { WireRequest } from './wire.ts';

/** The request of a delivery. */
export function requestOf(twin: Twin, { event, request = {} }: HistoryDelivery): WireRequest {
  const given = typeof request === 'function' ? request(twin) : request;
  return { id: `check ${twin.number}#${event}`, body: bytesOf(twin.payloads[event]), ...given };
}

/** How long a consumer wants to be left alone, if it says so and it is not long. */
export function busyForMs({ status, headers }: Answer): number | undefined {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  const isBusy = status === 429 || status === 503;
  return isBusy && seconds >= 0 && seconds <= 2 ? Math.max(seconds * 1000, 50) : undefined;
}
