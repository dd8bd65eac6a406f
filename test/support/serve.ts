import { request } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect, onTestFinished } from 'vitest';
import type { ServeOptions } from '../../src/serve/options.ts';
import { startServer, type Server } from '../../src/serve/server.ts';

/** An answer of the control API. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows what it asked for
  readonly json: any;
}

/** A server under test: errors that nobody meant fail the test, and so does an answer outside of its schema. */
export interface TestServer {
  readonly server: Server;
  readonly url: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  text(path: string): Promise<string>;
}

const prefix = '/iqmock/v1';

/** Starts a server that ends with the test. */
export async function startTestServer(options: ServeOptions = {}): Promise<TestServer> {
  const bugs: unknown[] = [];
  const server = await startServer({ seed: 42, onBug: (error) => bugs.push(error), ...options });
  onTestFinished(async () => {
    await server.close();
    expect(bugs).toEqual([]);
  });
  const headers: Record<string, string> =
    options.controlToken === undefined ? {} : { authorization: `Bearer ${options.controlToken}` };
  const document = (await (
    await fetch(`${server.url}${prefix}/openapi.json`, { headers })
  ).json()) as OpenApi;
  const call: TestServer['call'] = async (method, path, body, more = {}) => {
    const response = await fetch(`${server.url}${prefix}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = await response.json();
    checkAnswer(document, method, path, response.status, json);
    return { status: response.status, json };
  };
  return {
    server,
    url: server.url,
    call,
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    text: async (path) => (await fetch(`${server.url}${prefix}${path}`, { headers })).text(),
  };
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Record<string, { readonly schema: object }> }>
  >;
}

/** Every server has the same document, and compiling takes a while. */
const validators = new Map<string, ValidateFunction>();

/** Fails unless the OpenAPI document has this answer, of this form. */
function checkAnswer(document: OpenApi, method: string, path: string, status: number, json: unknown): void {
  const bare = path.split('?')[0] ?? '';
  const template = Object.keys(document.paths).find((one) =>
    new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  );
  if (template === undefined) return;
  const { responses } = document.paths[template]?.[method.toLowerCase()] ?? { responses: {} };
  const key = String(status) in responses ? String(status) : `${Math.floor(status / 100)}XX`;
  const schema = responses[key]?.content?.['application/json']?.schema;
  expect(schema, `${method} ${path} answers ${status}, which its document does not have`).toBeDefined();
  const id = `${method} ${template} ${key}`;
  let validate = validators.get(id);
  if (validate === undefined) {
    validate = new Ajv2020({ strict: false, formats: { int64: true } }).compile({
      ...document,
      ...schema,
      $id: 'answer',
    });
    validators.set(id, validate);
  }
  expect(validate(json) ? [] : validate.errors, `${method} ${path}`).toEqual([]);
}

/** A request with headers that `fetch` does not let through. */
export function rawRequest(
  url: string,
  options: {
    readonly method?: string;
    /** To the letter, where an address would be tidied. */
    readonly path?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Buffer;
  },
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = {}, body } = options;
    const where = path === undefined ? {} : { path };
    const asked = request(url, { method, headers, ...where }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Reads a stream of server-sent events until it has so many of them, comments left out. */
export async function readEvents(
  url: string,
  count: number,
  headers: Record<string, string> = {},
): Promise<{ readonly id: string; readonly event: string; readonly data: string }[]> {
  const ending = new AbortController();
  const response = await fetch(url, { headers, signal: ending.signal });
  const events: { id: string; event: string; data: string }[] = [];
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks.filter((one) => !one.startsWith(':'))) events.push(parseBlock(block));
    if (events.length >= count) break;
  }
  ending.abort();
  return events.slice(0, count);
}

function parseBlock(block: string): { id: string; event: string; data: string } {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ', 1)[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  );
  return { id: fields.get('id') ?? '', event: fields.get('event') ?? '', data: fields.get('data') ?? '' };
}
