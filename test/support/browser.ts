import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchChromium } from './chromium.ts';

let launching: Promise<Browser> | undefined;

/** Opens a page with a context that no other page shares; it is closed when the test is over. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  // Every test of a worker uses the same browser, which ends with the worker.
  const browser = await (launching ??= launchChromium());
  const page = await browser.newPage(options);
  onTestFinished(() => page.close());
  return page;
}
