import { beforeAll, describe, expect, test } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import type { Rels } from '../../src/model/entities.gen.ts';
import { loadScenario, parseScenario } from '../../src/scenario/load.ts';
import { createPlayer, outputs, settingsOf } from '../../src/scenario/player.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { payloadOf } from '../support/play.ts';

const seeds = Array.from({ length: 100 }, (_, index) => index * 7 + 1);
const startMs = Date.UTC(2026, 10, 27, 9);
const host = createHost();

interface Body {
  readonly ChatEvent: { readonly Type: string; readonly Actor: string; readonly MessageId: number | null };
  readonly Rels: Rels & Required<Pick<Rels, 'Channels' | 'Chats' | 'Projects'>>;
}

/** What 100 seeds send: a scenario with every event type, another with three kinds of channels. */
const plays: Body[][] = [];

async function play(name: string, seed: number): Promise<Body[]> {
  const scenario = await loadScenario(host, name, { seed });
  const player = createPlayer(scenario, settingsOf(scenario, { seed, startMs: startMs + seed }));
  return [...outputs(player)].flatMap((output) =>
    output.kind === 'webhook' ? [payloadOf(output) as unknown as Body] : [],
  );
}

beforeAll(async () => {
  for (const seed of seeds) {
    plays.push(await play('support-chat', seed), await play('parallel-clients', seed));
    plays.push(await play('voice-message', seed), await play('vk-chat', seed));
  }
}, 60_000);

const bodies = (): Body[] => plays.flat();

