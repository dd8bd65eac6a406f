import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Consumer } from '../consumer/consumer.ts';
import { cannotListen } from '../consumer/port-error.ts';
import type { Host } from '../env/host.ts';
import type { EventType, ExtendedEventType } from '../model/payload.ts';
import { serveApp } from './app.ts';
import { startAuto } from './auto/start-auto.ts';
import { Instance } from './instance.ts';
import { resolveSettings } from './resolve-settings.ts';
import type { ServeOptions } from './options.ts';
import type { DeliveryView } from './outbox/delivery-view.ts';
import { waitForDeliveries, type WaitCondition, type WaitResult } from './outbox/wait.ts';
import type { PlayOrder } from './plays/plays.ts';
import type { StepOutcome } from './plays/step.ts';
import type { Server } from './server-handle.ts';
import type { ServeSettings } from './settings.ts';
import { openState } from './tenant/open-state.ts';
import { replayJournal } from './tenant/replay-journal.ts';
import type { PlayView } from './views/play-view.ts';

/** Starts the server behind `startServer`. */
export async function openServer(options: ServeOptions, host: Host): Promise<Server> {
  const { settings, consumer } = await resolveSettings(options, host);
  try {
    return await listen(await start(settings), settings, consumer);
  } catch (error) {
    await consumer?.close();
    throw error;
  }
}

/** The instance, with the tenant that its state holds. */
async function start(settings: ServeSettings): Promise<Instance> {
  const state = openState(settings);
  const instance = new Instance(state?.settings ?? settings, state?.keeper);
  try {
    if (state !== undefined) await replayJournal(instance, state.lines);
  } catch (error) {
    await instance.close();
    throw error;
  }
  instance.begin();
  startAuto(instance);
  return instance;
}

/** How long a request may take to arrive, its head a part of that: a slow one holds a connection no longer. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 20_000 };
const closeGraceMs = 1000;

async function listen(
  instance: Instance,
  settings: ServeSettings,
  consumer: Consumer | undefined,
): Promise<Server> {
  const server = createAdaptorServer({
    fetch: serveApp(instance).fetch,
    serverOptions: { ...timeouts, maxHeaderSize: 32_768, connectionsCheckingInterval: 2000 },
  }) as HttpServer;
  server.maxConnections = settings.maxConnections;
  await new Promise<void>((resolve, reject) => {
    const { port, address } = settings;
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, address)));
    server.listen(port, address, resolve);
  });
  return new RunningServer(instance, settings, server, consumer);
}

class RunningServer implements Server {
  readonly consumer: Consumer | undefined;
  private readonly instance: Instance;
  private readonly settings: ServeSettings;
  private readonly server: HttpServer;
  private readonly closing = new AbortController();
  /** Aborts when pending webhooks are sent first no longer. */
  private readonly drained = new AbortController();
  private closed: Promise<void> | undefined = undefined;

  constructor(
    instance: Instance,
    settings: ServeSettings,
    server: HttpServer,
    consumer: Consumer | undefined,
  ) {
    this.instance = instance;
    this.settings = settings;
    this.server = server;
    this.consumer = consumer;
  }

  get port(): number {
    return (this.server.address() as AddressInfo | null)?.port ?? this.settings.port;
  }

  get url(): string {
    const { address } = this.settings;
    return `http://${address.includes(':') ? `[${address}]` : address}:${this.port}`;
  }

  get target(): string {
    return this.instance.outbox.destination.target.label;
  }

  step(name: string, args: unknown, modifiers?: Readonly<Record<string, unknown>>): Promise<StepOutcome> {
    const order = { step: name, args, ...(modifiers === undefined ? {} : { modifiers }) };
    return this.instance.step(order, this.closing.signal);
  }

  async trigger(
    type: EventType | ExtendedEventType,
    given: Readonly<Record<string, unknown>> = {},
  ): Promise<StepOutcome> {
    return this.instance.trigger(type, given);
  }

  async play(order: PlayOrder): Promise<PlayView> {
    const { id } = await this.instance.plays.start({ speed: 'max', ...order });
    return this.instance.plays.finished(id, this.closing.signal);
  }

  deliveries(limit = 1000): readonly DeliveryView[] {
    return this.instance.outbox.list({}, limit);
  }

  waitFor(
    condition: Omit<WaitCondition, 'timeoutMs'> & { readonly timeoutMs?: number },
  ): Promise<WaitResult> {
    return waitForDeliveries(this.instance, { timeoutMs: 30_000, ...condition }, this.closing.signal);
  }

  reset(seed?: number): Promise<void> {
    return this.instance.reset(seed);
  }

  get pending(): number {
    return this.instance.outbox.pending;
  }

  close(drainMs = 0): Promise<void> {
    if (drainMs === 0) this.drained.abort();
    return (this.closed ??= this.end(drainMs));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private async end(drainMs: number): Promise<void> {
    const { clock } = this.settings.host;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    await this.instance.calmDown();
    void clock.sleep(drainMs, this.drained.signal).then(() => this.drained.abort());
    await this.instance.outbox.drain(this.drained.signal);
    this.drained.abort();
    this.closing.abort();
    await this.instance.close();
    const graceOver = new AbortController();
    void clock.sleep(closeGraceMs, graceOver.signal).then(() => this.server.closeAllConnections());
    await closed;
    graceOver.abort();
    await this.consumer?.close();
  }
}
