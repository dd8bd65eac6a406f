import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { systemClock, type Clock } from '../../../src/env/clock.ts';
import type { WebhookPayload } from '../../../src/index.ts';
import { bugs, type Bug, type BugName } from './bugs.ts';
import { Store } from './store.ts';

/** How a CRM is started. */
export interface CrmOptions {
  /** Without it the CRM does everything right. */
  readonly bug?: BugName;
  /** The first try of every message is stored and then answered with 503, as behind a proxy that gives up too soon. */
  readonly stumbles?: boolean;
  /** By which it waits. */
  readonly clock?: Clock;
}

/** A CRM that runs. */
export interface Crm extends AsyncDisposable {
  readonly url: string;
}

/** A small, realistic consumer: Express, a store, one webhook, and a page that tells what it stored. */
export async function startCrm(options: CrmOptions = {}): Promise<Crm> {
  const { bug: name, stumbles = false, clock = systemClock } = options;
  const bug: Bug = name === undefined ? {} : bugs[name];
  const store = new Store({ countsBothSides: false, forgetsWhatItHasSeen: false, ...bug.rules });
  const stumbled = new Set<number>();
  let lastAt = -Infinity;
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  app.post('/hook', async (request, response) => {
    const payload = request.body as WebhookPayload;
    const { Id, Type } = payload.ChatEvent;
    const apply = (): void => store.apply(payload);
    const accept = (): void => void response.json({ ok: true });
    if (stumbles && Type === 'message_created' && !stumbled.has(Id)) {
      stumbled.add(Id);
      apply();
      response.status(503).send('upstream timed out');
      return;
    }
    const now = clock.monotonic();
    const sinceLastMs = now - lastAt;
    if (Type === 'message_created') lastAt = now;
    if (bug.handle === undefined) {
      apply();
      accept();
    } else await bug.handle({ payload, response, sinceLastMs, apply, accept, clock });
  });
  app.get('/state', (_request, response) => void response.json(store.overview()));
  app.get('/login', (_request, response) => void response.send('<html><form>password</form></html>'));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
