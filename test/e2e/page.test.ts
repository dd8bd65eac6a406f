import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newPage } from '../support/browser.ts';
import { box, forgive, installed, open, received, say, welcome } from '../support/browser-page.ts';
import { startTestServer } from '../support/serve.ts';

const messages = (page: Page): Promise<string[]> => page.locator('.message .words').allInnerTexts();

describe.skipIf(!installed)('the page of serve', { timeout: 120_000 }, () => {
  test('a chat is played by the page alone; the consumer gets exactly its webhooks, and another tab agrees', async () => {
    const serving = await startTestServer({ locale: 'ru' });
    await serving.post('/operators', { name: 'boris', displayName: 'Борис' });
    const [page, other] = [await open(serving.url), await open(serving.url)];
    const types: string[] = [];
    const seen = async (...more: string[]): Promise<void> => {
      types.push(...more);
      expect(await received(serving, types.length)).toEqual(types);
      for (const tab of [page, other])
        await tab
          .locator('.webhook-row')
          .nth(types.length - 1)
          .waitFor();
    };
    await welcome(page, 'Мария');
    await seen('chat_created');
    await other.locator('.chat-row').first().click();
    await say(page, 'client', 'Где мой заказ?');
    await seen('typing', 'message_created');
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await seen('ticket_assigned');
    await page.locator('.message').first().getByRole('button', { name: 'Read', exact: true }).click();
    await seen('message_read');
    await box(page, 'operator').getByRole('textbox').focus();
    await page.locator('.message').first().getByRole('button', { name: 'Quote' }).click();
    await say(page, 'operator', 'В пути.');
    await seen('typing', 'message_created');
    expect(await page.locator('.message.operator blockquote').innerText()).toBe('Где мой заказ?');
    await box(page, 'client')
      .locator('input[type=file]')
      .setInputFiles({ name: 'чек.txt', mimeType: 'text/plain', buffer: Buffer.from('1 000 ₽') });
    await seen('message_created');
    await box(page, 'client').getByRole('button', { name: 'Send a made image' }).click();
    await seen('message_created');
    await box(page, 'client').getByRole('button', { name: 'Send a made voice message' }).click();
    await seen('message_created');
    await page.getByRole('button', { name: 'Listen' }).click();
    await seen('message_listened');
    await page.locator('.message.operator').getByRole('button', { name: 'Delete' }).click();
    await seen('delete-messages');
    await page.getByRole('button', { name: 'Transfer' }).click();
    await seen('ticket_assigned');
    await page.getByRole('button', { name: 'Close chat' }).click();
    await seen('chat_closed');
    await page.getByRole('button', { name: 'Client returns' }).click();
    await seen('chat_created');

    const arrived = serving.server.consumer?.received ?? [];
    expect(arrived.map(({ outline }) => outline.type)).toEqual(types);
    expect(arrived.flatMap(({ verdicts }) => verdicts)).toEqual([]);
    expect(await messages(other)).toEqual(await messages(page));
    expect(await other.locator('.message.is-deleted').count()).toBe(1);

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as scenario' }).click(),
    ]);
    const yaml = readFileSync(await saved.path(), 'utf8');
    const played = await serving.post('/plays', { yaml, speed: 'max', wait: true });
    expect(played.json).toMatchObject({ state: 'done', webhooks: types.length });
    expect(await received(serving, 2 * types.length)).toEqual([...types, ...types]);
  });

  test('everything goes by the keyboard alone', async () => {
    const serving = await startTestServer();
    const page = await open(serving.url);
    const { keyboard } = page;
    const command = async (words: string): Promise<void> => {
      await keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Type a command' }).waitFor();
      await keyboard.type(words);
      await keyboard.press('Enter');
      await page.locator('dialog').waitFor({ state: 'detached' });
    };
    await keyboard.press('Alt+n');
    await page.locator('dialog input').waitFor();
    await keyboard.type('Anna');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Anna' }).waitFor();
    await keyboard.press('Alt+2');
    await page.locator('#write-client:focus').waitFor();
    await keyboard.type('Hello');
    await keyboard.press('Enter');
    expect(await received(serving, 3)).toEqual(['chat_created', 'typing', 'message_created']);
    await command('Assign');
    expect(await received(serving, 4)).toContain('ticket_assigned');
    await command('Operator: Reads all');
    await command('Close chat');
    expect((await received(serving, 6)).slice(4)).toEqual(['message_read', 'chat_closed']);
    await keyboard.press('Alt+3');
    await page.locator('#webhook-list:focus').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByText('chat_closed').first().waitFor();
    await keyboard.press('Escape');
    await page.locator('#webhook-list:focus').waitFor();
  });

  test('a consumer that is down is seen, and so are its coming back, a resend and another body', async () => {
    let status = 503;
    const bodies: string[] = [];
    const consumer = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        bodies.push(Buffer.concat(parts).toString());
        response.writeHead(status).end('{"seen":true}');
      });
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void consumer.close());
    await once(consumer, 'listening');
    const { port } = consumer.address() as AddressInfo;
    const serving = await startTestServer({ to: port, backoff: '50ms' });
    const page = await open(serving.url);
    await welcome(page, 'Анна');
    await page.locator('.target').getByText('refuses').waitFor();
    await page.locator('.webhook-row .badge.warn').waitFor();
    status = 200;
    await page.locator('.target').getByText('up', { exact: true }).waitFor();
    await page.locator('.webhook-row').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('seen').first().waitFor();
    await dialog.getByRole('button', { name: 'Resend' }).click();
    await page.locator('.webhook-row').nth(1).waitFor();
    await received(serving, 2);
    expect(bodies.at(-1)).toBe(bodies[0]);
    await dialog.getByRole('button', { name: 'Edit and send' }).click();
    await dialog.getByRole('textbox', { name: 'Edited body' }).fill('{"ours":1}');
    await dialog.getByRole('button', { name: 'Send this body' }).click();
    await page.getByRole('dialog', { name: '№ 3' }).waitFor();
    await received(serving, 3);
    expect(bodies.at(-1)).toBe('{"ours":1}');
  });

  test('faults are switched on, and what they do is seen beside the webhooks and at the consumer', async () => {
    const serving = await startTestServer({ backoff: '20ms' });
    const page = await open(serving.url);
    await welcome(page, 'Анна');
    await received(serving, 1);
    const arrived = (): number => serving.server.consumer?.received.length ?? 0;
    const faulty = async (fault: string, spec: string, copies: number): Promise<void> => {
      const before = arrived();
      await page.getByRole('button', { name: /^Faults/ }).click();
      const row = page.getByRole('dialog').locator('li').filter({ hasText: fault }).first();
      await row.getByRole('textbox').fill(spec);
      await row.getByRole('switch').check();
      await page.keyboard.press('Escape');
      const count = await page.locator('.webhook-row').count();
      await box(page, 'operator').getByRole('button', { name: 'Send a made image' }).click();
      await page.locator('.webhook-row').nth(count).waitFor();
      await received(serving, count + 1);
      await expect.poll(arrived).toBe(before + copies);
      await page.locator('.webhook-row').first().locator('.badge', { hasText: fault }).waitFor();
      await page.getByRole('button', { name: /^Faults 1 · 1$/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'All off' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Faults', exact: true }).waitFor();
    };
    await faulty('duplicate', 'duplicate:100%', 2);
    await faulty('lost_answer', 'lost_answer:100%', 2);
    await faulty('cut', 'cut:100%', 1);
    await faulty('unknown_field', 'unknown_field:100%', 1);
  });

  test('a dropped server is said, and the page goes on by itself', async () => {
    const first = await startTestServer();
    const page = await open(first.url);
    await first.server.close();
    await page.getByText('Connection lost').waitFor();
    forgive('Failed to load resource');
    const second = await startTestServer({ port: Number(new URL(first.url).port) });
    await page.getByText('live', { exact: true }).waitFor();
    await welcome(page, 'Снова');
    expect(await received(second, 1)).toEqual(['chat_created']);
    // Before its server ends, which it would report.
    await page.close();
    forgive('Failed to load resource');
  });

  test('hostile texts are shown as text, and the layout holds', async () => {
    const hostile = [
      '<script>alert(1)</script><img src=x onerror=alert(2)>',
      '"><svg onload=alert(3)>{{ 7 | times: 7 }} {% raw %}',
      '\u202Eevil\u2066 \u200F\uD800 end',
      'x'.repeat(1_000_000),
    ];
    const serving = await startTestServer();
    const page = await open(serving.url, { viewport: { width: 800, height: 700 } });
    const [name = ''] = hostile;
    await serving.post('/clients', { name: 'maria', displayName: name });
    await serving.post('/steps/create_chat', { client: 'maria', as: 'chat' });
    for (const text of hostile.slice(2))
      await serving.post('/steps/message', { chat: 'chat', from: 'maria', text });
    await page.locator('.chat-row').click();
    await page.locator('.message').nth(1).waitFor();
    for (const text of hostile.slice(0, 2)) await say(page, 'client', text);
    await page.locator('.message').nth(3).waitFor();
    expect((await messages(page)).slice(2)).toEqual(hostile.slice(0, 2));
    expect(await page.locator('.chat-bar').innerText()).toContain(name);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(800);
    await page.getByRole('navigation').getByRole('button', { name: 'Webhooks' }).click();
    await page.locator('.webhook-row').first().click();
    await page.getByRole('dialog').locator('.json').first().waitFor();
    expect(await page.locator('#app script, #app img[src=x], #app svg[onload]').count()).toBe(0);
  });

  test('a page of another origin can do nothing, nor show the page in a frame', async () => {
    const serving = await startTestServer();
    const policy = (await fetch(serving.url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const before = await serving.get('/status');
    const foreign = createServer((_request, response) => response.end('<!doctype html><p>foreign')).listen(
      0,
      '127.0.0.1',
    );
    onTestFinished(() => void foreign.close());
    await once(foreign, 'listening');
    const page = await newPage();
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}`);
    const outcomes = await page.evaluate(async (url) => {
      const tries: RequestInit[] = [
        {},
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
        { method: 'POST', mode: 'no-cors', body: '{}' },
      ];
      const paths = ['/iqmock/v1/status', '/iqmock/v1/reset', '/iqmock/v1/reset'];
      return Promise.all(
        tries.map((init, index) =>
          fetch(`${url}${paths[index] ?? ''}`, init).then(
            ({ type }) => type,
            () => 'refused',
          ),
        ),
      );
    }, serving.url);
    expect(outcomes).toEqual(['refused', 'refused', 'opaque']);
    const { feedId } = before.json as { readonly feedId: number };
    expect((await serving.get('/status')).json).toMatchObject({ feedId });
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '${serving.url}' }))`,
    );
    await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing against level A or AA when it is %s',
    async (colorScheme) => {
      const serving = await startTestServer();
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const page = await open(serving.url, { bypassCSP: true, colorScheme });
      await page.evaluate(axe);
      const violations = (): Promise<string[]> =>
        page.evaluate(async () => {
          const { axe: run } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } };
          const { violations: found } = await run.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          });
          return found.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
          );
        });
      expect(await violations()).toEqual([]);
      await welcome(page, 'Мария');
      await say(page, 'client', 'Здравствуйте');
      await page.locator('.message').waitFor();
      await box(page, 'client').getByRole('button', { name: 'Send a made voice message' }).click();
      await page.locator('.message').nth(1).waitFor();
      await received(serving, 4);
      expect(await violations()).toEqual([]);
      await page.locator('.webhook-row').first().click();
      await page.getByRole('dialog').locator('.json').first().waitFor();
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      for (const kind of ['Faults', 'Scenario', 'Save', 'Reset', 'Commands Ctrl K']) {
        await page.getByRole('button', { name: kind, exact: true }).click();
        await page.getByRole('dialog').waitFor();
        expect(await violations(), kind).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    },
  );
});

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
