import type { Attempt, Delivery, Result } from '../../delivery/delivery.ts';
import { Chooser } from '../../delivery/faults/engine/choose.ts';
import type { FaultyDelivery } from '../../delivery/faults/engine/plan.ts';
import { isTriedAgain } from '../../delivery/retry.ts';
import { waitFor } from '../../env/wait.ts';
import type { ResultRecord } from '../../report/record.ts';
import { withBody, type ResultFacts } from '../../report/record-bytes.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import { Archive, type DeliveryFilter } from './archive.ts';
import type { DeliveryDetail, DeliveryView } from './delivery-view.ts';
import type { Destination } from './destination.ts';
import { copyRecordOf, detailOf, resultFactsOf } from './detail.ts';
import { Handover } from './handover.ts';
import {
  isDelivered,
  newItem,
  noteStart,
  noteTry,
  viewOf,
  type Carrier,
  type Item,
  type Provenance,
} from './item.ts';
import type { OutboxCounts, OutboxOptions } from './outbox-options.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { RetiredSenders } from './retired-senders.ts';

/** The number of a delivery by its id. */
const idOf = (deliveryId: string): number => Number(deliveryId.slice('serve#'.length));

/** The webhooks of a tenant: those on their way, in order within each chat until they are delivered, and those settled. */
export class Outbox {
  readonly archive: Archive;
  /** The monotonic time from which the times of records count, and the UTC time of that moment. */
  readonly origin: { readonly monotonicMs: number; readonly utcMs: number };
  private readonly options: OutboxOptions;
  private readonly items = new Map<number, Item>();
  private readonly settledCounts = { delivered: 0, refused: 0, failed: 0, dropped: 0 };
  private carrier: Carrier;
  private readonly retired = new RetiredSenders();
  private readonly handover = new Handover();
  private readonly chooser: Chooser;
  private lastId = 0;
  private lastAttempt: Attempt | undefined = undefined;
  private isClosed = false;
  private waiting: (() => void)[] = [];

  constructor(options: OutboxOptions) {
    const { clock, destination, scratch, mostDiskBytes } = options;
    this.options = options;
    this.archive = new Archive(scratch, mostDiskBytes);
    this.origin = { monotonicMs: clock.monotonic(), utcMs: clock.now() };
    this.chooser = new Chooser(options.random);
    this.carrier = this.createCarrier(destination);
  }

  get destination(): Destination {
    return this.carrier.destination;
  }

  get counts(): OutboxCounts {
    return { made: this.lastId, pending: this.items.size, ...this.settledCounts };
  }

  /** How the consumer answered last. */
  get consumer(): 'unknown' | 'up' | 'refusing' | 'down' {
    if (this.lastAttempt === undefined) return 'unknown';
    if (this.lastAttempt.status === undefined) return 'down';
    return isDelivered(this.lastAttempt) ? 'up' : 'refusing';
  }

  get pending(): number {
    return this.items.size;
  }

  /** The id that the next webhook gets. */
  get nextId(): number {
    return this.lastId + 1;
  }

  /** The deliveries that are not settled, oldest first. */
  get unsettled(): readonly DeliveryView[] {
    return [...this.items.values()].map((item) => viewOf(item));
  }

  /** Takes in a webhook, which leaves after those of its chat that came before. Gives its id. */
  add(webhook: Webhook, provenance: Provenance): number {
    const id = ++this.lastId;
    this.restore(id, webhook, provenance);
    return id;
  }

  /** Takes in a webhook of the past again, under its id. */
  restore(id: number, webhook: Webhook, provenance: Provenance): void {
    const item = newItem(id, webhook, provenance, {
      clock: this.options.clock,
      url: this.destination.target.url,
    });
    this.items.set(id, item);
    this.send(item);
    this.options.onChange(viewOf(item));
  }

  /** Counts on from an id, for a tenant that goes on after a restart. */
  continueFrom(id: number): void {
    this.lastId = Math.max(this.lastId, id);
  }

  /** Deliveries by falling id, from below `before` to above `after`. */
  list(filter: DeliveryFilter, limit: number, before = this.lastId + 1, after = 0): DeliveryView[] {
    const views: DeliveryView[] = [];
    for (let id = Math.min(before, this.lastId + 1) - 1; id > after && views.length < limit; id--) {
      const view = this.viewIf(id, filter);
      if (view !== undefined) views.push(view);
    }
    return views;
  }

  /** Everything about one delivery. */
  detail(id: number): DeliveryDetail | undefined {
    const item = this.items.get(id);
    const record = item === undefined ? this.archive.record(id) : this.recordOf(item);
    const delivery = item === undefined ? this.archive.view(id) : viewOf(item);
    if (record === undefined || delivery === undefined) return undefined;
    return detailOf({ delivery, record, destination: this.destination, utcMs: this.origin.utcMs });
  }

  /**
   * Sends what is pending, and all that comes, to another target or by another policy. A try that is in progress ends where it
   * began, and what comes after it in its chat waits for it: nothing is sent twice by the change.
   */
  redirect(destination: Destination): void {
    const { sender } = this.carrier;
    // What cannot be done throws here, and all stays as it was.
    this.carrier = this.createCarrier(destination);
    this.lastAttempt = undefined;
    const items = [...this.items.values()];
    const isUnderWay = ({ state }: Item): boolean => state === 'sending';
    this.handover.begin(destination.policy.order, items.filter(isUnderWay));
    for (const item of items) if (!isUnderWay(item)) this.sendAnew(item);
    this.retired.retire(sender);
  }