describe('on 100 seeds', () => {
  test('voices are sent only where they are allowed, and are MP3 on iqchat', () => {
    let voices = 0;
    for (const { Rels: rels } of bodies()) {
      for (const file of rels.Files ?? []) {
        if (file.Type !== 'audio') continue;
        voices++;
        expect(rels.Channels[0]).toMatchObject({ AudioMessagesEnabled: true });
        const isOwn = rels.Channels[0]?.Type === 'iqchat';
        expect(file.ContentType).toBe(isOwn ? 'audio/mpeg' : 'audio/ogg');
        expect(file.Name).toMatch(isOwn ? /\.mp3$/ : /\.ogg$/);
        // Whole frames of 24 ms at 128 kbit/s.
        if (isOwn) expect(file.Size % 384).toBe(0);
      }
    }
    expect(voices).toBeGreaterThan(100);
  });

  test('a client of Telegram or by e-mail sends no receipts, and no client deletes', () => {
    for (const { ChatEvent: event, Rels: rels } of bodies()) {
      const isClient = event.Actor === 'client';
      if (isClient) expect(event.Type).not.toBe('delete-messages');
      const type = rels.Channels.find(({ Id }) => Id === rels.Chats[0]?.ChannelId)?.Type;
      if (isClient && (type === 'telegram' || type === 'email'))
        expect(event.Type).not.toMatch(/^message_(received|read|listened)$|^typing$/);
    }
  });

  test('a number of the CRM is never an id', () => {
    for (const all of plays) {
      const ids = new Set<unknown>();
      const numbers = new Set<string>();
      for (const { Rels: rels } of all) {
        for (const rows of Object.values(rels) as { Id: unknown }[][])
          for (const { Id } of rows) ids.add(String(Id));
        for (const { CRMClientId } of rels.Clients ?? []) if (CRMClientId !== null) numbers.add(CRMClientId);
      }
      expect([...numbers].filter((number) => ids.has(number))).toEqual([]);
    }
  });

  test('all counters can be true at once', () => {
    for (const { Rels: rels } of bodies()) {
      const [project] = rels.Projects;
      const sum = (key: 'TotalTickets' | 'TotalOpenTickets' | 'TotalClients'): number =>
        rels.Channels.reduce((total, row) => total + row[key], 0);
      expect(project!.TotalTickets).toBeGreaterThanOrEqual(sum('TotalTickets'));
      expect(project!.TotalOpenTickets).toBeGreaterThanOrEqual(sum('TotalOpenTickets'));
      expect(project!.TotalClientCount).toBeGreaterThanOrEqual(sum('TotalClients'));
      expect(project!.TotalChannelCount).toBeGreaterThanOrEqual(rels.Channels.length);
      expect(project!.TotalAssignedTickets).toBeLessThanOrEqual(project!.TotalOpenTickets);
      for (const client of rels.Clients ?? []) {
        expect(client.TotalTickets).toBeLessThanOrEqual(sum('TotalTickets'));
        expect(client.TotalOpenTickets).toBeLessThanOrEqual(client.TotalTickets);
        if (client.AvgRating !== null) expect(client.TotalTickets).toBeGreaterThan(1);
      }
      for (const { Totals: totals } of rels.Users ?? []) {
        expect(totals.TotalOpenTickets).toBe(totals.TotalPendingTickets + totals.TotalInProgressTickets);
        expect(totals.TotalOpenTickets).toBeLessThanOrEqual(project!.TotalAssignedTickets);
      }
      for (const channel of rels.Channels)
        expect(channel.TotalClients).toBeLessThanOrEqual(channel.TotalTickets);
    }
  });

  test('there is one set of custom fields, and none twice on a client', () => {
    const sets = new Set<string>();
    for (const { Rels: rels } of bodies()) {
      for (const { Details } of rels.Clients ?? [])
        if (Details.Fields.length > 0) sets.add(Details.Fields.map(({ Name }) => Name).join(', '));
    }
    expect([...sets]).toEqual(['Номер договора, Лицевой счёт, Номер карты лояльности']);
  });

  test('clients differ in marks, priority and rating; nobody has long digits in an address or a lost word in a group', () => {
    const seen = {
      MarkerType: new Set(),
      Priority: new Set(),
      AvgRating: new Set(),
      GroupName: new Set<string>(),
    };
    for (const { Rels: rels } of bodies()) {
      for (const client of rels.Clients ?? []) {
        for (const [key, values] of Object.entries(seen))
          values.add(client[key as keyof typeof seen] as never);
        expect(client.Details.Email ?? '').not.toMatch(/\d{5}/);
        expect(client.GroupName).not.toMatch(/\( | \)/);
      }
    }
    expect(seen.MarkerType.size).toBe(3);
    expect(seen.Priority.size).toBe(3);
    expect(seen.AvgRating.size).toBeGreaterThan(5);
  });

  test('ids of different kinds do not begin alike', () => {
    for (const all of plays) {
      const firsts = new Map<string, string>();
      const note = (kind: string, id: number | null | undefined): void => {
        if (typeof id === 'number' && id > 0 && !firsts.has(kind)) firsts.set(kind, String(id).slice(0, 4));
      };
      for (const { ChatEvent: event, Rels: rels } of all as (Body & { ChatEvent: { Id: number } })[]) {
        note('event', event.Id);
        note('message', event.MessageId);
        note('chat', rels.Chats[0]?.Id);
        note('ticket', rels.Chats[0]?.TicketId);
        note('client', rels.Clients?.[0]?.Id);
        note('crm', Number(rels.Clients?.[0]?.CRMClientId ?? 0));
      }
      expect(firsts.size).toBeGreaterThanOrEqual(5);
      // Two of six may meet by chance, as there are 16,000 beginnings; not more.
      expect(new Set(firsts.values()).size).toBeGreaterThanOrEqual(firsts.size - 1);
    }
  });

  test('the licence is no day, hour or other round time younger than the project', () => {
    for (const {
      Rels: { Projects },
    } of bodies())
      for (const { CreatedAt, License } of Projects) {
        expect(License.CreatedAt).toBeGreaterThan(CreatedAt);
        expect((License.CreatedAt - CreatedAt) % 60_000).not.toBe(0);
      }
  });

  test('the tenant has the same rows in every scenario and run', () => {
    const rows = new Map<string, Set<string>>();
    for (const { Rels: rels } of bodies()) {
      const fixed = [
        ...rels.Projects.map(({ Id, Name, Slug, CreatedAt, License: { CreatedAt: licensed } }) => [
          'project',
          Id,
          Name,
          Slug,
          CreatedAt,
          licensed,
        ]),
        ...rels.Channels.map(({ Id, Type, Name, CreatedAt }) => [`channel ${Type} ${Name}`, Id, CreatedAt]),
        ...(rels.Users ?? []).map(({ Id, Name, DisplayName, Department, CreatedAt, Rating }) => [
          `user ${Id}`,
          Name,
          DisplayName,
          Department,
          CreatedAt,
          Rating,
        ]),
      ];
      for (const [key, ...facts] of fixed) {
        const known = rows.get(String(key)) ?? new Set();
        rows.set(String(key), known.add(JSON.stringify(facts)));
      }
    }
    for (const [key, variants] of rows) expect([key, variants.size]).toEqual([key, 1]);
    expect(rows.get('channel iqchat support')).toBeDefined();
    for (const {
      Rels: { Projects, Channels, Users = [] },
    } of bodies())
      for (const { Id } of [...Projects, ...Channels, ...Users]) expect(Id).toBeLessThan(5000);
  });
});

