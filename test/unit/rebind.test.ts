import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import { profiles } from '../../src/model/profile.ts';
import { visitIds } from '../../src/model/ids.ts';
import { rebind } from '../../src/replay/rebind.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { outputs, createPlayer } from '../../src/scenario/player.ts';
import { samples } from '../support/samples.ts';

const startMs = 1_700_000_000_000;

async function bodiesOf(name: string): Promise<Uint8Array[]> {
  const scenario = await loadScenario(createHost(), name);
  const player = createPlayer(scenario, { seed: 9, profile: profiles['2023'], locale: 'ru', startMs });
  return [...outputs(player)].flatMap((output) => (output.kind === 'webhook' ? [output.body] : []));
}

const parse = (body: Uint8Array): unknown => JSON.parse(Buffer.from(body).toString('utf8'));

/** Every id of the bodies with its kind, in the order in which they stand. */
function idsOf(bodies: readonly Uint8Array[]): string[] {
  const ids: string[] = [];
  for (const body of bodies) {
    visitIds(parse(body), {
      id(kind, id) {
        ids.push(`${kind} ${id}`);
        return id;
      },
    });
  }
  return ids;
}

describe('rebind', () => {
  it.each(['support-chat', 'quote-and-reply', 'operator-file', 'vk-chat', 'deleted-messages'])(
    'makes a twin of %s: other ids everywhere, and nothing else',
    async (name) => {
      const bodies = await bodiesOf(name);
      const twin = rebind(bodies, { seed: 7 });
      const [before, after] = [idsOf(bodies), idsOf(twin.bodies)];
      expect(after).toHaveLength(before.length);
      expect(after.filter((id) => before.includes(id))).toEqual([]);
      expect(twin.bodies.map((body) => twin.ids.restore(parse(body)))).toEqual(bodies.map(parse));
    },
  );

  it('keeps ids within 31 bits, where they were, and gives none that a row of any kind had', async () => {
    const bodies = await bodiesOf('support-chat');
    for (let seed = 0; seed < 200; seed++) {
      const { ids } = rebind(bodies, { seed });
      const numbers = [...ids].filter(({ kind }) => kind !== 'Files');
      const before = new Set(numbers.map(({ from }) => from));
      expect(Math.max(...numbers.map(({ to }) => Number(to)))).toBeLessThan(2 ** 31);
      expect(numbers.filter(({ to }) => before.has(to))).toEqual([]);
    }
  });

  it.each([
    ['lie far apart', [600_000_000, 2_140_000_000], 2 ** 31],
    ['are the highest', [2 ** 31 - 2, 2 ** 31 - 1], 2 ** 31],
    ['are larger', [2 ** 31, 2 ** 40], 2 ** 41],
  ])('moves ids that %s together, to others', (_, [first = 0, second = 0], below) => {
    const bodies = [first, second].map((Id) => ({ ChatEvent: { Id, ChatId: 21 }, Rels: {} }));
    for (let seed = 0; seed < 50; seed++) {
      const [one, two] = rebind(bodies, { seed }).bodies.map(({ ChatEvent }) => ChatEvent.Id);
      expect((two ?? 0) - (one ?? 0)).toBe(second - first);
      expect([first, second]).not.toContain(one);
      expect(two).toBeLessThan(below);
      expect(one).toBeGreaterThanOrEqual(1_000_000);
    }
  });

  it('gives no id that a row had where random draws find no gap', () => {
    const last = 2 ** 31;
    class AllOrdinary extends Set<number | string> {
      override has(id: number | string): boolean {
        return Number(id) <= last;
      }
    }
    const { ids } = rebind([{ ChatEvent: { Id: last + 1, ChatId: 21 }, Rels: {} }], {
      seed: 1,
      taken: new AllOrdinary([last]),
    });
    expect(ids.renamed('Chats', 21)).toBeGreaterThan(last + 1);
  });

  it('gives the events of other conversations other ids, with one seed too', async () => {
    const eventIds = async (name: string): Promise<(number | string)[]> => {
      const { ids } = rebind(await bodiesOf(name), { seed: 7 });
      return [...ids].flatMap(({ kind, to }) => (kind === 'Events' ? [to] : []));
    };
    const first = new Set(await eventIds('support-chat'));
    expect((await eventIds('voice-message')).filter((id) => first.has(id))).toEqual([]);
  });

  it('changes a quoted message, the parent of a client, a portrait and the path of a file', () => {
    const { bodies, ids } = rebind(
      [
        {
          ChatEvent: { Id: 5, ChatId: 21, MessageId: 301 },
          Rels: {
            ChatMessages: [{ Id: 301, ReplyToMessageId: 300, EventId: 5 }],
            Clients: [{ Id: 22, ParentId: 21 }],
            Users: [{ Id: 1, AvatarId: 'baac46c4-c475-11e7-999e-fb4e907475d9.jpg' }],
            Files: [
              {
                Id: '6054cfb4-ee70-11e8-8b35-3fa764e1543e.json',
                Path: 'clients/21/21/6054cfb4-ee70-11e8-8b35-3fa764e1543e.json',
              },
            ],
          },
        },
      ],
      { seed: 1 },
    );
    const of = (kind: Parameters<typeof ids.renamed>[0], id: number | string): string =>
      String(ids.renamed(kind, id));
    const { Rels } = bodies[0] as { Rels: Record<string, Record<string, unknown>[]> };
    expect(Rels['ChatMessages']?.[0]?.['ReplyToMessageId']).toBe(ids.renamed('ChatMessages', 300));
    expect(Rels['Clients']?.[0]?.['ParentId']).toBe(ids.renamed('Clients', 21));
    expect(Rels['Users']?.[0]?.['AvatarId']).not.toBe('baac46c4-c475-11e7-999e-fb4e907475d9.jpg');
    const file = of('Files', '6054cfb4-ee70-11e8-8b35-3fa764e1543e.json');
    expect(file).toMatch(/^6054cfb4-ee70-11e8-8b35-[\da-f]{12}\.json$/);
    expect(Rels['Files']?.[0]).toEqual({
      Id: file,
      Path: `clients/${of('Clients', 21)}/${of('Chats', 21)}/${file}`,
    });
  });

  it('keeps the form of a body, ids of other systems, zeros, digits in texts, and the kinds it is told to', () => {
    const body = {
      ChatEvent: { Id: 0, Type: 'typing', ChatId: '21', CreatedAt: -62_135_596_800_000 },
      Rels: { Clients: [{ Id: 21, CRMClientId: '21', VKId: 21, Name: '21' }], Users: [{ Id: 21 }] },
    };
    const text = JSON.stringify(body);
    const options = { seed: 2, shiftMs: 1000, keep: ['Users'] } as const;
    const { bodies, ids } = rebind([text], options);
    expect(JSON.parse(bodies[0] ?? '')).toEqual({
      ChatEvent: { ...body.ChatEvent, ChatId: String(ids.renamed('Chats', 21)) },
      Rels: { ...body.Rels, Clients: [{ ...body.Rels.Clients[0], Id: ids.renamed('Clients', 21) }] },
    });
    expect(ids.renamed('Users', 21)).toBe(21);
    expect(rebind([body], options).bodies).toEqual(bodies.map((each) => JSON.parse(each) as unknown));
    expect(rebind(['no JSON', '[1]', 'null'], options).bodies).toEqual(['no JSON', '[1]', 'null']);
  });

  it('restores the ids in what a consumer says: texts, keys and addresses', () => {
    const { ids } = rebind([{ ChatEvent: { Id: 4, ChatId: 21 } }], { seed: 3 });
    const chat = ids.renamed('Chats', 21) ?? 0;
    const said = {
      [`chat:${chat}`]: [`/chats/${chat}/log`, String(chat), chat, 1.5, `${chat}7`, `v1.${chat}`],
    };
    expect(ids.restore(said)).toEqual({
      'chat:21': ['/chats/21/log', '21', 21, 1.5, `${chat}7`, `v1.${chat}`],
    });
    expect(ids.original(String(chat))).toEqual({ kind: 'Chats', from: 21, to: chat });
    expect([...ids].map(({ kind }) => kind)).toEqual(['Chats', 'Events']);
  });

  it('leaves the samples valid JSON with the same keys', () => {
    for (const { body } of samples) {
      const [twin = {}] = rebind([body], { seed: 1 }).bodies;
      expect(shapeOf(twin)).toEqual(shapeOf(body));
    }
  });

  property.prop([fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), fc.nat()])(
    'never gives one id twice, not even to rows of different kinds, nor one that is taken',
    (numbers, seed) => {
      const bodies = numbers.map((number) => ({
        ChatEvent: { Id: number, ChatId: number, MessageId: number, ClientId: number, UserId: number },
      }));
      const first = rebind(bodies, { seed });
      const taken = new Set([...first.ids].map(({ to }) => to));
      expect(taken.size).toBe(numbers.length * 5);
      expect([...rebind(bodies, { seed, taken }).ids].filter(({ to }) => taken.has(to))).toEqual([]);
      expect([...rebind(bodies, { seed }).ids]).toEqual([...first.ids]);
    },
  );
});

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, item]) => [key, shapeOf(item)]);
}
