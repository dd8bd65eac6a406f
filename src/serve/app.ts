import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { clientApp, clientPrefix } from './client-api/app.ts';
import { controlApp } from './control-api/app.ts';
import { noSuchCall, operatorApp, operatorPrefix, operatorStreams, ownPrefix } from './operator-api/app.ts';
import { operatorCalls, withoutPrefix } from './operator-api/calls.ts';
import { ownCalls } from './operator-api/own-calls.ts';
import { failureOf } from './control-api/failure.ts';
import { controlPrefix } from './control-api/openapi.ts';
import { refuseHost } from './http/origin-guard.ts';
import type { Instance } from './instance.ts';
import { pageFiles } from './page-files.ts';
import { widgetApp } from './widget/widget-app.ts';

/** Everything the server answers. */
export function serveApp(instance: Instance): Hono<{ Bindings: HttpBindings }> {
  const { settings } = instance;
  const { clock } = settings.host;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/healthz', ({ json }) => json({ ok: true }));
  app.get('/readyz', ({ json }) => json({ ok: true, pending: instance.outbox.pending }));
  app.use('*', async ({ env, json }, next) => {
    const refusal = refuseHost(env.incoming.headers.host, settings);
    return refusal === undefined ? next() : json(failureOf(refusal.error), refusal.status);
  });
  const { onAccess } = settings;
  if (onAccess !== undefined) {
    app.use('*', async (asked, next) => {
      const beganMs = clock.monotonic();
      await next();
      // Asking for the response before there is one makes an empty one, and spoils a stream that has begun.
      const { req, res } = asked;
      onAccess({
        method: req.method,
        path: req.path,
        status: res.status,
        tookMs: clock.monotonic() - beganMs,
      });
    });
  }
  app.route('/', pageFiles(settings.host));
  if (settings.widget !== undefined) app.route('/', widgetApp(settings.widget, settings.host));
  app.route(controlPrefix, controlApp(instance));
  app.route(clientPrefix, clientApp(instance));
  app.route(operatorPrefix, operatorApp(instance, operatorCalls));
  app.route(operatorPrefix, operatorStreams(instance));
  app.route(ownPrefix, operatorApp(instance, ownCalls));
  for (const prefix of [operatorPrefix, ownPrefix])
    app.all(`${prefix}/*`, ({ req: { method, path } }) => noSuchCall(method, path));
  // The readme prints two of its paths without their prefix.
  app.route('/', operatorApp(instance, withoutPrefix));
  return app;
}
