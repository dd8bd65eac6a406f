import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { newPage } from '../support/browser.ts';
import { hasChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/serve.ts';

it.skipIf(!hasChromium('no page of another origin calls serve'))(
  'a page of another origin changes nothing and reads nothing, in a real browser',
  async () => {
    const serving = await startTestServer();
    const evil = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>elsewhere</title>');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      evil.closeAllConnections();
      evil.close();
    });
    const page = await newPage();
    await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
    const before = (await serving.get('/status')).json as { feedId: number };
    const outcomes = await page.evaluate(async (url) => {
      const paths = ['/iqmock/v1/reset', '/iqmock/v1/steps/create_chat', '/api/v1/chats/open/1'];
      const clientPath = '/public/api/v1/clients/anonymous/signup';
      const ways: RequestInit[] = [
        { mode: 'no-cors', body: '{"client":{}}' },
        { mode: 'no-cors', body: new URLSearchParams({ client: 'x' }) },
        { mode: 'cors', body: '{}', headers: { 'content-type': 'application/json' } },
        { mode: 'cors', body: '{}', headers: { 'content-type': 'text/plain' } },
      ];
      const seen: string[] = [];
      for (const path of [...paths, clientPath])
        for (const way of ways)
          seen.push(
            await fetch(url + path, { method: 'POST', credentials: 'include', ...way }).then(
              ({ type, status }) => `${type} ${status}`,
              () => 'refused',
            ),
          );
      return seen;
    }, serving.url);
    // Opaque: the call was made, and what came of it cannot be read.
    for (const outcome of outcomes) expect(outcome).toMatch(/^(refused|opaque 0)$/);
    expect(((await serving.get('/status')).json as { feedId: number }).feedId).toBe(before.feedId);
  },
);
