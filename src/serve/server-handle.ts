import type { Consumer } from '../consumer/consumer.ts';
import type { EventType, ExtendedEventType } from '../model/payload.ts';
import type { DeliveryView } from './outbox/delivery-view.ts';
import type { WaitCondition, WaitResult } from './outbox/wait.ts';
import type { PlayOrder } from './plays/plays.ts';
import type { StepOutcome } from './plays/step.ts';
import type { PlayView } from './views/play-view.ts';

/** A mock IQChannels that runs in this process and is spoken to over HTTP, or here. */
export interface Server extends AsyncDisposable {
  /** The address of the server, such as `http://127.0.0.1:4030`. */
  readonly url: string;
  /** Where webhooks go, secrets masked. */
  readonly target: string;
  /** The consumer built in, where no target was given. */
  readonly consumer: Consumer | undefined;
  /** The port it listens on, also where any free one was asked for. */
  readonly port: number;
  /** Does one step of the scenario language in the tenant: names mean rows of it. */
  step(name: string, args: unknown, modifiers?: Readonly<Record<string, unknown>>): Promise<StepOutcome>;
  /**
   * Lets one event happen in a chat that is in progress: `{ chat }`, that of `{ client }`, or where something happened last.
   * What it needs is made first, and sent as well.
   */
  trigger(
    type: EventType | ExtendedEventType,
    given?: Readonly<Record<string, unknown>>,
  ): Promise<StepOutcome>;
  /** Plays a scenario beside whatever else goes on; resolves when it is over. */
  play(order: PlayOrder): Promise<PlayView>;
  /** The webhooks so far, the newest first. */
  deliveries(limit?: number): readonly DeliveryView[];
  /** Waits until nothing is pending, or until enough deliveries match. */
  waitFor(condition: Omit<WaitCondition, 'timeoutMs'> & { readonly timeoutMs?: number }): Promise<WaitResult>;
  /** Begins a new tenant; no id comes twice. */
  reset(seed?: number): Promise<void>;
  /** How many webhooks are not settled. */
  readonly pending: number;
  /** Stops listening, waits up to `drainMs` for pending webhooks (default 0), and ends. A second call without it ends the wait. */
  close(drainMs?: number): Promise<void>;
}
