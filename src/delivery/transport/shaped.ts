import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { overlayHeaders, type FlatHeaders } from '../headers.ts';
import type { Attempt, AttemptContext, Delivery, LayerContext, Transport } from '../delivery.ts';
import { parseTarget } from '../target.ts';
import type { WireShape } from '../wire-shape.ts';
import { AnswerRecord, shownHeaders, type TryFacts } from './answer-record.ts';
import { abortedError, describeFailure, timeoutError } from './failure.ts';
import { createRoute, type Route } from './route.ts';
import { sendBody } from './shaped-body.ts';

/**
 * Makes tries that look otherwise on the wire, each on a separate connection, straight to the target. Slow, and exact: what
 * a `WireShape` says is what leaves.
 */
export function createShapedTransport(context: LayerContext): Transport {
  const routes = new Map<string, Route>();
  return (delivery, attempt) => {
    let route = routes.get(delivery.url);
    if (route === undefined) {
      const target = delivery.url === context.target.url ? context.target : parseTarget(delivery.url);
      route = createRoute({ ...context, target });
      routes.set(delivery.url, route);
    }
    return new ShapedTry(route, delivery, attempt).run();
  };
}

/** How long a consumer has to read what was sent before a reset. */
const readMs = 10;

/** One try. It always ends, and ends once. */
class ShapedTry {
  private readonly route: Route;
  private readonly delivery: Delivery;
  private readonly attempt: AttemptContext;
  private readonly shape: WireShape;
  private readonly headers: FlatHeaders;
  private readonly answer: AnswerRecord;
  private readonly sentAt: number;
  private readonly over = new AbortController();
  /** Where it is about to be cut. */
  private cutsSoon: string | undefined;
  private resolve: (attempt: Attempt) => void = () => undefined;
  private socket: Socket | undefined;
  private giveUp: () => void = () => undefined;

  constructor(route: Route, delivery: Delivery, attempt: AttemptContext) {
    this.route = route;
    this.delivery = delivery;
    this.attempt = attempt;
    this.shape = attempt.shape ?? {};
    this.headers = headersOf(route, delivery, attempt);
    this.answer = new AnswerRecord(route.capture);
    this.sentAt = route.clock.monotonic();
  }

  run(): Promise<Attempt> {
    const { attempt, over, route } = this;
    return new Promise((resolve) => {
      this.resolve = resolve;
      const abort = (): void => this.end({ error: abortedError });
      if (attempt.signal.aborted) return abort();
      attempt.signal.addEventListener('abort', abort, { once: true, signal: over.signal });
      void route.clock.sleep(route.timeoutMs, over.signal).then(() => this.expire());
      this.giveUp = route.connector(undefined, (error, socket) => {
        if (error !== null) this.fail(error);
        else if (!over.signal.aborted) this.send(socket);
      });
    });
  }

  private send(socket: Socket): void {
    this.socket = socket;
    const request = requestHttp({
      method: 'POST',
      path: this.route.requestPath,
      createConnection: () => socket,
      setHost: false,
      headers: [...this.headers],
      maxHeaderSize: 65_536,
    });
    request.on('error', (error) => this.fail(error));
    request.on('response', (response) => this.receive(response));
    request.flushHeaders();
    void this.write(request);
  }

  private async write(request: ClientRequest): Promise<void> {
    const { shape, delivery, route, over } = this;
    try {
      const body = Buffer.from(delivery.body);
      const isWhole = await sendBody(request, body, shape, { clock: route.clock, over: over.signal });
      if (over.signal.aborted) return;
      const { cut } = shape;
      if (cut !== undefined && cut.after !== 'answer')
        await this.cutSoon(isWhole ? 'after the body' : `after ${wordsOf(cut.after, body.length)}`);
      else if (shape.halfClose === true) this.socket?.end();
    } catch (error) {
      this.fail(error);
    }
  }

  private receive(response: IncomingMessage): void {
    const { cut } = this.shape;
    if (cut?.after === 'answer') return this.cut('as the answer began');
    // What comes before a cut is not waited for.
    if (this.cutsSoon !== undefined) return this.cut(this.cutsSoon);
    if (cut !== undefined) return void response.resume();
    this.answer.onHead({ status: response.statusCode ?? 0, fields: fieldsOf(response) });
    response.on('data', this.answer.onBody);
    response.on('end', () => this.end({}));
    response.on('error', (error) => this.fail(error));
  }

