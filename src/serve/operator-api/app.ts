import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { IqmockError } from '../../errors.ts';
import {
  asciiJson,
  ClientError,
  failedEnvelope,
  statusOfRefusal,
  successOf,
  type Success,
} from '../client-api/envelope.ts';
import { Folded } from '../client-api/folded.ts';
import { BodyRefusal, readJson } from '../http/bodies.ts';
import { refuseOrigin, refuseToken } from '../http/origin-guard.ts';
import type { Instance } from '../instance.ts';
import type { OperatorCall, OperatorEndpoint } from './call.ts';
import { openOperatorStream, streamPaths } from './streams.ts';

/** Where the operator API of the vendor's readme begins. */
export const operatorPrefix = '/api/v1';

/** Where iqmock's own calls of an operator begin: no public page describes them. */
export const ownPrefix = '/iqmock/operator/v1';

/** So large may a call be; an upload comes as base64. */
const formBytes = 20_000;

/** What an operator does, or a CRM or bot in an operator's place: the vendor's paths, or iqmock's own. */
export function operatorApp(
  instance: Instance,
  calls: readonly OperatorEndpoint[],
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const { path, run } of calls) {
    const spelled = `/${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    app.post(spelled, (asked) => answer(instance, run, asked as Context<{ Bindings: HttpBindings }>));
  }
  app.onError((error) => failed(instance, error));
  return app;
}

/** The answer to a path that neither API of an operator has. */
export function noSuchCall(method: string, path: string): Response {
  const hint = method === 'POST' ? '' : ' Every call but a stream is a POST.';
  return json(404, failedEnvelope('not_found', `There is no ${method} ${path.slice(0, 200)}.${hint}`));
}

/** The streams of operators as an application to be mounted under their prefix. */
export function operatorStreams(instance: Instance): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const { name, path } of streamPaths) {
    app.get(path, ({ req, env }) => {
      const id = req.param('id') ?? '';
      const fromId = req.query('FromId') ?? '';
      return refused(instance, req) ?? openOperatorStream(instance, name, { id, fromId, env });
    });
  }
  return app;
}

function refused(
  instance: Instance,
  req: { header(name: string): string | undefined },
): Response | undefined {
  const refusal =
    refuseOrigin(req.header('origin'), req.header('host')) ??
    refuseToken(req.header('authorization'), instance.settings);
  if (refusal === undefined) return undefined;
  const code = refusal.status === 401 ? 'unauthorized' : 'forbidden';
  return json(refusal.status, failedEnvelope(code, refusal.error.message));
}

async function answer(
  instance: Instance,
  run: (call: OperatorCall) => Success,
  { req, env }: Context<{ Bindings: HttpBindings }>,
): Promise<Response> {
  const refusal = refused(instance, req);
  if (refusal !== undefined) return refusal;
  const body = new Folded(
    await readJson(env.incoming, Math.ceil(instance.settings.maxUploadBytes * 1.4) + formBytes),
  );
  const success = run({ instance, body, params: new Map(Object.entries(req.param())) });
  return json(200, successOf(success));
}

function json(status: number, value: object): Response {
  return new Response(asciiJson(value), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

function failed(instance: Instance, error: unknown): Response {
  if (error instanceof ClientError) return json(200, failedEnvelope(error.code, error.message));
  if (error instanceof BodyRefusal)
    return json(statusOfRefusal(error), failedEnvelope('bad_request', error.message));
  if (error instanceof IqmockError) {
    const code =
      error.code === 'BUSY' ? 'internal_server_error' : error.code === 'NOT_FOUND' ? 'not_found' : 'invalid';
    return json(200, failedEnvelope(code, `${error.message} ${error.hint ?? ''}`.trim()));
  }
  instance.settings.onBug?.(error);
  return json(200, failedEnvelope('internal_server_error', 'Internal server error'));
}