describe('on 100 seeds of a tenant with channels of every kind', () => {
  const yamlOf = (channel: string, type: string, topic = ''): string => `name: ${channel}-${type}
world:
  channels: { ${channel}: { type: ${type} } }
  operators: { anna: {} }
steps:
  - create_chat: { client: { as: maria${topic} }, as: chat }
  - message: { chat: chat, from: maria, as: question }
  - message: { chat: chat, from: anna, reply_to: question, as: answer }
`;
  const textsOf = (yaml: string, seed: number): unknown[] => {
    const scenario = parseScenario(yaml, 'topic.yaml', { overrides: { seed } });
    const player = createPlayer(scenario, settingsOf(scenario, { seed, startMs: startMs + seed }));
    return [...outputs(player)].flatMap((output) =>
      output.kind === 'webhook' && output.type === 'message_created'
        ? [(payloadOf(output) as unknown as Body).Rels.ChatMessages?.map(({ Text }) => Text)]
        : [],
    );
  };

  test.each([
    ['cards', 'card'],
    ['credit', 'loan'],
    ['courier', 'delivery'],
    ['shop', 'order'],
    ['mobile', 'app'],
  ])('in the channel %s people write about %s', (channel, topic) => {
    for (const seed of seeds)
      expect(textsOf(yamlOf(channel, 'iqchat'), seed)).toEqual(
        textsOf(yamlOf(channel, 'iqchat', `, topic: ${topic}`), seed),
      );
  });

  test('in a channel whose name says nothing people write about anything', () => {
    const alike = seeds.filter(
      (seed) =>
        JSON.stringify(textsOf(yamlOf('support', 'iqchat'), seed)) ===
        JSON.stringify(textsOf(yamlOf('support', 'iqchat', ', topic: card'), seed)),
    );
    expect(alike.length).toBeLessThan(40);
  });

  test.each(['iqchat', 'vk', 'telegram', 'facebook', 'infobip', 'edna', 'viber', 'email'])(
    'a client of %s records, receives, reads and types exactly where the channel lets them',
    (type) => {
      const allowed = { voice: type !== 'email', receipts: !['telegram', 'email'].includes(type) };
      const steps = {
        voice: 'message: { chat: chat, from: maria, voice: true }',
        receipts: 'read: { message: answer, by: maria }',
      };
      for (const [what, step] of Object.entries(steps))
        for (const seed of seeds.slice(0, 10)) {
          const yaml = `${yamlOf('support', type)}  - ${step}\n`;
          const scenario = parseScenario(yaml, 'kind.yaml', { overrides: { seed } });
          const play = (): number => rehearse(scenario, settingsOf(scenario, { seed, startMs }));
          if (allowed[what as keyof typeof allowed]) expect(play()).toBeGreaterThan(3);
          else expect(play).toThrow(/does not allow|sends no receipts/);
        }
    },
  );
});

describe('what the platform cannot do is refused before anything is sent', () => {
  test.each([
    [
      'a voice where the channel forbids it',
      'iqchat, set: { AudioMessagesEnabled: false }',
      'message: { chat: chat, from: maria, voice: true }',
      /does not allow/,
    ],
    ['a voice by e-mail', 'email', 'message: { chat: chat, from: maria, voice: true }', /does not allow/],
    ['a receipt of Telegram', 'telegram', 'read: { message: answer, by: maria }', /sends no receipts/],
    ['typing in Telegram', 'telegram', 'typing: { chat: chat, by: maria }', /does not report typing/],
    [
      'a deletion by a client',
      'iqchat',
      'delete: { message: answer, by: maria }',
      /no client of IQChannels can/,
    ],
  ])('%s', (_what, type, step, message) => {
    const yaml = `name: refused
world:
  channels: { support: { type: ${type} } }
  operators: { anna: {} }
  clients: { maria: {} }
steps:
  - create_chat: { client: maria, as: chat }
  - message: { chat: chat, from: anna, as: answer }
  - ${step}
`;
    const scenario = parseScenario(yaml, 'refused.yaml');
    expect(() => rehearse(scenario, settingsOf(scenario, { seed: 1, startMs }))).toThrow(message);
  });
});
