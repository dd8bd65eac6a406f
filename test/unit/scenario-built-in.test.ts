import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createHost, packagePath } from '../../src/env/host.ts';
import { events } from '../../src/events/index.gen.ts';
import { eraNames } from '../../src/model/profile.ts';
import { createSchemaValidator } from '../../src/model/validator.ts';
import { listScenarios, loadScenario } from '../../src/scenario/load.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import type { Webhook } from '../../src/webhook/webhook.ts';
import { isWebhook, payloadOf, playAll, settingsFor, textOf } from '../support/play.ts';
import { samples } from '../support/samples.ts';

const host = createHost();
const scenarios = await listScenarios(host);
const names = scenarios.map(({ name }) => name);
const verbatim = 'documented-samples';

async function play(name: string, profile: (typeof eraNames)[number], seed?: number): Promise<Webhook[]> {
  const scenario = await loadScenario(host, name, { profile, ...(seed === undefined ? {} : { seed }) });
  rehearse(scenario, settingsFor(scenario));
  return playAll(scenario).filter(isWebhook);
}

describe('the scenarios that ship with iqmock', () => {
  it('are at least twelve, each with one line that says what it shows', () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
    for (const { name, doc, path } of scenarios) {
      expect(doc).toMatch(/^[A-Z].{20,}\.$/);
      expect(readFileSync(path, 'utf8')).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/schemas\/scenario\.schema\.json\n# /,
      );
      expect(parse(readFileSync(path, 'utf8'))).toMatchObject({ name });
    }
    expect(new Set(scenarios.map(({ doc }) => doc)).size).toBe(scenarios.length);
  });

  it('fit the published schema', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
    const validate = ajv.compile(scenarioSchema());
    for (const { name, path } of scenarios) {
      validate(parse(readFileSync(path, 'utf8')));
      expect(validate.errors, name).toBeNull();
    }
  });

  describe.each(eraNames)('in the era %s', (era) => {
    it.each(names)('%s plays, and every body is valid', async (name) => {
      const webhooks = await play(name, era);
      expect(webhooks.length).toBeGreaterThan(5);
      if (name === verbatim) return;
      const validate = createSchemaValidator(era);
      for (const webhook of webhooks) expect(validate(payloadOf(webhook))).toEqual([]);
    });
  });

  it.each(names)('%s plays with other seeds and the other language', async (name) => {
    for (const seed of [0, 1, 999]) {
      const scenario = await loadScenario(host, name, { seed, locale: seed === 1 ? 'en' : 'ru' });
      rehearse(scenario, settingsFor(scenario));
    }
  });
});

const documented = Object.values(events)
  .filter(({ traits }) => traits.documented !== false)
  .map(({ name }) => name);

describe('support-chat', () => {
  it('shows every event type of the document, in a few seconds', async () => {
    const webhooks = await play('support-chat', '2023');
    expect([...new Set(webhooks.map(({ type }) => type))].sort()).toEqual(documented.sort());
    expect(webhooks.at(-1)?.type).toBe('chat_closed');
    expect(webhooks.at(-1)?.dueMs).toBeLessThan(6000);
  });
});

describe('busy-day', () => {
  it('has hundreds of chats, many at a time', async () => {
    const webhooks = await play('busy-day', '2023');
    const chats = new Map<number, [first: number, last: number]>();
    for (const { chatId, dueMs } of webhooks) chats.set(chatId, [chats.get(chatId)?.[0] ?? dueMs, dueMs]);
    expect(chats.size).toBe(300);
    const spans = [...chats.values()];
    const most = Math.max(
      ...spans.map(([start]) => spans.filter(([first, last]) => first <= start && last >= start).length),
    );
    // People take their time: a desk of this size has a handful of chats open at once.
    expect(most).toBeGreaterThan(4);
    expect(new Set(webhooks.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8);
  });
});

describe('returning-client', () => {
  it('keeps the chat and gets a new ticket', async () => {
    const created = (await play('returning-client', '2023')).filter(({ type }) => type === 'chat_created');
    const chats = created.map((webhook) => payloadOf(webhook).Rels['Chats']?.[0]);
    expect(created).toHaveLength(2);
    expect(new Set(chats.map((chat) => chat?.['Id'])).size).toBe(1);
    expect(new Set(chats.map((chat) => chat?.['TicketId'])).size).toBe(2);
  });
});

describe('missed-chat', () => {
  it('is closed by the system, and later with messages that nobody read', async () => {
    const closed = (await play('missed-chat', '2023'))
      .filter(({ type }) => type === 'chat_closed')
      .map(payloadOf);
    expect(closed.map(({ ChatEvent }) => ChatEvent['Actor'])).toEqual(['system', 'user']);
    expect(closed[1]?.Rels['Chats']?.[0]?.['ClientUnread']).toBe(2);
  });
});

describe(verbatim, () => {
  it('ships the samples as they are', () => {
    const files = readdirSync(packagePath('scenarios/documented')).sort();
    expect(files).toEqual(samples.map(({ name }) => `${name}.json`));
    for (const file of files) {
      const [shipped, sample] = ['scenarios/documented', 'test/samples'].map((folder) =>
        readFileSync(packagePath(`${folder}/${file}`), 'utf8'),
      );
      expect(shipped).toBe(sample);
    }
  });

  it.each(eraNames)('sends their compact JSON to the letter in the era %s', async (era) => {
    expect((await play(verbatim, era)).map(textOf)).toEqual(samples.map(({ compact }) => compact));
  });

  it('tells the facts of the given bodies', async () => {
    for (const [index, webhook] of (await play(verbatim, '2023')).entries()) {
      const event = samples[index]?.body.ChatEvent;
      expect(webhook).toMatchObject({
        type: event?.Type,
        eventId: event?.Id,
        chatId: event?.ChatId,
        clientId: event?.ClientId,
        createdAt: event?.CreatedAt,
      });
    }
  });
});
