import type { Clock } from '../../env/clock.ts';
import type { EventDefinition } from '../../events/event.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import { factsOfEvent } from '../../model/event-facts.ts';
import { isExtendedType, type EventScope } from '../../model/validator.ts';
import type { FileEntity } from '../../world/entities.ts';
import { createUpload, type UploadFacts } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import type { WorldSettings } from '../../world/settings.ts';
import type { Provenance } from '../outbox/item.ts';
import { LivingWorld, type Arrival, type Happening, type WorldWatcher } from './living-world.ts';
import { Registry } from './registry.ts';

/** Notified of what happens in a tenant, and takes its webhooks. */
export interface TenantListener {
  arrived(arrival: Arrival, atMs: number): void;
  /**
   * Called once for everything that happened, after its webhook was made; `webhook` is undefined for what sends none.
   * Returns the id of the delivery.
   */
  happened(
    happening: Happening | undefined,
    webhook: Webhook | undefined,
    provenance: Provenance,
  ): number | undefined;
}

/** A living tenant: a world on a running clock, its rows by name and id, and everything that happens reported in order. */
export class Tenant implements WorldWatcher {
  readonly world: LivingWorld;
  readonly registry: Registry;
  private readonly clock: Clock;
  private readonly listener: TenantListener;
  private readonly events: EventScope;
  /** How far the tenant's clock is ahead of the machine's, ms. */
  private aheadMs = 0;
  /** What happened and was not published yet: its webhook is still being made. */
  private unpublished: Happening | undefined = undefined;
  /** The clock is set by hand while a journal is replayed. */
  private frozenAtMs: number | undefined = undefined;

  constructor(
    settings: WorldSettings,
    options: {
      clock: Clock;
      events: EventScope;
      keepMessages: number;
      listener: TenantListener;
      aheadMs?: number | undefined;
    },
  ) {
    const { clock, keepMessages, listener } = options;
    this.clock = clock;
    this.listener = listener;
    this.events = options.events;
    this.registry = new Registry(keepMessages);
    this.aheadMs = options.aheadMs ?? settings.startMs - clock.now();
    this.frozenAtMs = settings.startMs;
    this.world = new LivingWorld(settings, this);
  }

  /** The row that came of what happened last, as long as its webhook is being made. */
  get justMade(): Happening['made'] {
    return this.unpublished?.made;
  }

  /** What the tenant's clock shows, UTC milliseconds. */
  get nowMs(): number {
    return Math.max(this.world.nowMs, this.frozenAtMs ?? Math.floor(this.clock.now() + this.aheadMs));
  }

  /** How far the tenant's clock is ahead of the machine's, ms. */
  get ahead(): number {
    return this.aheadMs;
  }

  /** Moves the tenant's clock on. */
  advance(byMs: number): void {
    this.aheadMs += byMs;
    this.moveClock(this.world);
  }

  /** Lets the clock run from now on: it is stopped while a tenant is made. */
  thaw(): void {
    this.frozenAtMs = undefined;
  }

  /** Lets an event of the past happen again, without notifying anyone. */
  replay(event: EventDefinition<unknown>, args: object, atMs: number, key: string): Happening {
    this.frozenAtMs = atMs;
    this.world.emit(event, args, key).encode();
    const happening = this.unpublished as Happening;
    this.unpublished = undefined;
    return happening;
  }

  /** Adds a row of the past again. */
  replayArrival(kind: string, key: string, spec: object, atMs: number): void {
    this.frozenAtMs = atMs;
    if (kind === 'client') this.world.addClient(key, spec);
    else if (kind === 'operator') this.world.addOperator(key, spec);
    else this.world.addChannel(key, spec as never);
  }

  /** Takes in an upload of the past again. */
  replayUpload(facts: UploadFacts, atMs: number): FileEntity {
    this.frozenAtMs = atMs;
    return this.upload(facts);
  }

  /**
   * Lets an event happen and its webhook leave. Throws ILLEGAL_MOVE and changes nothing if it cannot happen. Gives what
   * happened and the id of the delivery.
   */
  perform<Args extends object>(
    event: EventDefinition<Args>,
    args: Args,
    provenance: Provenance,
    key = '',
  ): { readonly happening: Happening; readonly deliveryId: number | undefined } {
    this.world.emit(event, args, key).encode();
    const happening = this.unpublished as Happening;
    return { happening, deliveryId: this.publish(webhookOf(happening, provenance), provenance) };
  }

  /**
   * Publishes what happened last, with its webhook, and hands that over; `events` is which types the consumer gets. Returns
   * the id of the delivery.
   */
  publish(webhook: Webhook, provenance: Provenance, events: EventScope = this.events): number | undefined {
    const happening = this.unpublished;
    this.unpublished = undefined;
    const isForClients = happening !== undefined && isExtendedType(happening.event.Type);
    const sent =
      isForClients && this.events === 'documented' && events === 'documented' ? undefined : webhook;
    return this.listener.happened(happening, sent, provenance);
  }

  /** Publishes what happened last, without a webhook. */
  flush(provenance: Provenance): void {
    const happening = this.unpublished;
    this.unpublished = undefined;
    if (happening !== undefined) this.listener.happened(happening, undefined, provenance);
  }

  /** Takes in a file that is uploaded; it goes with a message that names it later. */
  upload(facts: UploadFacts): FileEntity {
    this.moveClock(this.world);
    const file = createUpload(this.world, facts);
    this.registry.add(file);
    return file;
  }

  moveClock(world: World): void {
    world.advanceTo(this.nowMs);
  }

  arrived(arrival: Arrival): void {
    this.registry.add(arrival.row);
    this.listener.arrived(arrival, this.world.nowMs);
  }

  happened(happening: Happening): void {
    // The maker of the one before has no use for its webhook.
    this.flush({ origin: 'step' });
    this.registry.add(happening.chat);
    const { made, event } = happening;
    if (made !== undefined) this.registry.add(made);
    if (made?.kind === 'message') this.registry.noteCreation(made, event.Id);
    this.unpublished = happening;
  }
}

/** The webhook of what happened, as no scenario step made it. */
export function webhookOf({ event, summary, body }: Happening, { origin }: Provenance): Webhook {
  return {
    kind: 'webhook',
    index: 0,
    scenario: 'serve',
    step: origin,
    ...factsOfEvent(event),
    dueMs: 0,
    summary,
    body: body ?? new Uint8Array(),
  };
}
