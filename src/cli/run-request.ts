import type { Host } from '../env/host.ts';
import type { Setting } from '../config/settings.ts';
import type { EraName } from '../model/spec.ts';
import type { OptionValues } from '../options/option.ts';
import type { ScopedExpectation } from '../report/ledger.ts';
import type { Source } from '../session/source.ts';
import type { deliveryOptions } from './options/delivery.ts';
import type { sendOptions } from './options/send.ts';
import type { targetOptions } from './options/target.ts';
import type { Terminal } from './terminal.ts';

/** The options of every command that sends. */
export type SendValues = OptionValues<typeof targetOptions & typeof deliveryOptions & typeof sendOptions>;

/** The context of a command that sends. */
export interface SendContext {
  readonly host: Host;
  readonly terminal: Terminal;
  readonly options: SendValues;
  readonly settings: readonly Setting[];
}

/** What is sent. */
export interface RunRequest {
  readonly command: string;
  readonly sources: readonly Source[];
  readonly expectations: readonly ScopedExpectation[];
  readonly seed: number;
  /** The seed of each source, where they may differ. */
  readonly seeds?: readonly { readonly scenario: string; readonly seed: number }[];
  /** The eras of the bodies; none where that is not known. */
  readonly eras: readonly EraName[];
  readonly speed: number | 'max';
  /** The line that repeats the whole, or one source of it. */
  repro(source?: string): string;
  /** The line that does the same with fresh ids, for a consumer that remembers; none where the bytes are recorded. */
  reproFresh?(source?: string): string;
}
