import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { loadedRun, type LoadedRun } from '../../src/report/loaded-run.ts';
import type { RunLine } from '../../src/report/record.ts';
import { tiles } from '../../src/report/html/page.ts';
import { renderRunPage } from '../../src/report/html/run-page.ts';
import { newPage } from '../support/browser.ts';
import { hasChromium } from '../support/chromium.ts';
import { badConsumer, playedRun } from '../support/played-run.ts';
import { attempt, checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const installed = hasChromium('the page of reports is not opened');

const directory = temporaryFolder();

/** What a page did that it should not: errors, messages on the console, requests. */
let trouble: string[] = [];
afterEach(() => {
  expect(trouble).toEqual([]);
  trouble = [];
});

async function open(
  run: LoadedRun,
  options: { readonly width?: number; readonly colorScheme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const path = join(directory, `${Math.random()}.html`);
  writeFileSync(path, [...renderRunPage(run)].join(''));
  const page = await newPage({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    if (request.url() !== `file://${path}`) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${path}`);
  return page;
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `Name ${index}`, value: String(index) }));

/** Puts tiles in the place of those of the page, and counts them by row. */
const rowsOfTiles = `(html) => {
  document.querySelector('.tiles-room').outerHTML = html;
  const rows = new Map();
  for (const { offsetTop } of document.querySelectorAll('.tiles-room .tile'))
    rows.set(offsetTop, (rows.get(offsetTop) || 0) + 1);
  const right = Math.max(...[...document.querySelectorAll('.tiles-room .tile')].map((tile) => tile.getBoundingClientRect().right));
  const lastRight = document.querySelector('.tiles-room .tile:last-child').getBoundingClientRect().right;
  return Math.abs(right - lastRight) < 2 ? [...rows.values()] : [];
}`;

const scenarios = ['support-chat', 'quote-and-reply', 'parallel-clients'];
let record: Promise<LoadedRun> | undefined;
/** A run in which much goes wrong; played once. */
const played = (): Promise<LoadedRun> =>
  (record ??= playedRun(scenarios, { consumer: badConsumer, seed: 7 }).then((lines) => loadedRun(lines)));

describe.skipIf(!installed)('the page in a browser', { timeout: 60_000 }, () => {
  test('shows verdict, numbers, failures, and every chat', async () => {
    const run = await played();
    const page = await open(run);
    expect(await page.locator('h1').textContent()).toBe(run.summary.sentence);
    expect(await page.locator('.tile dd').first().textContent()).toBe(String(run.summary.emitted));
    expect(await page.locator('#failures .failure').count()).toBeGreaterThan(0);
    expect(await page.locator('#chats .chat').count()).toBe(
      new Set(Array.from(run.results, ({ chatId }) => chatId)).size,
    );
    expect(await page.locator('#shown').textContent()).toContain(
      `${run.results.count} of ${run.results.count} events`,
    );
  });

  test('a chat reads as a conversation: client left, operator right, quotes, other events between', async () => {
    const page = await open(await played());
    await page.selectOption('#scenario-filter', 'quote-and-reply');
    const client = page.locator('#timeline .bubble.client .event').first();
    const operator = page.locator('#timeline .bubble.operator .event').first();
    const [left, right] = [await client.boundingBox(), await operator.boundingBox()];
    expect(left?.x).toBeLessThan(right?.x ?? 0);
    expect(await page.locator('#timeline .line').count()).toBeGreaterThan(0);
    const quote = (await page.locator('#timeline .quote').first().textContent()) ?? '';
    expect(await page.locator('#timeline .text', { hasText: quote }).count()).toBeGreaterThan(0);
    expect(await page.locator('#timeline .answer').first().textContent()).toMatch(/^\d{3} · [\d.]+m?s$/);
  });

  test('an event opens with its exact payload, its answer, its tries and a curl; arrows and Escape work', async () => {
    const run = await played();
    const page = await open(run);
    const retried = [...run.results].find(({ attempts }) => attempts.length === 3);
    await page.click('[data-filter="retried"]');
    await page.locator('#timeline .event').first().click();
    await page.waitForSelector('dialog[open] #detail-tries button');
    expect(await page.locator('#detail-tries button').allTextContents()).toEqual([
      'Try 1: 503',
      'Try 2: 503',
      'Try 3: 200',
    ]);
    await page.click('#detail-tries button >> nth=0');
    expect(await page.locator('#detail-answer pre.json').textContent()).toBe('try later');
    const shown = (await page.locator('#detail-body').textContent()) ?? '';
    const sent = [...run.results]
      .filter(({ attempts }) => attempts.length === 3)
      .map(({ body }) => JSON.stringify(JSON.parse(body ?? '')));
    expect(sent).toContain(JSON.stringify(JSON.parse(shown)));
    expect(await page.locator('#detail-curl').textContent()).toContain('curl');
    expect(retried).toBeDefined();
    await page.keyboard.press('Escape');
    await page.click('[data-filter="all"]');
    await page.locator('#timeline .event').first().click();
    const opened = await page.locator('#detail-title').textContent();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('#detail-title').textContent()).not.toBe(opened);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  test('long ids keep every digit, and what is HTML stays text', async () => {
    const body =
      '{"ChatEvent":{"Id":9007199254740993,"Actor":"client","MessageId":1},"Rels":{"ChatMessages":[{"Id":1,"Text":"</script><img src=x onerror=alert(1)>"}]}}';
    const nasty = resultRecord({
      body,
      summary: '<b>bold</b>',
      attempts: [attempt({ status: 500, body: '<script>alert(2)</script>', bodyBytes: 25 })],
    });
    const failed = checkRecord({
      passed: false,
      severity: 'error',
      actual: '<i>500</i>',
      subject: '</article><h1>x</h1>',
    });
    const page = await open(loadedRun([runRecord(), nasty, failed, endRecord()]));
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('#timeline .text').textContent()).toBe('</script><img src=x onerror=alert(1)>');
    await page.click('#failures [data-show]');
    await page.waitForSelector('#detail-answer pre.json');
    expect(await page.locator('#detail-body').textContent()).toContain('"Id": 9007199254740993,');
    expect(await page.locator('#detail-answer pre.json').textContent()).toBe('<script>alert(2)</script>');
    expect(await page.locator('img').count()).toBe(0);
  });

  test('filters by outcome, type and search', async () => {
    const run = await played();
    const page = await open(run);
    const shown = async (): Promise<number> =>
      Number(/^\d+/.exec((await page.locator('#shown').textContent()) ?? '')?.[0]);
    await page.click('[data-filter="refused"]');
    expect(await shown()).toBe(run.summary.outcomes.refused);
    await page.click('[data-filter="all"]');
    await page.selectOption('#type-filter', 'typing');
    expect(await shown()).toBe([...run.results].filter(({ type }) => type === 'typing').length);
    await page.selectOption('#type-filter', '');
    await page.fill('#search', 'LOCKED');
    const matching = [...run.results].filter(({ attempts }) =>
      attempts.at(-1)?.body?.includes('locked'),
    ).length;
    await expect.poll(shown).toBe(matching);
    expect(matching).toBeGreaterThan(0);
    await page.fill('#search', 'no such thing anywhere');
    await expect.poll(shown).toBe(0);
  });

  test('follows the theme of the system, and the button overrules it', async () => {
    const run = await played();
    const background = (page: Page): Promise<string> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await open(run);
    const dark = await open(run, { colorScheme: 'dark' });
    const [lightColour, darkColour] = [await background(light), await background(dark)];
    expect(lightColour).not.toBe(darkColour);
    await light.click('#theme');
    expect(await background(light)).toBe(darkColour);
  });

  test('clicking a dot opens its webhook', async () => {
    const page = await open(await played());
    const plot = page.locator('#answer-times .canvas');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    for (let x = 10; x < (box?.width ?? 0); x += 40) {
      await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + (box?.height ?? 0) * 0.7);
      if (await page.locator('#answer-times .tip').isVisible()) break;
    }
    const tip = (await page.locator('#answer-times .tip').textContent()) ?? '';
    expect(tip).toMatch(/^(delivered|refused|failed): [\d.]+m?s\nat /);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForSelector('dialog[open]');
    expect(tip).toContain(((await page.locator('#detail-title').textContent()) ?? '').split(' · ')[0]);
  });

  test('tiles stand in even rows at any width, none of one or two', async () => {
    const page = await open(await played());
    for (let width = 400; width <= 1600; width += 50) {
      await page.setViewportSize({ width, height: 900 });
      for (let count = 3; count <= 14; count++) {
        const rows = await page.evaluate<number[]>(
          `(${rowsOfTiles})(${JSON.stringify(tiles(numbered(count)))})`,
        );
        const [first = 0] = rows;
        const last = rows.at(-1) ?? 0;
        const isEven = last >= 3 || (last >= 2 && last >= first - 1) || rows.length === 1;
        // Seven in three columns, or thirteen in four: the last one fills its row.
        expect(
          isEven || [7, 13].includes(count) || (width <= 450 && count % 2 === 1),
          `${count} at ${width} px: ${rows.join()}`,
        ).toBe(true);
      }
    }
  });

  test('every scenario has its seed', async () => {
    const seeds = [
      { scenario: 'support-chat', seed: 42 },
      { scenario: 'vk-chat', seed: 7 },
    ];
    const run = runRecord({ scenarios: ['support-chat', 'vk-chat'], seeds });
    const page = await open(loadedRun([run, resultRecord(), checkRecord(), endRecord()]));
    expect(await page.locator('.facts', { hasText: 'Seed' }).textContent()).toContain(
      'support-chat 42 · vk-chat 7',
    );
  });

  test('a probe stands in the conversation after which it was asked, and a failed one leads there', async () => {
    const result = (index: number, chatId: number): RunLine =>
      resultRecord({
        id: `support-chat#${index}`,
        chatId,
        eventId: 600 + index,
        attempts: [attempt({ sentAt: index * 10, doneAt: index * 10 + 5 })],
      });
    const { deliveryId: _, ...probe } = checkRecord({
      ...{ name: 'probe', passed: false, severity: 'error' },
      ...{ subject: 'GET /chats/21 <b>', expected: '1', actual: '0', afterDelivery: 'support-chat#0' },
    });
    const lines = [result(0, 21), result(1, 21), result(2, 22), probe, endRecord({ emitted: 3 })];
    const page = await open(loadedRun([runRecord(), ...lines]));
    await page.click('#chats .chat >> nth=1');
    expect(await page.locator('#timeline .probe').count()).toBe(0);
    await page.click('#failures [data-show-probe]');
    const rows = await page.evaluate<string[]>(
      `[...document.querySelectorAll('#timeline > li')].map((row) => row.className)`,
    );
    expect(rows).toEqual([
      expect.not.stringMatching('probe'),
      'line probe',
      expect.not.stringMatching('probe'),
    ]);
    expect(await page.locator('#timeline .probe .marked').textContent()).toBe(
      'probe failedGET /chats/21 <b>expected 1, got 0',
    );
  });

  test('a long run is shown by sample, failures whole, and the page says so', async () => {
    const count = 30_000;
    const lines = Array.from({ length: count }, (_, index): RunLine[] => {
      const id = `support-chat#${index}`;
      const failed = index === count - 1;
      const tried = attempt({ sentAt: index, doneAt: index + 5, status: failed ? 500 : 200 });
      const body = `{"ChatEvent":{"Id":${index + 1}}}`;
      return [
        resultRecord({ id, chatId: index >> 2, eventId: index + 1, body, attempts: [tried] }),
        checkRecord({ deliveryId: id, passed: !failed, severity: 'error' }),
      ];
    });
    const page = await open(loadedRun([runRecord(), ...lines.flat(), endRecord({ emitted: count })]));
    const note = (await page.locator('#selection').textContent()) ?? '';
    const [, listed, kept] = /lists ([\d,]+) of 30,000 webhooks.* and of ([\d,]+) of the/s.exec(note) ?? [];
    expect(Number(listed?.replace(',', ''))).toBeLessThanOrEqual(20_000);
    expect(Number(kept?.replace(',', ''))).toBeLessThanOrEqual(2000);
    await page.click('#failures [data-show]');
    await page.waitForSelector('#detail-body .key');
    expect(await page.locator('#detail-body').textContent()).toContain(`"Id": ${count}`);
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('.without-payload #detail-missing');
    expect(await page.locator('#detail-missing').isVisible()).toBe(true);
  });

  test.each([1280, 390])('nothing sticks out at %i pixels', async (width) => {
    const page = await open(await played(), { width });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.click('#failures [data-show]');
    await page.waitForSelector('#detail-body .key');
    const beyond = await page.evaluate(
      `[...document.querySelectorAll('dialog *')].filter((part) => part.getBoundingClientRect().right > innerWidth + 1).map((part) => part.id || part.className)`,
    );
    expect(beyond).toEqual([]);
  });

  test('every button and field has a name for those who cannot see it', async () => {
    const page = await open(await played());
    const nameless = await page.evaluate(
      `[...document.querySelectorAll('button, input, select')].filter((part) => part.textContent.trim() === '' && !part.getAttribute('aria-label') && !part.closest('label')).map((part) => part.outerHTML)`,
    );
    expect(nameless).toEqual([]);
  });

  test('ten thousand events in one chat make a page of bounded size, in which any can be reached', async () => {
    const count = 10_000;
    const body = (index: number): string =>
      `{"ChatEvent":{"Id":${index + 1},"Actor":"client","MessageId":1},"Rels":{"ChatMessages":[{"Id":1,"Text":"message ${index}"}]}}`;
    const lines = Array.from({ length: count }, (_, index): RunLine[] => {
      const id = `support-chat#${index}`;
      const last = index === count - 1;
      const tried = attempt({ sentAt: index, doneAt: index + 5, status: last ? 500 : 200 });
      return [
        resultRecord({ id, eventId: index + 1, body: body(index), attempts: [tried] }),
        checkRecord({ deliveryId: id, passed: !last, severity: 'error' }),
      ];
    });
    const page = await open(loadedRun([runRecord(), ...lines.flat(), endRecord({ emitted: count })]));
    expect(await page.locator('#timeline li').count()).toBeLessThan(300);
    await page.click('#failures [data-show]');
    await page.waitForSelector('#detail-body .key');
    expect(await page.locator('#detail-body').textContent()).toContain('"message 9999"');
    await page.keyboard.press('Escape');
    expect(await page.locator('#timeline .marked .text').textContent()).toBe('message 9999');
    expect(await page.locator('#timeline .marked').isVisible()).toBe(true);
    // Found by its text and number, and by the number of the event before it.
    await page.fill('#search', 'message 7777');
    await expect.poll(() => page.locator('#timeline .event').count()).toBe(2);
  });
});
