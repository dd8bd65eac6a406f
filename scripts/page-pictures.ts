import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { startServer, type Server } from '../src/serve/server.ts';

// Makes the pictures of docs/page.md: `npm run pictures`.

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const widths = [
  { width: 400, height: 780, locale: 'ru-RU' },
  { width: 800, height: 800, locale: 'en-US' },
  { width: 1440, height: 900, locale: 'en-US' },
] as const;

const conversation = `
name: order-question
world:
  channels: { support: { type: iqchat } }
  clients: { maria: { name: Мария Иванова, channel: support } }
  operators: { boris: { name: Борис П. } }
steps:
  - create_chat: { client: maria, as: chat }
  - message: { chat: chat, from: maria, text: Здравствуйте! Где мой заказ 48213?, as: question }
  - assign: { chat: chat, to: boris }
  - read: { message: question }
  - typing: { chat: chat, by: boris }
  - message: { chat: chat, from: boris, text: 'Он в пути, будет завтра до 18:00.', reply_to: question, as: answer }
  - read: { message: answer }
  - message: { chat: chat, from: maria, image: true, text: Номер на коробке такой? }
  - message: { chat: chat, from: maria, voice: true, as: voice }
  - listen: { message: voice }
`;

async function steer(server: Server, method: string, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${server.url}/iqmock/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
}

async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${folder}${name}.png` });
}

mkdirSync(folder, { recursive: true });
await using server = await startServer({ seed: 42, locale: 'ru' });
await steer(server, 'POST', '/plays', { scenario: 'quote-and-reply', speed: 'max', wait: true });
await steer(server, 'PUT', '/faults/duplicate', { spec: 'duplicate:100%' });
await steer(server, 'POST', '/plays', { yaml: conversation, speed: 'max', wait: true });
const browser = await launchChromium();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { width, height, locale } of widths) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale });
      await page.goto(server.url);
      await page.locator('.chat-row').first().click();
      await page.locator('.message img').first().waitFor();
      await look(page, `page-${width}-${colorScheme}`);
      if (width === 1440) {
        await page.locator('.webhook-row').nth(2).click();
        await page.getByRole('dialog').locator('.json').first().waitFor();
        await look(page, `page-webhook-${colorScheme}`);
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
}
