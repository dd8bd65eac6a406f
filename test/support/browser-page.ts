import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { newPage } from './browser.ts';
import { hasChromium } from './chromium.ts';
import type { TestServer } from './serve.ts';

/** Whether there is a browser to look at the page with. */
export const installed = hasChromium('the page of serve is not opened');

/** What a page did that it should not: errors, messages on the console, requests to elsewhere. */
let trouble: string[] = [];

/** Takes back what was meant to go wrong. */
export function forgive(words: string): void {
  trouble = trouble.filter((line) => !line.includes(words));
}

function expectNoTrouble(): void {
  const found = trouble;
  trouble = [];
  expect(found).toEqual([]);
}

/** Opens the page of a server; whatever it does wrong fails the test. */
export async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  onTestFinished(expectNoTrouble);
  const page = await newPage({ locale: 'en-US', viewport: { width: 1440, height: 900 }, ...options });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => message.type() === 'error' && trouble.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(blob|data):/.test(request.url()))
      trouble.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.getByText('live', { exact: true }).waitFor();
  return page;
}

/** The box in which a side writes. */
export const box = (page: Page, side: 'client' | 'operator'): Locator => page.locator(`.composer.${side}`);

/** Writes as a side. */
export async function say(page: Page, side: 'client' | 'operator', text: string): Promise<void> {
  await box(page, side).getByRole('textbox').fill(text);
  await box(page, side).getByRole('button', { name: 'Send', exact: true }).click();
}

/** Adds a client with a chat. */
export async function welcome(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New client' }).click();
  const dialog = page.getByRole('dialog', { name: 'New client' });
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** The types of what the consumer got, waited for until there are so many. */
export async function received({ server, post }: TestServer, count: number): Promise<string[]> {
  await post('/wait', { until: 'deliveries', count, timeout: '15s' });
  await post('/wait', { until: 'idle', timeout: '15s' });
  return server
    .deliveries()
    .map(({ type }) => type)
    .reverse();
}