  /**
   * Forgets all deliveries, as at the start of a new tenant, so that a wait counts none of the old one; the
   * end of what is in progress is ignored.
   */
  async clear(): Promise<void> {
    const { sender } = this.carrier;
    this.items.clear();
    this.archive.clear(this.lastId + 1);
    this.handover.clear();
    this.carrier = this.createCarrier(this.destination);
    this.wake();
    await Promise.all([sender.close(), this.retired.close()]);
  }

  /** Resolves when nothing is pending, or when the signal aborts. */
  async drain(signal: AbortSignal): Promise<void> {
    while (this.items.size > 0 && !signal.aborted) {
      await waitFor((wake) => this.waiting.push(wake), signal);
    }
  }

  /** Ends everything; what is not delivered stays pending. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.wake();
    await Promise.all([this.carrier.sender.close(), this.retired.close()]);
    this.archive.close();
  }

  private viewIf(id: number, filter: DeliveryFilter): DeliveryView | undefined {
    const item = this.items.get(id);
    if (item === undefined) return this.archive.matches(id, filter) ? this.archive.view(id) : undefined;
    const { chatId = item.webhook.chatId, type = item.webhook.type, state = item.state } = filter;
    const isMeant = chatId === item.webhook.chatId && type === item.webhook.type && state === item.state;
    return isMeant ? viewOf(item) : undefined;
  }

  private createCarrier(destination: Destination): Carrier {
    // Callbacks of a replaced sender about deliveries that are not its own are ignored.
    const itemOf = ({ id }: Delivery): Item | undefined => {
      const item = this.isClosed ? undefined : this.itemOf(id);
      return item?.carrier === carrier ? item : undefined;
    };
    const sender = createOutboxSender(
      destination,
      { ...this.options, chooser: this.chooser },
      {
        trying: (delivery) => this.change(itemOf(delivery), noteStart),
        tried: (delivery, attempt, retryInMs) => {
          if (carrier === this.carrier) this.lastAttempt = attempt;
          this.change(itemOf(delivery), (item) => noteTry(item, attempt, retryInMs, this.options.clock));
        },
        hit: (delivery) => this.hit(itemOf(delivery), delivery),
        copied: (result, copyOf) => this.copied(result, idOf(copyOf)),
      },
    );
    const carrier: Carrier = { sender, destination };
    return carrier;
  }

  private sendAnew(item: Item): void {
    item.delivery = { ...item.delivery, url: this.destination.target.url };
    item.state = 'waiting';
    item.carrier = undefined;
    this.send(item);
  }

  private send(item: Item): void {
    if (this.handover.holds(item)) return;
    const { carrier } = this;
    item.carrier = carrier;
    void carrier.sender.send(item.delivery).then((result) => {
      const isGone = this.isClosed || this.items.get(item.id) !== item;
      if (!isGone && item.carrier === carrier) this.ended(item, carrier, result);
    });
  }

  private ended(item: Item, carrier: Carrier, result: Result): void {
    if (carrier === this.carrier) return this.settle(item, result);
    // Its last try was in flight when its sender was replaced.
    const isUnfinished = isTriedAgain(result, carrier.destination.policy, this.options);
    if (!isUnfinished) this.settle(item, result);
    for (const next of this.handover.release(item, isUnfinished)) this.sendAnew(next);
  }

  private hit(item: Item | undefined, { hits = [], faults = [] }: FaultyDelivery): void {
    if (item !== undefined) item.faults = faults;
    for (const { fault } of hits) {
      // Who changes target, policy or faults has what is pending planned again.
      if (item === undefined || item.hitBy.has(fault)) continue;
      item.hitBy.add(fault);
      this.options.onHit?.(fault);
    }
  }

  /** Keeps what came of a copy that a fault made. */
  private copied(result: Result, id: number): void {
    const item = this.items.get(id);
    const original = item === undefined ? this.archive.record(id) : this.recordOf(item);
    if (this.isClosed || original === undefined) return;
    const { destination, origin } = this;
    this.archive.addCopy(id, copyRecordOf(original, destination, origin.monotonicMs, result));
  }

  /** Changes an item; the action gives whether that is worth reporting. */
  private change(item: Item | undefined, action: (item: Item) => boolean): void {
    if (item !== undefined && action(item)) this.options.onChange(viewOf(item));
  }

  /** The item of a delivery. Copies that a fault makes have other ids, and no item. */
  private itemOf(deliveryId: string): Item | undefined {
    return this.items.get(idOf(deliveryId));
  }

  private settle(item: Item, result: Result): void {
    const at = this.options.clock.now();
    const view = viewOf(item, { result, at });
    this.items.delete(item.id);
    this.settledCounts[result.outcome]++;
    const { destination, origin } = this;
    const facts = (): ResultFacts => resultFactsOf(item, destination, origin.monotonicMs, result);
    this.archive.add(view, facts, result.delivery.body);
    this.options.onSettled?.(item.id, result);
    this.options.onChange(view);
    if (this.items.size === 0) this.wake();
  }

  private recordOf(item: Item): ResultRecord {
    return withBody(resultFactsOf(item, this.destination, this.origin.monotonicMs), item.delivery.body);
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
