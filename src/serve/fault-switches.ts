import { IqmockError } from '../errors.ts';
import type { Instance } from './instance.ts';

/** A fault as the control API shows it. */
export interface FaultView {
  readonly name: string;
  readonly doc: string;
  readonly example: string;
  readonly on: string | null;
  readonly hits: number;
}

/** The faults of the deliveries of a server, switched on and off while it runs. */
export class FaultSwitches {
  private readonly instance: Instance;

  constructor(instance: Instance) {
    this.instance = instance;
  }

  list(): FaultView[] {
    return [];
  }

  /** Switches a fault on. Throws NOT_FOUND or USAGE. */
  async on(name: string, _spec: string | undefined): Promise<FaultView[]> {
    throw new IqmockError('NOT_FOUND', `There is no fault "${name}".`, {
      hint: `There are no faults at ${this.instance.outbox.destination.target.label}.`,
    });
  }

  /** Switches one fault off, or all. */
  async off(_name?: string): Promise<FaultView[]> {
    return this.list();
  }
}
