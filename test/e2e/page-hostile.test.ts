import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newPage } from '../support/browser.ts';
import { installed, forgive, open } from '../support/browser-page.ts';
import { bodyWith, hostile, textFields } from '../support/hostile-fields.ts';
import { asOperator, clientPrefix, logIn, post, type Envelope } from '../support/serve-clients.ts';
import { startTestServer, type TestServer } from '../support/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What was shown as markup although it is text. */
const rendered = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>('[...document.querySelectorAll("[onerror]")].map((one) => one.outerHTML)');

/** A consumer whose answers are markup. */
async function startConsumer(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.statusMessage = 'OK <img src=x onerror=alert(1)>';
    response.setHeader('X-Answer', hostile('header of the answer'));
    response.setHeader('Content-Type', 'text/html');
    response.end(hostile('answer of the consumer'));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** What a call of the client or the operator API gave, which it must have. */
const given = ({ OK, Result, Error: error }: Envelope): unknown => {
  expect([OK, error]).toEqual([true, null]);
  return Result;
};

/** Everybody who can write something writes markup, wherever a text is taken. */
async function writeEverywhere(serving: TestServer, target: string): Promise<void> {
  await serving.post('/channels', { name: 'sales', type: 'iqchat', title: hostile('channel title') });
  await serving.post('/operators', { name: 'boris', displayName: hostile('operator name') });
  await serving.post('/clients', { name: 'oleg', displayName: hostile('client name'), channel: 'sales' });
  await serving.post('/steps/create_chat', { client: 'oleg', channel: 'sales', as: 'sale' });
  await serving.post('/steps/message', { chat: 'sale', from: 'oleg', text: hostile('text of a step') });
  const me = await logIn(serving, hostile('credentials'));
  const clientCall = async (path: string, body: object, headers = me): Promise<unknown> =>
    given(await post(serving, path, body, headers));
  const operatorCall = async (path: string, body: object): Promise<unknown> =>
    given(await asOperator(serving, path, body));
  const signed = (await clientCall('clients/signup', { Name: hostile('name at signup') })) as {
    Session: { Token: string };
  };
  const other = { 'x-client-authorization': signed.Session.Token };
  await clientCall('chats/channel/send/support', { LocalId: 1, Text: hostile('signed up') }, other);
  await clientCall('chats/channel/send/support', { LocalId: 1, Text: hostile('text of a client') });
  // The newest is the first.
  const chats = (await serving.get('/chats')).json as { chats: { id: number }[] };
  const chatId = chats.chats[0]?.id ?? 0;
  await serving.post('/steps/assign', { chat: `chat:${chatId}`, to: 'boris' });
  const form = new FormData();
  form.append('Type', 'image');
  form.append('File', new Blob(['x'], { type: 'image/png' }), hostile('file name').replaceAll('/', ''));
  const upload = await fetch(`${serving.url}${clientPrefix}/files/upload`, {
    method: 'POST',
    headers: me,
    body: form,
  });
  const file = ((await upload.json()) as { Result: { Id: string } }).Result;
  await clientCall('chats/channel/send/support', { LocalId: 2, FileId: file.Id, Payload: 'file' });
  await operatorCall(`/api/v1/chats/send/${chatId}`, { Text: hostile('text of an operator') });
  const own = '/iqmock/operator/v1';
  const rating = await operatorCall(`${own}/ratings/request/${chatId}`, { Text: hostile('ask') });
  await clientCall('ratings/rate', { RatingId: rating, Rating: { Value: 4, Comment: hostile('comment') } });
  const poll = await operatorCall(`${own}/polls/request/${chatId}`, {
    Questions: [{ Type: 'one_of_list', Text: hostile('question'), Answers: [hostile('choice')] }],
  });
  const AnswerInput = hostile('answer to a poll');
  await clientCall('ratings/send_poll', {
    RatingPollClientAnswerInput: [{ RatingId: poll, Type: 'input', AnswerInput }],
  });
  const asked = await operatorCall(`${own}/info_requests/request/${chatId}`, {
    Fields: [{ Name: hostile('field name'), Label: hostile('label') }],
  });
  const Fields = [{ Name: hostile('field name'), CorrespondingField: hostile('value of a field') }];
  await clientCall('info_requests/respond', { RequestId: asked, Form: { Fields } });
  const yaml = (name: string): string =>
    JSON.stringify({
      name,
      doc: hostile('what it is'),
      world: { clients: { zoe: { name: hostile('client of a scenario') } } },
      steps: [
        { create_chat: { client: 'zoe', as: 'chat' } },
        { message: { chat: 'chat', from: 'zoe', text: hostile('text of a scenario') } },
      ],
    });
  const refused = await serving.post('/plays', { yaml: yaml(hostile('scenario name')) });
  expect(refused.status).toBe(400);
  const played = await serving.post('/plays', { yaml: yaml('hostile'), speed: 'max', wait: true });
  expect(played.json).toMatchObject({ state: 'done' });
  await serving.call('PUT', '/target', { url: `${target}?q=${hostile('target')}` });
}

/** Opens everything that the page can show, and looks for markup in each. */
async function lookEverywhere(page: Page): Promise<void> {
  const rows = page.locator('.chat-row');
  await rows.first().waitFor();
  const look = async (where: string): Promise<void> => expect(await rendered(page), where).toEqual([]);
  await look('the list of chats');
  for (let index = 0; index < (await rows.count()); index++) {
    await rows.nth(index).click();
    await page.locator('.message').first().waitFor();
    await look(`chat ${index}`);
  }
  for (const name of ['New client', 'Faults', 'Scenario', 'Save', 'Reset', 'Commands Ctrl K']) {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    await look(name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const webhooks = page.locator('.webhook-row');
  for (let index = 0; index < Math.min(8, await webhooks.count()); index++) {
    await webhooks.nth(index).click();
    await page.getByRole('dialog').locator('.json').first().waitFor();
    await look(`webhook ${index}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

describe.skipIf(!installed)('markup in every text', { timeout: 120_000 }, () => {
  test('that someone can write is text on the page, in what it opens, and in the report', async () => {
    const serving = await startTestServer();
    const target = await startConsumer();
    await serving.call('PUT', '/target', { url: target });
    await writeEverywhere(serving, target);
    await serving.post('/wait', { until: 'idle', timeout: '10s' });
    const page = await open(serving.url);
    await lookEverywhere(page);
    for (const shown of ['client name', 'text of a step', 'channel title'])
      expect(await page.locator('body').innerText(), shown).toContain(shown);
    const reportFile = join(temporaryFolder(), 'report.html');
    writeFileSync(reportFile, await serving.text('/report?format=html'));
    const report = await newPage();
    const said: string[] = [];
    report.on('dialog', (dialog) => void said.push(dialog.message()));
    await report.goto(`file://${reportFile}`);
    await report.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
    expect(await report.locator('body').textContent()).toContain('text of a client');
    expect([...(await rendered(report)), ...said]).toEqual([]);
  });

  test('that a call of the control API takes is harmless, field by field', async () => {
    const serving = await startTestServer();
    await serving.post('/clients', { name: 'maria' });
    await serving.post('/steps/create_chat', { client: 'maria', as: 'chat' });
    await serving.post('/steps/message', { chat: 'chat', from: 'maria', text: 'Где заказ?', as: 'question' });
    const page = await open(serving.url);
    const fields = await textFields(serving);
    expect(fields.length).toBeGreaterThan(100);
    const chats = (await serving.get('/chats')).json as { chats: { id: number }[] };
    const taken: string[] = [];
    // Those that are left out wait for another system, and keep nothing.
    for (const field of fields.filter(({ path }) => !/^.(wait|steps.(until|probe|request))$/.test(path))) {
      const path = field.path.replace('{chatId}', String(chats.chats[0]?.id)).replaceAll(/\{\w+\}/g, '1');
      const answer = await fetch(`${serving.url}/iqmock/v1${path}`, {
        method: field.method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(bodyWith(field)),
      });
      const where = `${field.path} ${field.at.join('.')}`;
      expect(answer.status, where).toBeLessThan(500);
      if (answer.ok) taken.push(where);
    }
    // The others are refused: they are names, durations or words of ours.
    expect(taken.length).toBeGreaterThan(20);
    await lookEverywhere(page);
  });

  test('that is uploaded as a page or a picture runs nothing where it is shown', async () => {
    const serving = await startTestServer();
    const me = await logIn(serving);
    const page = await newPage();
    const said: string[] = [];
    page.on('dialog', (dialog) => void said.push(dialog.message()));
    const token = me['x-client-authorization'] ?? '';
    await page.context().addCookies([{ name: 'client-session', value: token, url: serving.url }]);
    const script = `<script>alert(1); fetch('/iqmock/v1/reset', { method: 'POST' })</script>`;
    const pages = {
      'page.html': ['text/html', `<!doctype html><body onload="alert(2)">${script}`],
      'picture.svg': [
        'image/svg+xml',
        `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(3)">${script}</svg>`,
      ],
      'page.xhtml': [
        'application/xhtml+xml',
        `<html xmlns="http://www.w3.org/1999/xhtml"><body>${script}</body></html>`,
      ],
    };
    const before = (await serving.get('/status')).json as Record<string, unknown>;
    for (const [name, [type = '', content = '']] of Object.entries(pages)) {
      const form = new FormData();
      form.append('Type', 'file');
      form.append('File', new Blob([content], { type }), name);
      const upload = await fetch(`${serving.url}${clientPrefix}/files/upload`, {
        method: 'POST',
        headers: me,
        body: form,
      });
      const { Id } = ((await upload.json()) as { Result: { Id: string } }).Result;
      for (const path of [`${clientPrefix}/files/get/${Id}`, `${clientPrefix}/files/image/${Id}?size=avatar`])
        await page.goto(`${serving.url}${path}`);
      // The control API gives it to be saved.
      await page.goto(`${serving.url}/iqmock/v1/files/${Id}`).catch(() => undefined);
    }
    expect(said).toEqual([]);
    expect((await serving.get('/status')).json).toEqual({ ...before, now: expect.any(Number) as number });
  });

  test('in the address of the demo page, and in what the widget says, is text', async () => {
    const folder = join(temporaryFolder(), 'build');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>widget</title>');
    const widget = `window.IQChannelsWidget = class {
      on(name, listener) { setTimeout(() => listener(${JSON.stringify(hostile('event of the widget'))}), 10); }
      open() {}
    };`;
    writeFileSync(join(folder, 'widget.min.js'), widget);
    const serving = await startTestServer({ widget: folder });
    const page = await newPage();
    const said: string[] = [];
    page.on('dialog', (dialog) => void said.push(dialog.message()));
    const query = new URLSearchParams(
      ['channel', 'credentials', 'chats', 'mode', 'open'].map((name): [string, string] => [
        name,
        hostile(name),
      ]),
    );
    await page.goto(`${serving.url}/demo?${query.toString()}`);
    await page.getByText('event of the widget').waitFor();
    expect(await rendered(page)).toEqual([]);
    expect(await page.getByLabel('Credentials').inputValue()).toBe(hostile('credentials'));
    expect(said).toEqual([]);
    forgive('');
  });
});
