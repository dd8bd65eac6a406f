import { Hono, type Context } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { IqmockError } from '../../errors.ts';
import { BodyRefusal, readJson } from '../http/bodies.ts';
import { refuseOrigin, refuseToken, type Refusal } from '../http/origin-guard.ts';
import type { JsonSchema } from '../http/schema.ts';
import type { Instance } from '../instance.ts';
import { checkBody, checkParameters } from './checker.ts';
import type { AnyEndpoint, RawAnswer } from './endpoint.ts';
import { failureOf, httpStatusOf } from './failure.ts';
import { groups } from './groups/index.gen.ts';
import { controlPrefix, controlApiDocument } from './openapi.ts';
import { streamFeed } from './stream-feed.ts';

type Asked = Context<{ Bindings: HttpBindings }>;

/** The largest body, unless it is a file. */
const mostBytes = 2_000_000;

/** The control API as an application to be mounted under its prefix. */
export function controlApp(instance: Instance): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const document = controlApiDocument(Object.values(groups), instance.settings.version);
  app.use('*', async (asked, next) => {
    const { req } = asked;
    const refusal =
      refuseOrigin(req.header('origin'), req.header('host')) ??
      refuseToken(req.header('authorization'), instance.settings) ??
      refuseForm(asked as Asked);
    if (refusal !== undefined) return refuse(refusal);
    return next();
  });
  app.get('/openapi.json', () => json(200, document));
  for (const { endpoints } of Object.values(groups)) {
    for (const endpoint of endpoints) {
      app.on(endpoint.method, [honoPath(endpoint.path)], (asked) =>
        answer(instance, endpoint, asked as Asked),
      );
    }
  }
  for (const [path, methods] of methodsByPath()) {
    app.all(honoPath(path), ({ req }) => refuseMethod(req.method, path, methods));
  }
  app.all('*', (asked) => json(404, failureOf(unknownPath(asked))));
  app.onError((error) => failed(instance, error));
  return app;
}

function methodsByPath(): Map<string, string[]> {
  const methods = new Map<string, string[]>([['/openapi.json', ['GET']]]);
  for (const { path, method } of Object.values(groups).flatMap(({ endpoints }) => endpoints)) {
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  return methods;
}

function refuseMethod(method: string, path: string, methods: readonly string[]): Response {
  const error = new IqmockError('NOT_FOUND', `There is no ${method} ${controlPrefix}${path}.`, {
    hint: `It takes ${methods.join(', ')}.`,
  });
  return json(405, failureOf(error), { Allow: methods.join(', ') });
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** What changes something takes JSON alone: a form of a foreign page can send everything else without being asked. */
function refuseForm({ req }: Asked): Refusal | undefined {
  const type = req.header('content-type');
  if (req.method === 'GET' || req.method === 'HEAD') return undefined;
  if (type === undefined ? req.header('origin') === undefined : /^application\/json\s*(;|$)/i.test(type))
    return undefined;
  return {
    status: 415,
    error: new IqmockError('INPUT', 'What changes something is sent as JSON.', {
      hint: 'Send the header Content-Type: application/json.',
    }),
  };
}

async function answer(instance: Instance, endpoint: AnyEndpoint, asked: Asked): Promise<Response> {
  const { req } = asked;
  const params = parametersOf(endpoint.params, req.param());
  const query = parametersOf(endpoint.query, req.query());
  if (endpoint.stream === true) {
    streamFeed(instance, asked.env, query as { readonly after?: number });
    return RESPONSE_ALREADY_SENT;
  }
  const body = endpoint.body === undefined ? undefined : await bodyOf(instance, endpoint, asked.env);
  const result: unknown = await endpoint.run(instance, { params, query, body, signal: req.raw.signal });
  return 'document' in endpoint.answer ? document(result as RawAnswer) : json(endpoint.status ?? 200, result);
}

function parametersOf(schema: JsonSchema | undefined, texts: Record<string, string>): unknown {
  if (schema !== undefined) return checkParameters(schema, texts);
  const [unknown] = Object.keys(texts);
  if (unknown === undefined) return {};
  return checkParameters({ type: 'object', properties: {}, additionalProperties: false }, texts);
}

async function bodyOf(
  instance: Instance,
  endpoint: AnyEndpoint,
  { incoming }: HttpBindings,
): Promise<unknown> {
  const limit =
    endpoint.takesFile === true ? Math.ceil(instance.settings.maxUploadBytes * 1.4) + 10_000 : mostBytes;
  const sent = await readJson(incoming, limit);
  if (sent === null)
    throw new IqmockError('USAGE', 'The body is null.', { hint: 'Send an object, or no body.' });
  const body = sent ?? {};
  if (endpoint.checksItself !== true) checkBody(endpoint.body as JsonSchema, body);
  return body;
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

function document({ type, bytes, file }: RawAnswer): Response {
  const name = file?.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return new Response(typeof bytes === 'string' ? bytes : new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      // A report may be opened here, but what is in it has no rights.
      'Content-Security-Policy': "sandbox allow-scripts; default-src 'unsafe-inline' data:",
      ...(name === undefined ? {} : { 'Content-Disposition': `attachment; filename="${name}"` }),
    },
  });
}

function refuse({ status, error }: Refusal): Response {
  return json(status, failureOf(error));
}

function failed(instance: Instance, error: unknown): Response {
  if (error instanceof BodyRefusal) return json(error.status, failureOf(error.failure));
  if (error instanceof IqmockError) return json(httpStatusOf(error), failureOf(error));
  instance.settings.onBug?.(error);
  const bug = new IqmockError('BUG', 'iqmock broke one of its own rules. Please report it.');
  return json(500, failureOf(bug));
}

function unknownPath({ req }: Asked): IqmockError {
  return new IqmockError('NOT_FOUND', `There is no ${req.method} ${req.path.slice(0, 200)}.`, {
    hint: 'GET /iqmock/v1/openapi.json describes what there is.',
  });
}
