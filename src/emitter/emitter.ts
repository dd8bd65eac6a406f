import type { EventType } from '../model/payload.ts';
import type { PlayOptions, TriggerOptions } from './options.ts';
import type { PlayResult } from './play-result.ts';
import type { Playable } from './playable.ts';

/** A mock IQChannels that sends webhooks to one consumer. */
export interface Emitter extends AsyncDisposable {
  /** The address that webhooks are sent to, secrets masked. */
  readonly target: string;
  /**
   * Plays a scenario to its end. What the consumer does wrong is in the result; mistakes in the scenario throw an
   * `IqmockError` before anything is sent. Each play has ids that no other play has; `seed` decides who the people are
   * and what they say.
   */
  play(scenario: Playable, options?: PlayOptions): Promise<PlayResult>;
  /** Sends one event; what has to be there before is made silently. Each call is about a new chat. */
  trigger(type: EventType, options?: TriggerOptions): Promise<PlayResult>;
  /**
   * Waits until the consumer takes connections, instead of sleeping; `within` is a duration such as `30s`, or
   * milliseconds. Default: 30s. Throws NOT_READY.
   */
  waitForTarget(within?: string | number): Promise<void>;
  /** Stops what is in progress, whose verdict is then `interrupted`, and waits for it. Closing again does nothing. */
  close(): Promise<void>;
}
