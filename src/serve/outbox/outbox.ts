import type { Attempt, Delivery, Result } from '../../delivery/delivery.ts';
import { secretsOf } from '../../delivery/policy.ts';
import { Chooser } from '../../delivery/faults/engine/choose.ts';
import type { FaultyDelivery } from '../../delivery/faults/engine/plan.ts';
import type { DeliverySender } from '../../delivery/sender.ts';
import { waitFor } from '../../env/wait.ts';
import type { ResultRecord } from '../../report/record.ts';
import { toResultRecord } from '../../report/result-record.ts';
import type { Webhook } from '../../scenario/output.ts';
import { Archive, type DeliveryFilter } from './archive.ts';
import type { DeliveryDetail, DeliveryView } from './delivery-view.ts';
import type { Destination } from './destination.ts';
import { detailOf } from './detail.ts';
import { isDelivered, mostTries, newItem, viewOf, type Item, type Provenance } from './item.ts';
import type { OutboxCounts, OutboxOptions } from './outbox-options.ts';
import { createOutboxSender } from './outbox-sender.ts';

/** The webhooks of a tenant: those on their way, in order within each chat until they are delivered, and those settled. */
export class Outbox {
  readonly archive: Archive;
  /** The monotonic time from which the times of records count, and the UTC time of that moment. */
  readonly origin: { readonly monotonicMs: number; readonly utcMs: number };
  private readonly options: OutboxOptions;
  private readonly items = new Map<number, Item>();
  private readonly settledCounts = { delivered: 0, refused: 0, failed: 0, dropped: 0 };
  private where: Destination;
  private sender: DeliverySender;
  private readonly chooser: Chooser;
  private lastId = 0;
  private senders = 0;
  private lastAttempt: Attempt | undefined = undefined;
  private isClosed = false;
  private waiting: (() => void)[] = [];

  constructor(options: OutboxOptions) {
    const { clock, destination, scratch, mostDiskBytes } = options;
    this.options = options;
    this.archive = new Archive(scratch, mostDiskBytes);
    this.origin = { monotonicMs: clock.monotonic(), utcMs: clock.now() };
    this.chooser = new Chooser(options.random);
    this.where = destination;
    this.sender = this.createSender(destination);
  }

  get destination(): Destination {
    return this.where;
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
    const item = newItem(id, webhook, provenance, { clock: this.options.clock, url: this.where.target.url });
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
    const record =
      item === undefined ? (this.archive.detail(id) as ResultRecord | undefined) : this.recordOf(item);
    const delivery = item === undefined ? this.archive.view(id) : viewOf(item);
    if (record === undefined || delivery === undefined) return undefined;
    return detailOf({ delivery, record, destination: this.where, utcMs: this.origin.utcMs });
  }

  /** The record of a settled delivery, for a run file. */
  record(id: number): ResultRecord | undefined {
    return this.archive.detail(id) as ResultRecord | undefined;
  }

  /** Sends what is pending, and all that comes, to another target or by another policy. */
  async redirect(destination: Destination): Promise<void> {
    const old = this.sender;
    // What cannot be done throws here, and all stays as it was.
    this.sender = this.createSender(destination);
    this.where = destination;
    this.lastAttempt = undefined;
    for (const item of this.items.values()) {
      item.delivery = { ...item.delivery, url: destination.target.url };
      item.state = 'waiting';
      this.send(item);
    }
    await old.close();
  }

  /** Forgets what is pending, as at the start of a new tenant; the end of what is under way is ignored. */
  async clear(): Promise<void> {
    const old = this.sender;
    this.items.clear();
    this.sender = this.createSender(this.where);
    this.wake();
    await old.close();
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
    await this.sender.close();
    this.archive.close();
  }

  private viewIf(id: number, filter: DeliveryFilter): DeliveryView | undefined {
    const item = this.items.get(id);
    if (item === undefined) return this.archive.matches(id, filter) ? this.archive.view(id) : undefined;
    const { chatId = item.webhook.chatId, type = item.webhook.type, state = item.state } = filter;
    const isMeant = chatId === item.webhook.chatId && type === item.webhook.type && state === item.state;
    return isMeant ? viewOf(item) : undefined;
  }

  private createSender(destination: Destination): DeliverySender {
    // Callbacks of a replaced sender are ignored.
    const number = this.senders + 1;
    const heard = (action: () => void): void => {
      if (number === this.senders && !this.isClosed) action();
    };
    const sender = createOutboxSender(
      destination,
      { ...this.options, chooser: this.chooser },
      {
        trying: (delivery) => heard(() => this.trying(delivery)),
        tried: (delivery, attempt, retryInMs) => heard(() => this.tried(delivery, attempt, retryInMs)),
        hit: (delivery) => heard(() => this.hit(delivery)),
      },
    );
    this.senders = number;
    return sender;
  }

  private trying(delivery: Delivery): void {
    this.change(delivery, (item) => {
      item.state = 'sending';
      item.nextTryAt = null;
      return item.tries > 0;
    });
  }

  private send(item: Item): void {
    const { sender } = this;
    const { delivery } = item;
    void sender.send(delivery).then((result) => {
      // A sender that was replaced gave its deliveries to the new one.
      if (sender === this.sender && !this.isClosed) this.settle(item, result);
    });
  }

  private hit({ id, hits = [], faults = [] }: FaultyDelivery): void {
    const item = this.itemOf(id);
    if (item !== undefined) item.faults = faults;
    for (const { fault } of hits) {
      // Who changes target, policy or faults has what is pending planned again.
      if (item === undefined || item.hitBy.has(fault)) continue;
      item.hitBy.add(fault);
      this.options.onHit?.(fault);
    }
  }

  private tried(delivery: Delivery, attempt: Attempt, retryInMs: number | undefined): void {
    this.lastAttempt = attempt;
    this.change(delivery, (item) => {
      item.tries++;
      item.attempts = [...item.attempts, attempt].slice(-mostTries);
      if (retryInMs === undefined) return false;
      item.state = 'retrying';
      item.nextTryAt = Math.round(this.options.clock.now() + retryInMs);
      return true;
    });
  }

  /** Changes an item; the action returns whether the change is to be published. */
  private change(delivery: Delivery, action: (item: Item) => boolean): void {
    const item = this.itemOf(delivery.id);
    if (item !== undefined && action(item)) this.options.onChange(viewOf(item));
  }

  /** The item of a delivery. Copies that a fault makes have other ids, and no item. */
  private itemOf(deliveryId: string): Item | undefined {
    return this.items.get(Number(deliveryId.slice('serve#'.length)));
  }

  private settle(item: Item, result: Result): void {
    const at = this.options.clock.now();
    const view = viewOf(item, { result, at });
    this.items.delete(item.id);
    this.settledCounts[result.outcome]++;
    this.archive.add(view, this.recordOf(item, result));
    this.options.onSettled?.(item.id, result);
    this.options.onChange(view);
    if (this.items.size === 0) this.wake();
  }

  private recordOf(item: Item, result?: Result): ResultRecord {
    const { webhook, delivery, attempts } = item;
    const settled = result ?? { delivery, attempts, outcome: 'dropped' };
    return toResultRecord(
      webhook,
      { ...settled, attempts },
      { originMs: this.origin.monotonicMs, secrets: secretsOf(this.where.policy, this.where.target) },
    );
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
