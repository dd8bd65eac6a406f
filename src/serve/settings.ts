import type { Host } from '../env/host.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';
import type { EventScope } from '../model/validator.ts';
import type { EraName } from '../model/spec.ts';
import type { AutoDeedName } from './option-definitions.ts';
import type { RelsRule } from '../world/rels.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { WidgetFiles } from './widget/widget-files.ts';

/** Everything that a server is made of, with defaults filled in. */
export interface ServeSettings {
  readonly host: Host;
  readonly version: string;
  readonly port: number;
  /** The address to listen on. */
  readonly address: string;
  readonly seed: number;
  /** Decides the ids, with seed and start. */
  readonly ids: number;
  readonly era: EraName;
  readonly locale: 'ru' | 'en';
  /** Which rows travel in Rels. Default: as the era does. */
  readonly rels?: RelsRule;
  /** Bodies are written without `<`, `>` and `&`. */
  readonly escapeHtml: boolean;
  /** Which events go to the consumer. */
  readonly events: EventScope;
  /** What the tenant does by itself. */
  readonly auto: readonly AutoDeedName[];
  /** The files of the vendor's web widget. */
  readonly widget: WidgetFiles | undefined;
  readonly startMs: number;
  readonly scenarios: readonly Scenario[];
  readonly target: Target;
  /** The target is the consumer built into the server. */
  readonly isEmbedded: boolean;
  readonly policy: DeliveryPolicy;
  readonly maxPending: number;
  /** Messages held in memory. */
  readonly keepMessages: number;
  /** The largest upload, bytes. */
  readonly maxUploadBytes: number;
  /** All uploads together, bytes. */
  readonly maxStoredBytes: number;
  /** Bodies and answers of settled deliveries, bytes on disk. */
  readonly maxArchiveBytes: number;
  readonly maxConnections: number;
  readonly controlToken: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowRemote: boolean;
  readonly signup: 'open' | 'known';
  /** How far the tenant's clock is ahead of the machine's. Default: as the start says. */
  readonly aheadMs?: number;
  /** Called with notices for people. */
  readonly onNotice?: (text: string) => void;
  readonly stateFile: string | undefined;
  /** Called with an unexpected error. */
  readonly onBug?: (error: unknown) => void;
  readonly onAccess: ((line: AccessLine) => void) | undefined;
}

/** One answered request, for the access log. */
export interface AccessLine {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly tookMs: number;
}