  /**
   * A reset that comes with the bytes before it is shown as an orderly end by some servers (libuv), and takes those bytes
   * away from others: it waits until the consumer has them, or begins to answer.
   */
  private async cutSoon(where: string): Promise<void> {
    if (this.shape.cut?.reset === true) {
      this.cutsSoon = where;
      await this.route.clock.sleep(readMs, this.over.signal);
    }
    if (!this.over.signal.aborted) this.cut(where);
  }

  /** Breaks the connection off on purpose. */
  private cut(where: string): void {
    const { cut } = this.shape;
    if (cut?.reset === true) this.socket?.resetAndDestroy();
    else this.socket?.destroy();
    const message = `The connection was cut ${where}, on purpose.`;
    this.end({ error: { code: 'aborted', message }, cut: where }, cut?.again);
  }

  private expire(): void {
    if (this.over.signal.aborted) return;
    const { route, answer, socket } = this;
    const progress = { status: answer.status, sent: socket !== undefined };
    this.end({ error: timeoutError(route.target, route.timeoutMs, progress) });
  }

  private fail(error: unknown): void {
    const progress = { status: this.answer.status, sent: this.socket !== undefined };
    this.end({ error: describeFailure(readable(error), this.route.target, progress) });
  }

  private end(outcome: Pick<TryFacts, 'error' | 'cut'>, again = false): void {
    if (this.over.signal.aborted) return;
    this.over.abort();
    this.giveUp();
    this.socket?.destroy();
    const { answer, route, attempt, sentAt, headers } = this;
    const doneAt = route.clock.monotonic();
    const sentHeaders = shownHeaders(headers, route.capture);
    const facts = { number: attempt.number, sentAt, doneAt, sentHeaders, ...outcome };
    this.resolve({ ...answer.close(facts), ...(again ? { again: true as const } : {}) });
  }
}

function fieldsOf({ headers }: IncomingMessage): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) fields.set(name, Array.isArray(value) ? value.join(', ') : value);
  return fields;
}

/** All headers, in order and in the case in which they leave. */
function headersOf(route: Route, delivery: Delivery, attempt: AttemptContext): FlatHeaders {
  const { shape = {} } = attempt;
  const framing: Record<string, string> = {
    ...(shape.chunkBytes === undefined
      ? { 'Content-Length': String(delivery.body.length) }
      : { 'Transfer-Encoding': 'chunked' }),
    ...(shape.expectMs === undefined ? {} : { Expect: '100-continue' }),
  };
  const own = ['Host', route.host, 'Connection', 'close', ...route.headers];
  const all = [delivery.headers, attempt.headers, framing].reduce<FlatHeaders>(overlayHeaders, own);
  return all.flatMap((text, index) => {
    if (index % 2 === 1 || shape.without?.includes(text.toLowerCase()) === true) return [];
    return [inCase(text, shape.headerCase), all[index + 1] ?? ''];
  });
}

function inCase(name: string, headerCase: WireShape['headerCase']): string {
  if (headerCase === 'lower') return name.toLowerCase();
  if (headerCase === 'upper') return name.toUpperCase();
  if (headerCase !== 'mixed') return name;
  return name
    .toLowerCase()
    .replaceAll(/[a-z]/g, (letter, at: number) => (at % 2 === 1 ? letter.toUpperCase() : letter));
}

function wordsOf(
  after: Exclude<NonNullable<WireShape['cut']>['after'], 'answer'>,
  bodyBytes: number,
): string {
  if (after === 'headers') return 'the headers';
  if (after === 'body') return 'the body';
  return `${'share' in after ? `${Math.round(after.share * 100)}%` : `${after.bytes} bytes`} of ${bodyBytes} bytes`;
}

/** A failure of Node's parser, named as that of undici's. */
function readable(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code?.startsWith('HPE_') !== true) return error;
  const garbage = new Error((error as Error).message, { cause: error });
  garbage.name = 'HTTPParserError';
  return garbage;
}
