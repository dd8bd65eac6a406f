import { describe, expect, test } from 'vitest';
import { newPage } from '../support/browser.ts';
import { box, installed, open, say, welcome } from '../support/browser-page.ts';
import { startTestServer } from '../support/serve.ts';

describe.skipIf(!installed)('the page of serve on screens of all sizes', { timeout: 120_000 }, () => {
  test.each([
    ['a telephone', 400, 780],
    ['a desk at 200 % zoom', 720, 450],
    ['a small window', 800, 600],
    ['a wide screen', 1600, 900],
  ])('everything is within reach on %s', async (_name, width, height) => {
    const serving = await startTestServer();
    await serving.post('/plays', { scenario: 'support-chat', speed: 'max', wait: true });
    const page = await open(serving.url, { viewport: { width, height } });
    const tab = async (name: string): Promise<void> => {
      const button = page.getByRole('navigation').getByRole('button', { name });
      if (await button.isVisible()) await button.click();
    };
    const holds = async (): Promise<void> => {
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.evaluate<number>('document.documentElement.scrollHeight')).toBeLessThanOrEqual(
        height,
      );
      const boxes = await Promise.all(
        (await page.locator('.top-bar > *:visible').all()).map((part) => part.boundingBox()),
      );
      for (const [index, one] of boxes.entries())
        for (const other of boxes.slice(index + 1)) expect(overlap(one, other)).toBe(false);
    };
    await tab('Chats');
    await page.locator('.chat-row').first().click();
    await page.locator('.message').first().waitFor();
    await holds();
    expect((await page.locator('.messages').boundingBox())?.height).toBeGreaterThan(70);
    await page.getByRole('button', { name: 'Client returns' }).click();
    await page.locator('.chat-bar').getByText('Open', { exact: true }).waitFor();
    await say(page, 'client', 'Снова здравствуйте');
    await page.locator('.message').last().getByText('Снова здравствуйте').waitFor();
    await holds();
    await tab('Webhooks');
    await page.locator('.webhook-row').first().click();
    await page.getByRole('dialog').locator('.json').first().waitFor();
    await holds();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Commands/ }).click();
    await page.getByRole('combobox', { name: 'Type a command' }).fill('Reset');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Reset' }).waitFor();
    await holds();
  });

  test('a server with a token asks for it', async () => {
    const serving = await startTestServer({ controlToken: 'correct-horse-battery' });
    const page = await newPage({ locale: 'en-US' });
    await page.goto(serving.url);
    const field = page.getByRole('alert').locator('input[type=password]');
    await field.fill('wrong');
    await page.getByRole('button', { name: 'Connect' }).click();
    await field.waitFor();
    await field.fill('correct-horse-battery');
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByText('live', { exact: true }).waitFor();
    await welcome(page, 'Анна');
    await box(page, 'client').getByRole('button', { name: 'Send a made image' }).click();
    const picture = page.locator('.message img');
    await expect
      .poll(() => picture.evaluate((image: unknown) => (image as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(0);
    expect(page.url()).not.toContain('correct');
  });
});

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(one: Area | null, other: Area | null): boolean {
  if (one === null || other === null) return false;
  return (
    one.x + one.width > other.x + 1 &&
    other.x + other.width > one.x + 1 &&
    one.y + one.height > other.y + 1 &&
    other.y + other.height > one.y + 1
  );
}
