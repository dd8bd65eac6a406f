import { createRandom } from '../env/random.ts';
import { IqmockError } from '../errors.ts';
import { requirePrivateTarget } from '../delivery/target.ts';
import type { Webhook } from '../webhook/webhook.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { settleAsk, type Ask } from '../world/client-facts.ts';
import type { ClientEntity, FileEntity, MessageEntity } from '../world/entities.ts';
import { ClientSide } from './client-api/client-side.ts';
import type { FaultSwitches } from './fault-switches.ts';
import { createFaults } from './create-faults.ts';
import { FileStore } from './files/file-store.ts';
import { makeFile } from './files/make-file.ts';
import type { EventStream } from './http/event-stream.ts';
import { StepExpectations } from './outbox/expectations.ts';
import type { Provenance } from './outbox/item.ts';
import type { Destination } from './outbox/destination.ts';
import { Outbox } from './outbox/outbox.ts';
import { loadBuiltIn, Plays } from './plays/plays.ts';
import { ServerHost } from './plays/server-host.ts';
import { doStep, type StepOrder, type StepOutcome } from './plays/step.ts';
import { trigger } from './plays/trigger.ts';
import type { ServeSettings } from './settings.ts';
import { createTenant } from './tenant/create-tenant.ts';
import { Feed } from './tenant/feed.ts';
import { Members } from './tenant/members.ts';
import type { StateKeeper } from './tenant/state-keeper.ts';
import type { Arrival, Happening } from './tenant/living-world.ts';
import type { Tenant, TenantListener } from './tenant/tenant.ts';
import { messageView } from './views/chat-view.ts';
import { statusOf } from './views/status-view.ts';
import { happenedView } from './views/stream-view.ts';
import type { ClientPresence } from './views/tenant-view.ts';

/** Hears what happens in the tenant, as the client streams do. */
export type HappeningListener = (happening: Happening, provenance: Provenance) => void;

/** A running mock of the platform: its tenant, the webhooks on their way, and all who watch. */
export class Instance implements TenantListener {
  readonly settings: ServeSettings;
  readonly feed = new Feed();
  readonly outbox: Outbox;
  readonly files: FileStore;
  readonly faults: FaultSwitches;
  readonly startedAt: number;
  readonly listeners = new Set<HappeningListener>();
  plays: Plays;
  tenant: Tenant;
  /** Open streams of all kinds, to be ended with the server. */
  private readonly streams = new Set<EventStream>();
  readonly members = new Members((change) => this.keeper?.joined(change));
  /** What the client API holds. */
  readonly clients: ClientSide;
  private steps = 0;
  readonly expectations = new StepExpectations();
  readonly serverHost: ServerHost;
  /** Aborts when nothing is to happen by itself any more. */
  readonly calm = new AbortController();

  private readonly keeper: StateKeeper | undefined;

  constructor(settings: ServeSettings, keeper?: StateKeeper) {
    this.keeper = keeper;
    const { host, target, policy, seed, scenarios, maxArchiveBytes } = settings;
    this.settings = settings;
    this.startedAt = host.clock.now();
    this.outbox = new Outbox({
      clock: host.clock,
      random: createRandom(`${seed} delivery`),
      destination: { target, policy },
      scratch: host.openScratch(),
      mostDiskBytes: maxArchiveBytes,
      onChange: (view) => this.feed.add('delivery', view),
      onSettled: (id) => this.settled(id),
      onHit: (fault) => this.faults.count(fault),
    });
    this.faults = createFaults(this);
    this.clients = new ClientSide(seed, host.clock, (client, connected) =>
      this.feed.add('client', { clientId: client.row.Id, connected }),
    );
    this.clients.onOpened = (session) => this.keeper?.opened(session);
    this.files = new FileStore(host.openScratch(), settings.maxStoredBytes);
    this.serverHost = new ServerHost(
      host,
      this.outbox,
      () => this.isFull,
      (check) => this.expectations.note(check),
    );
    this.tenant = createTenant(settings, { seed, scenarios, before: undefined }, this);
    this.plays = this.createPlays();
  }

  /**
   * Begins a new tenant, whose ids go on from the old one's. Plays end, and what is pending is forgotten. `scenario` is the
   * name of one that ships with iqmock, or '' for none. Throws NOT_FOUND.
   */
  async reset(seed = this.settings.seed, scenario?: string): Promise<void> {
    const scenarios = await this.scenariosOf(seed, scenario);
    const atMs = this.tenant.nowMs;
    this.keeper?.reset(atMs, seed, scenario);
    this.keeper?.pause();
    await this.renew(seed, scenarios, atMs);
    this.begin();
  }

  private async scenariosOf(seed: number, scenario: string | undefined): Promise<readonly Scenario[]> {
    const { host, era, scenarios } = this.settings;
    if (scenario === undefined) return scenarios;
    return scenario === '' ? [] : [await loadBuiltIn(host, scenario, { seed, profile: era })];
  }

  private async renew(seed: number, scenarios: readonly Scenario[], atMs: number): Promise<void> {
    await this.plays.stopAll();
    await this.outbox.clear();
    this.files.clear();
    this.clients.reset(seed);
    this.expectations.clear();
    this.tenant = createTenant(this.settings, { seed, scenarios, before: this.tenant, atMs }, this);
    this.plays = this.createPlays();
    this.feed.add('reset', { seed });
  }

