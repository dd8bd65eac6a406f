import type { IncomingHttpHeaders } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { IqmockError } from '../../errors.ts';
import { BodyRefusal, readJson } from '../http/bodies.ts';
import { refuseOrigin } from '../http/origin-guard.ts';
import type { Instance } from '../instance.ts';
import type { ClientCall, ClientEndpoint } from './endpoint.ts';
import {
  asciiJson,
  ClientError,
  failedEnvelope,
  statusOfRefusal,
  successOf,
  type ClientErrorCode,
} from './envelope.ts';
import { Folded } from './folded.ts';
import { groups } from './groups/index.gen.ts';
import type { ClientSession } from './sessions.ts';

/** Where the client API begins. */
export const clientPrefix = '/public/api/v1';

type Asked = Context<{ Bindings: HttpBindings }>;

const mostBytes = 1_000_000;

/** The client API of the platform as an application to be mounted under its prefix. */
export function clientApp(instance: Instance): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const { endpoints } of Object.values(groups)) {
    for (const endpoint of endpoints) {
      const path = `/${endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      app.on(endpoint.method, [path], (asked) => answer(instance, endpoint, asked as Asked));
    }
  }
  app.all('*', () => json(404, failedEnvelope('not_found', 'Not found')));
  app.onError((error) => failed(instance, error));
  return app;
}

async function answer(instance: Instance, endpoint: ClientEndpoint, { req, env }: Asked): Promise<Response> {
  const asked = env.incoming.headers;
  if (refuseOrigin(asked.origin, asked.host) !== undefined) {
    return json(403, failedEnvelope('forbidden', 'A page of another origin may not ask this'));
  }
  const planted = await instance.clients.planted.meet(endpoint.path, () => req.raw.signal);
  if (planted !== undefined) return json(planted.status, failedEnvelope(planted.code, planted.text));
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  const query = queryOf(env.incoming.url);
  const reads = endpoint.method === 'POST' && endpoint.readsBody !== true;
  const call: ClientCall = {
    instance,
    params: new Map(Object.entries(req.param())),
    query,
    body: new Folded(reads ? await readJson(env.incoming, mostBytes) : undefined),
    env,
    headers,
    session: sessionOf(instance, asked, query),
  };
  const result = await endpoint.run(call);
  if (result instanceof Response) return result;
  const { Result: _result, Data: _data, Rels: _rels, ...beside } = result as Record<string, unknown>;
  const whole =
    'Result' in result && 'Data' in result
      ? { ...successOf({ Data: result.Data }), ...result }
      : successOf(result);
  return new Response(asciiJson({ ...whole, ...beside }), { headers });
}

/** What stands after the question mark of an address. */
function queryOf(address = ''): URLSearchParams {
  const start = address.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : address.slice(start));
}

/** Who asks: by one of two headers, by cookie, or by a signed token in the address. */
function sessionOf(
  { clients: { sessions } }: Instance,
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): ClientSession | undefined {
  const bearer = /^Client +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookie = /(?:^|;\s*)client-session=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  const signed = query.get('x-client-token');
  return (
    sessions.find(String(headers['x-client-authorization'] ?? '')) ??
    sessions.find(bearer) ??
    (signed === null ? undefined : sessions.findSigned(signed)) ??
    sessions.find(cookie)
  );
}

function json(status: number, value: object): Response {
  return new Response(asciiJson(value), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}

/** Codes of ours that a client understands. */
const codes: Readonly<Record<string, ClientErrorCode>> = {
  ILLEGAL_MOVE: 'invalid',
  USAGE: 'bad_request',
  NOT_FOUND: 'not_found',
};

/** Errors of the application have status 200: another status would mean that the transport failed. */
function failed(instance: Instance, error: unknown): Response {
  if (error instanceof ClientError) return json(200, failedEnvelope(error.code, error.message));
  if (error instanceof BodyRefusal)
    return json(statusOfRefusal(error), failedEnvelope('bad_request', error.message));
  if (error instanceof IqmockError)
    return json(200, failedEnvelope(codes[error.code] ?? 'internal_server_error', error.message));
  instance.settings.onBug?.(error);
  return json(200, failedEnvelope('internal_server_error', 'Internal server error'));
}
