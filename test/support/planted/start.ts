import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { drops, hangs, makes, type Body, type Design, type Hook, type Plan } from './plan.ts';

/** The secret of the planted consumers that verify signatures. */
export const secret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;

/** A consumer that runs. */
export interface Planted extends AsyncDisposable {
  readonly url: string;
  readonly probe: string;
}

/** Starts a consumer of a design, with its plan. */
export async function startPlanted(design: Design, plan: Plan): Promise<Planted> {
  const front = new Front(design, plan);
  const server = createServer((request, response) => {
    front
      .handle(request, response)
      .catch(() => front.end(response, { status: 500, body: 'Internal Server Error' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    probe: design.path,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class Front {
  private readonly design: Design;
  private readonly plan: Plan;
  private readonly page: RegExp;
  private readonly ids: number[] = [];
  private readonly known = new Set<number>();
  private queue: Promise<void> = Promise.resolve();
  private waiting = 0;
  private lock: Promise<unknown> = Promise.resolve();

  constructor(design: Design, plan: Plan) {
    this.design = design;
    this.plan = plan;
    const [before = '', after = ''] = design.path.split(/\{\w+\}/).map(quoted);
    this.page = new RegExp(`^${before}(\\d+)${after}$`);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { plan } = this;
    const asked = this.page.exec(request.url ?? '');
    if (request.method === 'GET' && asked !== null) return this.showChat(Number(asked[1]), response);
    const refused = plan.head === undefined ? rightHead(request) : plan.head(request);
    if (refused !== undefined) return this.end(response, { status: refused, body: 'refused' });
    const bytes = await this.read(request);
    const text = (plan.decode ?? whole)(bytes);
    if (plan.signature !== undefined && !this.isSigned(request, Buffer.concat(bytes)))
      return this.end(response, { status: 401, body: 'unauthorized' });
    const status = plan.body?.(text);
    if (status !== undefined) return this.end(response, { status, body: '' });
    const hook = this.hookOf(text);
    if (hook === undefined) return this.end(response, { status: plan.broken ?? 400, body: 'bad request' });
    await this.accept(hook, request, response);
  }

  private showChat(id: number, response: ServerResponse): void {
    const shown = this.design.show(id);
    response.writeHead(shown === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(shown ?? { message: 'not found' }));
  }

  private read(request: IncomingMessage): Promise<Buffer[]> {
    if (!makes(this.plan, 'one body at a time')) return readAll(request);
    const mine = this.lock.then(() => readAll(request));
    this.lock = mine.catch(() => undefined);
    return mine;
  }

  private hookOf(text: string): Hook | undefined {
    const { plan } = this;
    try {
      const body = JSON.parse(text) as Body;
      const event = plan.pick === undefined ? body.ChatEvent : plan.pick(body);
      if (event === undefined || ![event.Id, event.ChatId].every(Number.isInteger)) return undefined;
      const { Rels: rels = {} } = body;
      const isGood =
        typeof event.Type === 'string' &&
        Object.values(rels).every((list) => Array.isArray(list) && list.every(isObject));
      return isGood ? { event, rels } : undefined;
    } catch {
      return undefined;
    }
  }

  private async accept(hook: Hook, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { plan, design } = this;
    const answer = plan.answer ?? design.answer;
    const status = plan.judge?.(hook);
    if (status !== undefined) return this.end(response, { status, body: '' });
    const id = hook.event.Id;
    const isRetry = Number(request.headers['iqmock-attempt'] ?? 1) > 1;
    if (makes(plan, 'retries are copies') && isRetry) return this.end(response, answer);
    if (makes(plan, 'looks, then waits')) {
      const wasSeen = this.wasSeen(hook);
      await new Promise((done) => setTimeout(done, 3));
      if (wasSeen) return this.end(response, answer);
    } else if (this.wasSeen(hook))
      return this.end(response, { ...answer, status: plan.duplicateStatus ?? answer.status });
    if (id !== 0) this.note(id);
    if (makes(plan, 'works after the answer')) {
      await new Promise((done) => setTimeout(done, 20));
      response.on('finish', () => void design.take(hook));
      return this.end(response, answer);
    }
    if (design.isQueued) this.enqueue(hook);
    else await design.take(hook);
    this.end(response, answer);
  }

  private wasSeen(hook: Hook): boolean {
    if (hook.event.Id === 0) return false;
    return this.plan.seen === undefined ? this.known.has(hook.event.Id) : this.plan.seen(this.ids, hook);
  }

  private note(id: number): void {
    this.known.add(id);
    this.ids.push(id);
  }

  private enqueue(hook: Hook): void {
    const { plan } = this;
    if (makes(plan, 'drops when full') && this.waiting > 30) return;
    this.waiting++;
    const job = async (): Promise<void> => {
      await new Promise((done) =>
        makes(plan, 'drops when full') ? setTimeout(done, 4) : setImmediate(done),
      );
      this.waiting--;
      if (makes(plan, 'stops at an error') && hook.event.Type !== 'typing' && hook.rels.Chats === undefined)
        throw new TypeError('Rels.Chats is undefined');
      await this.design.take(hook);
    };
    if (makes(plan, 'reads, waits, writes')) void job();
    else
      this.queue = makes(plan, 'stops at an error')
        ? this.queue.then(job)
        : this.queue.then(job).catch(() => undefined);
    this.queue.catch(() => undefined);
  }

  private isSigned({ headers }: IncomingMessage, body: Buffer): boolean {
    const { signature: how } = this.plan;
    const given = headers['webhook-signature'];
    if (given === undefined) return how === 'if there';
    const seconds = Number(headers['webhook-timestamp']);
    if (how !== 'no age' && !(Math.abs(Date.now() / 1000 - seconds) < 300)) return false;
    if (how === 'any') return true;
    const content = Buffer.concat([Buffer.from(`${String(headers['webhook-id'])}.${seconds}.`), body]);
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const wanted = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
    return String(given).split(' ').includes(wanted);
  }

  end(
    response: ServerResponse,
    { status, body, type = 'text/plain' }: { status: number; body: string; type?: string },
  ): void {
    if (status === hangs || response.headersSent) return;
    if (status === drops) return void response.socket?.destroy();
    response.writeHead(status, body === '' ? {} : { 'content-type': type }).end(body);
  }
}

/** What a careful consumer refuses by the head of a request. */
export function rightHead({ method, headers }: IncomingMessage): number | undefined {
  if (method !== 'POST') return 405;
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return 415;
  return headers['content-encoding'] === undefined ? undefined : 415;
}

const quoted = (text: string): string => text.replaceAll(/[.?&]/g, String.raw`\$&`);

const whole = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function readAll(request: IncomingMessage): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks;
}
