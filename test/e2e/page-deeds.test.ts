import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { box, installed, open, received, say, welcome } from '../support/browser-page.ts';
import { startTestServer } from '../support/serve.ts';

describe.skipIf(!installed)('what else can be done by the page of serve', { timeout: 120_000 }, () => {
  test('a new client comes on any channel, and chats are filtered by channel, state and words', async () => {
    const serving = await startTestServer({ locale: 'ru' });
    await serving.post('/channels', { type: 'telegram', title: 'Телеграм' });
    const page = await open(serving.url);
    await welcome(page, 'Первая');
    await page.getByRole('button', { name: 'New client' }).click();
    const dialog = page.getByRole('dialog', { name: 'New client' });
    await dialog.getByRole('textbox').fill('Вторая');
    await dialog.getByLabel('Channel').selectOption({ label: 'Телеграм (telegram)' });
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Вторая' }).waitFor();
    await received(serving, 2);
    const rows = page.locator('.chat-row');
    await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'Телеграм' });
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('Вторая')]);
    await page.getByRole('combobox', { name: 'Channel' }).selectOption('');
    await page.getByRole('button', { name: 'Close chat' }).click();
    await page.getByRole('combobox', { name: 'Open and closed' }).selectOption('open');
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('Первая')]);
    await page.getByRole('combobox', { name: 'Open and closed' }).selectOption('');
    await page.getByRole('searchbox', { name: 'Search chats' }).fill('втор');
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('Вторая')]);
  });

  test('files are dropped and pasted, a voice is recorded, and looking reads and listens', async () => {
    const serving = await startTestServer();
    const page = await open(serving.url);
    await welcome(page, 'Anna');
    await box(page, 'client').getByRole('textbox').focus();
    await give(page, 'drop', 'dropped.txt');
    await give(page, 'paste', 'pasted.txt');
    await expect
      .poll(() => page.locator('.attachment .link').allInnerTexts())
      .toEqual(['dropped.txt', 'pasted.txt']);
    await box(page, 'client').getByRole('button', { name: 'Record a voice message' }).click();
    await page.waitForTimeout(600);
    await box(page, 'client').getByRole('button', { name: 'Stop and send' }).click();
    await page.locator('.attachment audio').waitFor();
    const sent = ['message_created', 'message_created', 'message_created'];
    expect(await received(serving, 4)).toEqual(['chat_created', ...sent]);
    await page.getByLabel('Looking reads').check();
    await box(page, 'operator').getByRole('textbox').focus();
    expect((await received(serving, 7)).slice(4)).toEqual(['message_read', 'message_read', 'message_read']);
    await page
      .locator('.attachment audio')
      .evaluate((audio: unknown) => (audio as { play(): unknown }).play());
    expect((await received(serving, 8)).at(-1)).toBe('message_listened');
    expect(serving.server.consumer?.received.flatMap(({ verdicts }) => verdicts)).toEqual([]);
  });

  test('a scenario is found, run with a seed and a speed, and followed; then all is saved, and reset', async () => {
    const serving = await startTestServer();
    const page = await open(serving.url);
    await page.getByRole('button', { name: 'Scenario', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Run a scenario' });
    await dialog.getByRole('searchbox', { name: 'Search scenarios' }).fill('transfer');
    await dialog.getByLabel('Seed').fill('77');
    await dialog.getByLabel('Speed').selectOption('100');
    await dialog.getByRole('button', { name: /^transfer/ }).click();
    await page.locator('.play').getByText('Scenario over: transfer').waitFor();
    const plays = await serving.get('/plays');
    expect(plays.json).toMatchObject([{ scenario: 'transfer', seed: 77, speed: 100, state: 'done' }]);
    const { webhooks } = (plays.json as [{ webhooks: number }])[0];
    await received(serving, webhooks);
    await expect.poll(() => page.locator('.webhook-row').count()).toBeGreaterThan(4);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const run = await downloaded(page, 'Download: Run file');
    expect(
      run
        .trim()
        .split('\n')
        .filter((line) => line.includes('"kind":"result"')),
    ).toHaveLength(webhooks);
    expect(await downloaded(page, 'Download: Report')).toContain('<!doctype html>');
    expect(parse(await downloaded(page, 'Save as scenario'))).toMatchObject({ name: 'played' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => page.locator('.chat-row').count()).toBe(0);
  });

  test('a body is searched and folded, what changed is marked, and it is copied in three forms', async () => {
    const serving = await startTestServer();
    const page = await open(serving.url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: serving.url });
    await welcome(page, 'Anna');
    await page.getByLabel('Typing is sent').uncheck();
    await say(page, 'client', 'first words');
    await say(page, 'client', 'second words');
    await received(serving, 3);
    await page.getByRole('searchbox', { name: 'Search webhooks' }).fill('second');
    await expect.poll(() => page.locator('.webhook-row').count()).toBe(1);
    await page.locator('.webhook-row').click();
    const body = page.getByRole('dialog').getByRole('region', { name: 'Body' });
    await body.locator('.changed').getByText('"second words"').waitFor();
    await body.getByRole('searchbox').fill('second');
    expect(await body.locator('.found').allInnerTexts()).toEqual(['"second words"']);
    await body.getByRole('button', { name: /Rels/ }).first().click();
    expect(await body.getByText('"second words"').count()).toBe(0);
    const copied = async (name: string): Promise<string> => {
      await page.getByRole('button', { name }).click();
      return page.evaluate<string>('navigator.clipboard.readText()');
    };
    const json = await copied('Copy as JSON');
    expect(JSON.parse(json)).toMatchObject({ ChatEvent: { Type: 'message_created' } });
    expect(await copied('Copy as curl')).toMatch(/^curl .*http:\/\/127\.0\.0\.1/s);
    const [{ raw }] = parse(await copied('Copy as scenario step')) as [{ raw: { body: unknown } }];
    expect(raw.body).toEqual(JSON.parse(json));
  });

  test('the page speaks Russian too, and goes to a chat by its client', async () => {
    const serving = await startTestServer();
    const page = await open(serving.url);
    await welcome(page, 'Anna');
    await welcome(page, 'Boris');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Type a command' }).fill('anna');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Anna' }).waitFor();
    await page.getByRole('button', { name: /Русский/ }).click();
    await page.getByRole('button', { name: 'Новый клиент' }).waitFor();
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('ru');
  });
});

/** Drops or pastes a file as people do, into the conversation. */
async function give(page: Page, how: 'drop' | 'paste', name: string): Promise<void> {
  const count = await page.locator('.message').count();
  const event =
    how === 'drop'
      ? "new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })"
      : "new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true })";
  await page.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File(['words'], '${name}', { type: 'text/plain' }));
    document.querySelector('.messages').dispatchEvent(${event});
  })()`);
  await page.locator('.message').nth(count).waitFor();
}

async function downloaded(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}
