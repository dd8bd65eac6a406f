import type { Clock } from '../../env/clock.ts';
import type { Effect } from '../../webhook/webhook.ts';
import type { Interval } from '../metrics/interval.ts';
import type { Meter } from '../metrics/meter.ts';
import type { ClientScript } from './virtual-client.ts';
import type { LoadTransport } from './wire.ts';

/** Asks what a scenario asks of the outside world; resolves with whether it was so. Never rejects. */
export type ProbeRunner = (effect: Effect, signal: AbortSignal) => Promise<boolean>;

/** What an engine is made of. */
export interface EngineSettings {
  readonly clock: Clock;
  readonly wire: LoadTransport;
  readonly meter: Meter;
  /** Begins to play a scenario. `index` counts the plays of this engine; `startedMs` is a time of the run. */
  readonly startChat: (index: number, startedMs: number) => ClientScript;
  readonly speed: number;
  /** The most scenarios played at once. */
  readonly maxActive: number;
  /** Events after which nothing more is sent. */
  readonly maxEvents: number;
  /** Milliseconds of the run after which nothing more is sent. */
  readonly maxDurationMs: number;
  /** How long retries and probes may go on once nothing more is started. */
  readonly drainMs: number;
  /** Waits, up to `ms`; it may wake earlier. Default: the clock's sleep in steps of a millisecond. */
  readonly rest?: (ms: number) => Promise<void>;
  /** Does something soon. Making many bodies one after another is quicker than one between any two answers. */
  readonly defer: (action: () => void) => void;
  /** Asks what a scenario asks of the outside world; resolves with whether it was so. Never rejects. */
  readonly probe?: ProbeRunner;
  /** Takes what happened, about once a second and at the end. */
  readonly onSlice: (slice: Interval) => void;
  /** Takes what happened in the warm-up. Default: it is dropped. */
  readonly onWarmUpSlice?: (slice: Interval) => void;
}
