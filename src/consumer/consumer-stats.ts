import { loadSchema } from '../model/schemas.ts';
import { peekType } from './peek.ts';
import type { Received } from './received.ts';
import { countedBy } from './validation-totals.ts';

/** Counts of what a consumer received. */
export interface ConsumerStats {
  /** Requests with a body, whatever became of them. */
  readonly received: number;
  /** Requests without an error; all of them when the validator is off. */
  readonly valid: number;
  readonly invalid: number;
  /** Repeats with the same bytes that nothing had asked for. */
  readonly duplicates: number;
  /** Repeats of what was answered with a failure. */
  readonly retries: number;
  /** Requests that were answered with another status than 2xx. */
  readonly refused: number;
  /** Requests whose sender went away before the body was whole. */
  readonly aborted: number;
  /** Bytes of all bodies. */
  readonly bytes: number;
  /** Requests by `ChatEvent.Type`; `other` for any type that is not of the wire. */
  readonly byType: Readonly<Record<string, number>>;
}

/** Keeps the counts of a consumer. */
export class StatsKeeper {
  retries = 0;
  aborted = 0;
  private received = 0;
  private invalid = 0;
  private duplicates = 0;
  private refused = 0;
  private bytes = 0;
  private readonly byType = new Map<string, number>();
  private readonly knownTypes = new Set<unknown>(loadSchema('chat-event').properties['Type']?.enum);

  /** Counts a request. */
  add(received: Received): void {
    this.received++;
    this.bytes += received.body.byteLength;
    if (received.status < 200 || received.status >= 300) this.refused++;
    if (!received.valid) this.invalid++;
    if (received.verdicts.some(({ rule }) => countedBy.get(rule) === 'duplicates')) this.duplicates++;
    const peeked = peekType(received.body);
    const type = this.knownTypes.has(peeked) ? peeked : 'other';
    this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
  }

  /** The counts so far. */
  get stats(): ConsumerStats {
    const { received, invalid, duplicates, retries, refused, aborted, bytes } = this;
    const valid = received - invalid;
    return {
      received,
      valid,
      invalid,
      duplicates,
      retries,
      refused,
      aborted,
      bytes,
      byType: Object.fromEntries(this.byType),
    };
  }
}
