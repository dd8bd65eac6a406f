import type { Host } from '../env/host.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';
import type { EraName } from '../model/spec.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What `--auto` may ask of a tenant. */
export const autoDeeds = ['receive', 'read', 'reply', 'assign', 'close'] as const;

/** One thing that a tenant may do by itself. */
export type AutoDeed = (typeof autoDeeds)[number];

/** Everything that a server is made of, with defaults filled in. */
export interface ServeSettings {
  readonly host: Host;
  readonly version: string;
  readonly port: number;
  /** The address to listen on. */
  readonly address: string;
  readonly seed: number;
  readonly era: EraName;
  readonly locale: 'ru' | 'en';
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
  readonly auto: readonly AutoDeed[];
  readonly extendedEvents: boolean;
  /** A folder with a build of the vendor's web widget. */
  readonly widgetFolder: string | undefined;
  readonly stateFile: string | undefined;
  /** Told of an error that nobody meant. */
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