  /** Lets time run and changes be written down, after the tenant was made again or for the first time. */
  begin(): void {
    this.tenant.thaw();
    this.keeper?.begin();
  }

  /** A new beginning of the past. */
  async replayReset(atMs: number, seed: number, scenario: string | undefined): Promise<void> {
    await this.renew(seed, await this.scenariosOf(seed, scenario), atMs);
  }

  /** Does one step. Throws what is wrong with it. */
  async step(order: StepOrder, signal: AbortSignal): Promise<StepOutcome> {
    const { tenant } = this;
    const plays = this.serverHost.for((webhook) => tenant.publish(webhook, { origin: 'step' }));
    const outcome = await doStep(
      order,
      { host: this.settings.host, tenant, plays, number: ++this.steps },
      signal,
    );
    if (outcome.end.error !== undefined) throw outcome.end.error;
    return outcome;
  }

  /** Lets one event happen, and what it needs before; `given` are names of the tenant. Throws what is wrong with them. */
  trigger(type: string, given: Readonly<Record<string, unknown>>): StepOutcome {
    this.requireRoom();
    return trigger(type, given, { host: this.settings.host, tenant: this.tenant });
  }

  /** Moves the tenant's clock on. */
  advance(byMs: number): void {
    this.keeper?.advanced(byMs);
    this.tenant.advance(byMs);
    this.feed.add('settings', statusOf(this));
  }

  /** Sends webhooks elsewhere from now on. Throws TARGET for a public address unless that is allowed. */
  async redirect(destination: Destination): Promise<void> {
    const { target } = destination;
    if (!this.settings.allowRemote)
      await requirePrivateTarget(target, 'Start the server with --allow-remote if webhooks may go there.');
    this.outbox.redirect(destination);
    this.feed.add('settings', statusOf(this));
  }

  /** What the client API knows of a client. */
  presenceOf(client: ClientEntity): ClientPresence {
    const { sessions } = this.clients;
    return { credentials: sessions.credentialsOf(client), connected: this.clients.streamsOf(client) };
  }

  /** Notes what a client answered to a message that asks. */
  answerAsk(message: MessageEntity, state: Ask['state'], answer: Ask['answer']): void {
    const at = this.tenant.nowMs;
    this.keeper?.answered(message, state, answer, at);
    settleAsk(message, state, answer, at);
    this.feed.add('asked', messageView(message, this.tenant.registry));
  }

  /** Keeps the bytes of an upload. */
  keepUpload(file: FileEntity, bytes: Uint8Array): void {
    this.keeper?.uploaded(file, bytes);
    this.files.put(file.row.Id, bytes);
  }

  /** The bytes of a file: those that were uploaded, or made ones of its size. */
  bytesOf(file: FileEntity): Buffer {
    return this.files.get(file.row.Id) ?? makeFile(file.row);
  }

  /** Throws BUSY if as many webhooks are pending as may be. */
  requireRoom(): void {
    if (!this.isFull) return;
    throw new IqmockError('BUSY', `${this.outbox.pending} webhooks are pending, and that is the limit.`, {
      hint: 'Bring the consumer up, name another target, or start with a larger --max-pending.',
    });
  }

  /** Whether as many webhooks are pending as may be. */
  get isFull(): boolean {
    return this.outbox.pending >= this.settings.maxPending;
  }

  arrived(arrival: Arrival, atMs: number): void {
    const { row, key } = arrival;
    this.keeper?.arrived(arrival, atMs);
    this.feed.add('arrived', { kind: row.kind, id: row.row.Id, name: key });
  }

  happened(
    happening: Happening | undefined,
    webhook: Webhook | undefined,
    provenance: Provenance,
  ): number | undefined {
    this.keeper?.happened(happening, webhook, this.outbox.nextId);
    const deliveryId = webhook === undefined ? undefined : this.outbox.add(webhook, provenance);
    if (deliveryId !== undefined && webhook?.expect !== undefined) {
      this.expectations.add(deliveryId, webhook.expect, provenance.playId);
    }
    if (happening !== undefined) {
      this.members.note(happening);
      this.feed.add('event', happenedView(happening, this.tenant.registry, deliveryId ?? null));
      this.clients.publish(happening);
      for (const listener of this.listeners) listener(happening, provenance);
    }
    return deliveryId;
  }

  /** Remembers an open stream, to be ended with the server. */
  holdStream(stream: EventStream): void {
    this.streams.add(stream);
    stream.closed.addEventListener('abort', () => this.streams.delete(stream), { once: true });
  }

  /** Ends what happens by itself: plays and automatic deeds. */
  async calmDown(): Promise<void> {
    this.calm.abort();
    await this.plays.stopAll();
  }

  /** Ends plays, streams and deliveries. */
  async close(): Promise<void> {
    await this.calmDown();
    this.faults.close();
    this.feed.finish();
    for (const stream of this.streams) stream.end();
    await this.outbox.close();
    this.files.close();
    this.keeper?.close();
  }

  private settled(id: number): void {
    this.keeper?.settled(id);
    this.serverHost.wake();
    this.expectations.judge(id, this.outbox, (playId) => this.plays.noteFailure(playId));
  }

  private createPlays(): Plays {
    const { tenant } = this;
    return new Plays({
      ...this.serverHost.for(() => undefined),
      host: this.settings.host,
      tenant,
      publish: (webhook, playId, events) => tenant.publish(webhook, { origin: 'play', playId }, events),
      changed: (play) => this.feed.add('play', play),
    });
  }
}
