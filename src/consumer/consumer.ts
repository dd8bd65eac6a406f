import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHost, type Host } from '../env/host.ts';
import { type IqmockError } from '../errors.ts';
import { readBody } from './body-reader.ts';
import { consumerSettingsOf, type ConsumerOptions, type ConsumerSettings } from './consumer-options.ts';
import { StatsKeeper, type ConsumerStats } from './consumer-stats.ts';
import { Judge, type JudgedRequest } from './judge.ts';
import { Inbox } from './inbox.ts';
import { Received } from './received.ts';
import { cannotListen } from './port-error.ts';
import { openRecording, type RecordingFile } from './recording-file.ts';
import { toRecorded } from './to-recorded.ts';
import type { ValidationSummary } from './validate.ts';

/** A consumer of webhooks that runs in this process. */
export interface Consumer extends AsyncDisposable {
  /** Where to send webhooks, e.g. `http://127.0.0.1:4020/`. */
  readonly url: string;
  /** The port it listens on, also where any free one was asked for. */
  readonly port: number;
  /** The latest requests, oldest first; see `keep`. */
  readonly received: readonly Received[];
  /** Counts of all requests so far. */
  readonly stats: ConsumerStats;
  /** What the validator counted; undefined when it is off. */
  readonly summary: ValidationSummary | undefined;
  /** Why the recording is not complete; undefined when it is, or there is none. */
  readonly recordingFailure: IqmockError | undefined;
  /** Resolves with the first request, past or to come, that passes the test; rejects after `timeoutMs` (default 5000). */
  waitFor(test: (received: Received) => boolean, timeoutMs?: number): Promise<Received>;
  /** Stops listening, answers what is in flight at once, and completes the recording. */
  close(): Promise<void>;
}

/**
 * Starts a consumer on this machine. Any path takes webhooks by POST; `GET /` returns the counts and `GET /healthz`
 * shows that it is up. Throws PORT if it cannot listen there, OUTPUT if the recording cannot be opened.
 */
export async function startConsumer(options: ConsumerOptions = {}): Promise<Consumer> {
  const machine = options.machine ?? createHost();
  const { out, onRecordingFailure } = options;
  const recording = out === undefined ? undefined : await openRecording(machine, out, onRecordingFailure);
  const consumer = new HttpConsumer(options, machine, recording);
  try {
    await consumer.listen();
  } catch (error) {
    recording?.close();
    throw error;
  }
  return consumer;
}

/** A consumer that is quiet for a minute is not gone: a shorter time would cut connections between two events. */
const keepAliveMs = 75_000;
const closeGraceMs = 1000;

class HttpConsumer implements Consumer {
  private readonly options: ConsumerOptions;
  private readonly settings: ConsumerSettings;
  private readonly machine: Host;
  private readonly recording: RecordingFile | undefined;
  private readonly judge: Judge;
  private readonly server: Server;
  private readonly keeper = new StatsKeeper();
  private readonly inbox: Inbox;
  private readonly closing = new AbortController();
  private lastAt: number | undefined = undefined;
  private count = 0;

  constructor(options: ConsumerOptions, machine: Host, recording: RecordingFile | undefined) {
    this.options = options;
    this.settings = consumerSettingsOf(options);
    this.machine = machine;
    this.recording = recording;
    this.judge = new Judge(this.settings);
    this.inbox = new Inbox(this.settings.keep, machine.clock);
    this.server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) =>
      this.handle(request, response),
    );
  }

  get port(): number {
    return (this.server.address() as AddressInfo | null)?.port ?? this.settings.port;
  }

  get url(): string {
    const { host } = this.settings;
    return `http://${host.includes(':') ? `[${host}]` : host}:${this.port}/`;
  }

  get received(): readonly Received[] {
    return this.inbox.latest;
  }

  get stats(): ConsumerStats {
    return this.keeper.stats;
  }

  get summary(): ValidationSummary | undefined {
    return this.judge.validator?.summary;
  }

  get recordingFailure(): IqmockError | undefined {
    return this.recording?.failure;
  }

  waitFor(test: (received: Received) => boolean, timeoutMs = 5000): Promise<Received> {
    return this.inbox.waitFor(test, timeoutMs);
  }

  listen(): Promise<void> {
    const { port, host } = this.settings;
    return new Promise((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, host)));
      this.server.listen(port, host, resolve);
    });
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.closing.abort();
    const graceOver = new AbortController();
    void this.machine.clock
      .sleep(closeGraceMs, graceOver.signal)
      .then(() => this.server.closeAllConnections());
    await closed;
    graceOver.abort();
    this.recording?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', headers } = request;
    if (method === 'GET' || method === 'HEAD') return this.sendStatus(request, response);
    readBody(request, this.settings.maxBodyBytes, (read) => {
      if (read.kind === 'aborted') this.keeper.aborted++;
      else if (read.kind === 'whole') {
        this.take(request, response, { method, headers, body: read.bytes, bodyBytes: read.bytes.length });
      } else
        this.take(request, response, { method, headers, body: new Uint8Array(), bodyBytes: read.bodyBytes });
    });
  }

  private take(
    { url: path = '/', socket }: IncomingMessage,
    response: ServerResponse,
    request: JudgedRequest,
  ): void {
    const { clock } = this.machine;
    const now = clock.monotonic();
    const gapMs = this.lastAt === undefined ? 0 : Math.round((now - this.lastAt) * 1000) / 1000;
    this.lastAt = now;
    const { status, answer, verdicts, isRetry } = this.judge.judge(request);
    if (isRetry) this.keeper.retries++;
    const { method, headers, body } = request;
    const received = new Received({
      number: ++this.count,
      receivedAt: clock.now(),
      gapMs,
      method,
      path,
      headers,
      body,
      status,
      verdicts,
    });
    this.keeper.add(received);
    this.recording?.write(toRecorded(received, this.options.record));
    this.inbox.add(received);
    this.options.onReceived?.(received);
    if (this.settings.delayMs === 0 || this.closing.signal.aborted)
      return this.send(response, status, answer);
    void clock.sleep(this.settings.delayMs, this.closing.signal).then(() => {
      if (socket.destroyed) this.judge.unanswered(body);
      else this.send(response, status, answer);
    });
  }

  /** Answers people and probes: the counts, or that it is up. */
  private sendStatus({ url = '/', method }: IncomingMessage, response: ServerResponse): void {
    const path = url.split('?', 1)[0];
    if (path === '/healthz') return this.send(response, 200, '{"ok":true}', method);
    if (path !== '/')
      return this.send(response, 405, '{"ok":false,"error":"webhooks are sent by POST"}', method);
    this.send(response, 200, JSON.stringify({ ok: true, name: 'iqmock consumer', ...this.stats }), method);
  }

  private send(response: ServerResponse, status: number, answer: string, method = 'POST'): void {
    const headers = ['Content-Type', 'application/json; charset=utf-8'];
    headers.push('Content-Length', String(Buffer.byteLength(answer)));
    if (status === 405) headers.push('Allow', 'POST');
    // A connection kept alive now would hold up the end of the server.
    if (this.closing.signal.aborted) headers.push('Connection', 'close');
    response.writeHead(status, headers);
    response.end(method === 'HEAD' ? undefined : answer);
  }
}
