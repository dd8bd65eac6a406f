import { findFault, makeFault } from '../delivery/faults/engine/read.ts';
import { faultsOfTexts } from '../delivery/faults/engine/resolve.ts';
import { faults as catalogue } from '../delivery/faults/index.gen.ts';
import type { FaultDefinition } from '../delivery/faults/parts/definition.ts';
import type { Fault } from '../webhook/fault.ts';
import type { Clock } from '../env/clock.ts';
import { IqmockError, suggest } from '../errors.ts';

/** A fault as the control API shows it. */
export interface FaultView {
  readonly name: string;
  readonly doc: string;
  readonly example: string;
  readonly on: string | null;
  readonly hits: number;
}

/** The server whose faults are switched. */
export interface Switched {
  readonly clock: Clock;
  /** The faults that are on. */
  current(): readonly Fault[];
  /** Delivers with these faults from now on. Throws USAGE if one cannot be done. */
  apply(faults: readonly Fault[]): Promise<void>;
  /** Called when faults were switched, or did something. */
  changed(views: readonly FaultView[]): void;
}

/** How often hits are reported at most. */
const quietMs = 200;

/** The faults of the deliveries of a server, switched on and off while it runs. Those that are on are in the policy. */
export class FaultSwitches {
  private readonly switched: Switched;
  private readonly hits = new WeakMap<Fault, number>();
  /** What was switched off last, by name: its counts are still shown. */
  private readonly ended = new Map<string, readonly Fault[]>();
  private readonly closing = new AbortController();
  private isReporting = false;
  /** The switching before; each begins when it has ended. */
  private before: Promise<unknown> = Promise.resolve();

  constructor(switched: Switched) {
    this.switched = switched;
  }

  /** Every fault of the catalogue, by name. */
  list(): FaultView[] {
    const current = this.switched.current();
    return Object.values(catalogue).map(({ name, doc, example }) => {
      const on = current.filter((fault) => fault.name === name);
      const counted = on.length > 0 ? on : (this.ended.get(name) ?? []);
      return {
        name,
        doc,
        example: example.text,
        on: on.length === 0 ? null : on.map(({ text }) => text).join('; '),
        hits: counted.reduce((sum, fault) => sum + (this.hits.get(fault) ?? 0), 0),
      };
    });
  }

  /** Switches a fault on, in place of how it was on before. Throws NOT_FOUND or USAGE. */
  async on(name: string, spec: string | undefined): Promise<FaultView[]> {
    const definition = found(name);
    const fault = spec === undefined ? makeFault(definition, {}, {}) : read(definition, spec);
    return this.change((current) => [...current.filter((one) => one.name !== fault.name), fault]);
  }

  /** Switches one fault off, or all. Throws NOT_FOUND. */
  async off(name?: string): Promise<FaultView[]> {
    const known = name === undefined ? undefined : found(name).name;
    return this.change((current) =>
      known === undefined ? [] : current.filter((fault) => fault.name !== known),
    );
  }

  /** Counts a webhook that a fault touched. */
  count(fault: Fault): void {
    this.hits.set(fault, (this.hits.get(fault) ?? 0) + 1);
    if (this.isReporting) return;
    this.isReporting = true;
    void this.reportSoon();
  }

  /** Ends what it waits for. */
  close(): void {
    this.closing.abort();
  }

  private change(next: (current: readonly Fault[]) => readonly Fault[]): Promise<FaultView[]> {
    const changed = this.before.then(() => this.switchTo(next(this.switched.current())));
    this.before = changed.catch(() => undefined);
    return changed;
  }

  private async switchTo(faults: readonly Fault[]): Promise<FaultView[]> {
    const current = this.switched.current();
    const gone = current.filter((fault) => !faults.includes(fault));
    // A redirect starts what is in progress again, so it happens only if needed.
    if (gone.length === 0 && faults.length === current.length) return this.list();
    await this.switched.apply(faults);
    const endedOf = (name: string): readonly Fault[] => gone.filter((fault) => fault.name === name);
    for (const { name } of gone) this.ended.set(name, endedOf(name));
    const views = this.list();
    this.switched.changed(views);
    return views;
  }

  private async reportSoon(): Promise<void> {
    await this.switched.clock.sleep(quietMs, this.closing.signal);
    this.isReporting = false;
    if (!this.closing.signal.aborted) this.switched.changed(this.list());
  }
}

function found(name: string): FaultDefinition {
  const definition = findFault(name);
  if (definition !== undefined) return definition;
  throw new IqmockError('NOT_FOUND', `There is no fault "${name}".`, {
    hint: suggest(name.replaceAll('-', '_'), Object.keys(catalogue)),
  });
}

function read({ name, example }: FaultDefinition, spec: string): Fault {
  const [fault] = faultsOfTexts([spec], 'spec:');
  if (fault?.name === name) return fault;
  throw new IqmockError('USAGE', `spec: "${spec}" is another fault than ${name}.`, {
    hint: `Write e.g. ${example.text}.`,
  });
}
