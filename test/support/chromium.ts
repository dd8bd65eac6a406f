import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = process.env['IQMOCK_CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether there is a browser. Where there is none, says what is not tried without it, so that a skipped test is seen. */
export function hasChromium(what: string): boolean {
  if (existsSync(executablePath)) return true;
  console.warn(`No browser at ${executablePath}: ${what}. Install chromium, or set IQMOCK_CHROMIUM.`);
  return false;
}

/** Starts a browser without a window that asks nobody outside for anything. */
export function launchChromium(): Promise<Browser> {
  const quiet = [
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({
    executablePath,
    // A microphone that hums, and whose use nobody has to allow.
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      ...quiet,
    ],
  });
}
