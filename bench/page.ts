import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { root } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { spreadOf } from './support/statistics.ts';

const sends = 60;
const chats = 5_000;

/** Of the page of `serve`: how soon a click is a webhook with its answer, what many webhooks cost, and how large it is. */
export async function benchPage(): Promise<BenchRow[]> {
  const { startServer } = (await import(`${root}dist/index.js`)) as typeof import('../src/index.ts');
  const server = await startServer({ seed: 42 });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
    await page.goto(server.url);
    await page.getByText('live', { exact: true }).waitFor();
    await play(server.url, 1);
    await page.locator('.chat-row').first().click();
    const clicks = await clickTimes(page);
    const session = await page.context().newCDPSession(page);
    const heapBefore = await heapMb(session);
    await play(server.url, chats);
    await page.getByText(`№ ${1 + clicks.length + chats * 10}`).waitFor({ timeout: 120_000 });
    const heapAfter = await heapMb(session);
    const search = await searchMs(page);
    return rows({ clicks, heapBefore, heapAfter, search, bundle: bundleKb() });
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Figures {
  readonly clicks: readonly number[];
  readonly heapBefore: number;
  readonly heapAfter: number;
  readonly search: number;
  readonly bundle: number;
}

function rows({ clicks, heapBefore, heapAfter, search, bundle }: Figures): BenchRow[] {
  const row = (
    what: string,
    value: number,
    unit: string,
    goal?: number,
    raw: BenchRow['raw'] = {},
  ): BenchRow => ({
    what,
    against: '–',
    value,
    unit,
    higher: false,
    raw,
    ...(goal === undefined ? {} : { goal }),
  });
  const spread = spreadOf(clicks);
  return [
    row('page: a click on Send to its webhook with the answer, p50', spread.median, 'ms', 100, {
      clicks: spread,
    }),
    row(`page: heap with ${chats} chats and ${chats * 10} webhooks`, heapAfter, 'MB', 100, {
      'heap before': heapBefore,
    }),
    row('page: a key in the search of 5,000 chats to the list', search, 'ms', 100),
    row('page: all it loads, gzipped', bundle, 'kB', 150),
  ];
}

/** Runs in the page; a text, since it is no program of this one. */
const clickAndWait = `(async () => {
  const before = document.querySelector('.webhook-row').textContent;
  const begun = performance.now();
  document.querySelector('.composer.client .send').click();
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const text = document.querySelector('.webhook-row').textContent;
    if (text !== before && text.includes('Delivered: 200')) return performance.now() - begun;
  }
})()`;

/** Chats of ten webhooks each. */
async function play(url: string, count: number): Promise<void> {
  const yaml = `
name: many-chats
world:
  channels: { support: { type: iqchat } }
  operators: { boris: {} }
steps:
  - repeat:
      times: ${count}
      steps:
        - create_chat: { client: { channel: support, as: client }, as: chat }
        - assign: { chat: chat, to: boris }
        - message: { chat: chat, from: client, as: question }
        - read: { message: question }
        - message: { chat: chat, from: boris, as: answer }
        - read: { message: answer }
        - message: { chat: chat, from: client, as: more }
        - read: { message: more }
        - message: { chat: chat, from: boris }
        - close: { chat: chat }
`;
  const response = await fetch(`${url}/iqmock/v1/plays`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ yaml, speed: 'max', wait: true }),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Times of the page itself, from the click to the row with a status. */
async function clickTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.getByRole('button', { name: 'Client returns' }).click();
  await page.locator('.chat-bar').getByText('Open', { exact: true }).waitFor();
  await page.getByLabel('Typing is sent').uncheck();
  for (let index = 0; index < sends; index++) {
    await page.locator('#write-client').fill(`Message ${index}`);
    times.push(await page.evaluate<number>(clickAndWait));
  }
  return times;
}

async function searchMs(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const search = document.querySelector('.chats input');
    const begun = performance.now();
    search.value = 'no such client';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    while (document.querySelector('.chats .empty') === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begun;
  })()`);
}

async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function bundleKb(): number {
  const folder = join(root, 'dist/page');
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + gzipSync(readFileSync(join(parentPath, name))).length, 0) /
    1000
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('page', await benchPage());
