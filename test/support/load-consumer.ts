import type { Clock } from '../../src/env/clock.ts';
import type { Webhook } from '../../src/webhook/webhook.ts';
import type { ClientScript } from '../../src/load/engine/virtual-client.ts';
import type { Attempt } from '../../src/delivery/delivery.ts';
import type { LoadTransport } from '../../src/load/engine/wire.ts';

/** What a consumer of known behaviour does with a request that reaches it at a moment. */
export interface Behaviour {
  doneMs: number;
  answer?: Partial<Attempt> & { readonly tries?: number };
}

/** One request as the consumer saw it, in milliseconds since the wire was made. */
export interface Seen {
  readonly webhook: Webhook;
  readonly sentMs: number;
  readonly doneMs: number;
  readonly dueMs: number;
}

/** A wire to a consumer whose every answer is known beforehand; it lives on the given clock. */
export function createKnownConsumer(
  clock: Clock,
  lanes: number,
  behave: (sentMs: number, nth: number) => Behaviour,
): LoadTransport & { readonly seen: Seen[]; readonly mostInFlight: () => number } {
  const startedAt = clock.monotonic();
  const seen: Seen[] = [];
  let inFlight = 0;
  let most = 0;
  return {
    lanes,
    seen,
    mostInFlight: () => most,
    send(webhook, dueAt, answered) {
      const sentMs = clock.monotonic() - startedAt;
      const { doneMs, answer } = behave(sentMs, seen.length);
      seen.push({ webhook, sentMs, doneMs, dueMs: dueAt - startedAt });
      most = Math.max(most, ++inFlight);
      void clock.sleep(doneMs - sentMs).then(() => {
        inFlight--;
        const { tries = 1, ...last } = answer ?? {};
        const sentAt = startedAt + sentMs;
        answered(
          { number: tries, status: 200, bodyBytes: 2, sentAt, doneAt: clock.monotonic(), ...last },
          tries,
        );
      });
    },
    close: () => Promise.resolve(),
  };
}

/** A consumer that serves everything at once in `serviceMs`, but stands still from `stallMs` on for `stallForMs`. */
export function stalling(serviceMs: number, stallMs: number, stallForMs: number) {
  return (sentMs: number): Behaviour => ({ doneMs: doneAfterStall(sentMs, serviceMs, stallMs, stallForMs) });
}

function doneAfterStall(sentMs: number, serviceMs: number, stallMs: number, stallForMs: number): number {
  if (sentMs + serviceMs <= stallMs || sentMs >= stallMs + stallForMs) return sentMs + serviceMs;
  const servedBefore = Math.max(0, stallMs - sentMs);
  return stallMs + stallForMs + (serviceMs - servedBefore);
}

/** A scenario of events at given times of its own; every nth of them can be of another type. */
export function scriptOf(
  timesMs: readonly number[],
  chatId: number,
  types: readonly string[] = ['message_created'],
): ClientScript {
  let next = 0;
  return {
    peek: () => timesMs[next],
    step() {
      const index = next++;
      const type = types[index % types.length] ?? 'message_created';
      const eventId = chatId * 1000 + index + 1;
      return { ...webhookOf('x'.repeat(100)), index, type, eventId, chatId, dueMs: timesMs[index] ?? 0 };
    },
  };
}

/** A webhook with a given body and nothing else of interest. */
export function webhookOf(body: string): Webhook {
  return {
    kind: 'webhook',
    index: 0,
    scenario: 'test',
    step: 'message',
    type: 'message_created',
    eventId: 1,
    chatId: 1,
    clientId: 1,
    createdAt: 0,
    dueMs: 0,
    summary: () => '',
    body: Buffer.from(body),
  };
}
