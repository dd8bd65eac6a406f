import type { Result } from '../../delivery/delivery.ts';
import type { Fault } from '../../webhook/fault.ts';
import type { Clock } from '../../env/clock.ts';
import type { Random } from '../../env/random.ts';
import type { ScratchFile } from '../../env/scratch-file.ts';
import type { DeliveryView } from './delivery-view.ts';
import type { Destination } from './destination.ts';

/** What an outbox is made of. */
export interface OutboxOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly destination: Destination;
  readonly scratch: ScratchFile;
  readonly mostDiskBytes: number;
  /** Called whenever a delivery is made, tried or settled. */
  readonly onChange: (view: DeliveryView) => void;
  /** Called when a delivery is settled. */
  readonly onSettled?: (id: number, result: Result) => void;
  /** Called with a fault the first time that it touches a delivery. */
  readonly onHit?: (fault: Fault) => void;
}

/** Counts of an outbox. */
export interface OutboxCounts {
  readonly made: number;
  readonly pending: number;
  readonly delivered: number;
  readonly refused: number;
  readonly failed: number;
  readonly dropped: number;
}
