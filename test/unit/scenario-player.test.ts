import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Heap } from '../../src/scenario/heap.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { createPlayer, createWorld } from '../../src/scenario/player.ts';
import { createRandom } from '../../src/env/random.ts';
import {
  head,
  inChat,
  indent,
  isWebhook,
  messageText,
  payloadOf,
  playAll,
  settingsFor,
  startMs,
  textOf,
  webhooksOf,
} from '../support/play.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const greeting = inChat(`- message: { chat: chat, from: maria, as: question }
- read: { message: question }
- close: { chat: chat }
`);

describe('heap', () => {
  it('gives what was put in by due time, and in the order of making where that is equal', () => {
    const random = createRandom(5);
    const items = Array.from({ length: 500 }, (_, order) => ({ dueMs: random.integer(0, 40), order }));
    const heap = new Heap<(typeof items)[number]>();
    for (const item of items) heap.push(item);
    const out = items.map(() => heap.pop());
    expect(out).toEqual([...items].sort((a, b) => a.dueMs - b.dueMs || a.order - b.order));
    expect(heap.pop()).toBeUndefined();
    expect(heap.first).toBeUndefined();
  });

  it('moves the first back when its time has grown', () => {
    const heap = new Heap<{ dueMs: number; order: number }>();
    const first = { dueMs: 1, order: 0 };
    for (const item of [first, { dueMs: 5, order: 1 }, { dueMs: 9, order: 2 }]) heap.push(item);
    first.dueMs = 7;
    heap.requeue();
    expect([heap.pop()?.order, heap.pop()?.order, heap.pop()?.order]).toEqual([1, 0, 2]);
  });
});

describe('a play', () => {
  it('gives the same bytes and times again', () => {
    const [one, two] = [webhooksOf(greeting), webhooksOf(greeting)];
    expect(one.map(textOf)).toEqual(two.map(textOf));
    expect(one.map(({ dueMs }) => dueMs)).toEqual(two.map(({ dueMs }) => dueMs));
    expect(webhooksOf(greeting, { seed: 2 }).map(textOf)).not.toEqual(one.map(textOf));
  });

  it('gives the same bytes whether they are lent or for good', () => {
    const scenario = parseScenario(greeting, 'test.yaml');
    const lent: string[] = [];
    const player = createPlayer(scenario, settingsFor(scenario, { bodies: 'lent' }));
    const bodies = new Set<ArrayBufferLike>();
    while (player.peek() !== undefined) {
      const output = player.step();
      if (output?.kind !== 'webhook') continue;
      lent.push(textOf(output));
      bodies.add(output.body.buffer);
    }
    expect(lent).toEqual(webhooksOf(greeting).map(textOf));
    expect(bodies.size).toBe(1);
  });

  it('puts a natural pause of 40 to 160 ms before each step, and dates events by it', () => {
    const webhooks = webhooksOf(greeting);
    const pauses = webhooks.map(({ dueMs }, index) => dueMs - (webhooks[index - 1]?.dueMs ?? 0));
    for (const pause of pauses) {
      expect(pause).toBeGreaterThanOrEqual(40);
      expect(pause).toBeLessThanOrEqual(160);
    }
    expect(new Set(pauses).size).toBeGreaterThan(2);
    for (const webhook of webhooks)
      expect(payloadOf(webhook).ChatEvent['CreatedAt']).toBe(startMs + webhook.dueMs);
  });

  it('a wait adds exactly what it says', () => {
    const [, , before] = webhooksOf(inChat('- typing: { chat: chat, by: maria }'));
    const [, , after] = webhooksOf(inChat('- wait: 1m30s\n- typing: { chat: chat, by: maria }'));
    // The typing step stands elsewhere, so its natural pause differs by up to 120 ms.
    const added = (after?.dueMs ?? 0) - (before?.dueMs ?? 0) - 90_000;
    expect(Math.abs(added)).toBeLessThanOrEqual(120);
  });

  it('tells what each webhook is', () => {
    const [created] = webhooksOf(greeting);
    const payload = created === undefined ? undefined : payloadOf(created);
    expect(created).toMatchObject({
      kind: 'webhook',
      index: 0,
      scenario: 'played',
      step: 'create_chat',
      place: { file: 'test.yaml', line: 8, column: 5 },
      type: 'chat_created',
      eventId: payload?.ChatEvent['Id'],
      chatId: payload?.ChatEvent['ChatId'],
      clientId: payload?.ChatEvent['ClientId'],
      createdAt: payload?.ChatEvent['CreatedAt'],
    });
  });

  it('peek tells when the next thing is due, and nothing at the end', () => {
    const scenario = parseScenario(greeting, 'test.yaml');
    const player = createPlayer(scenario, settingsFor(scenario));
    let last = 0;
    let outputs = 0;
    for (let due = player.peek(); due !== undefined; due = player.peek()) {
      expect(due).toBeGreaterThanOrEqual(last);
      last = due;
      const output = player.step();
      if (output === undefined) continue;
      outputs += 1;
      expect(output.dueMs).toBe(due);
    }
    expect(outputs).toBe(5);
    expect(player.step()).toBeUndefined();
  });

  it('a step that comes late moves the clock of the tenant, not what is due', () => {
    const scenario = parseScenario(greeting, 'test.yaml');
    const [onTime, late] = [
      createPlayer(scenario, settingsFor(scenario)),
      createPlayer(scenario, settingsFor(scenario)),
    ];
    let previous = 0;
    for (let due = late.peek(); due !== undefined; due = late.peek()) {
      expect(due).toBe(onTime.peek());
      const [output, punctual] = [late.step(due + 5000), onTime.step()];
      if (output?.kind !== 'webhook' || punctual?.kind !== 'webhook') continue;
      expect(output.dueMs).toBe(punctual.dueMs);
      expect(output.createdAt).toBe(startMs + due + 5000);
      expect(output.createdAt).toBeGreaterThan(previous);
      previous = output.createdAt;
    }
  });

  it('adding a step at the end changes no earlier body', () => {
    const longer = `${greeting}  - create_chat: { client: oleg }\n`;
    const [before, after] = [webhooksOf(greeting), webhooksOf(longer)];
    expect(after).toHaveLength(before.length + 1);
    expect(after.slice(0, -1).map(textOf)).toEqual(before.map(textOf));
    expect(after.slice(0, -1).map(({ dueMs }) => dueMs)).toEqual(before.map(({ dueMs }) => dueMs));
  });
});

describe('parallel', () => {
  const steps = `- parallel:
    - - wait: 1s
      - message: { chat: chat, from: maria, text: slow, as: slow }
    - - message: { chat: chat, from: anna, text: fast, as: fast }
      - wait: 2s
- read: { message: slow }
- read: { message: fast }
`;

  it('plays its branches by time, and goes on when all are over', () => {
    const webhooks = webhooksOf(inChat(steps));
    expect(webhooks.slice(2).map(({ step }) => step)).toEqual(['message', 'message', 'read', 'read']);
    expect(webhooks.slice(2, 4).map(messageText)).toEqual(['fast', 'slow']);
    expect(webhooks[4]?.dueMs).toBeGreaterThan(2000);
  });

  it('is the same as a map with branches', () => {
    const asMap = steps
      .replace('- parallel:\n', '- parallel:\n    branches:\n')
      .replace(/^ {4}(?= *-)/gm, '      ')
      .replace(/^ {10}(?=-)/gm, '          ');
    const plain = webhooksOf(inChat(steps)).slice(2).map(messageText);
    expect(webhooksOf(inChat(asMap)).slice(2).map(messageText)).toEqual(plain);
  });
});

describe('repeat', () => {
  const round = (facts: string): string =>
    inChat(`- repeat:
    times: 4
    ${facts}
    steps:
      - message: { chat: chat, from: maria, text: 'start {{ index }}' }
      - wait: 1s
      - message: { chat: chat, from: maria, text: 'end {{ index }}' }
`);
  const textsOf = (yaml: string): unknown[] => webhooksOf(yaml).slice(2).map(messageText);

  it('plays rounds one after the other', () => {
    const expected = [1, 2, 3, 4].flatMap((number) => [`start ${number}`, `end ${number}`]);
    expect(textsOf(round('parallel: 1'))).toEqual(expected);
  });

  it('plays several rounds at once, and all of them', () => {
    const texts = textsOf(round('parallel: 3'));
    expect(texts.slice(0, 3).sort()).toEqual(['start 1', 'start 2', 'start 3']);
    expect(new Set(texts).size).toBe(8);
    expect(texts.indexOf('start 4')).toBeGreaterThan(
      texts.findIndex((text) => String(text).startsWith('end')),
    );
  });

  it('starts a round at most every so often', () => {
    const webhooks = webhooksOf(round('every: 3s\n    parallel: 4')).slice(2);
    const starts = webhooks.filter((webhook) => String(messageText(webhook)).startsWith('start'));
    const firstDue = starts[0]?.dueMs ?? 0;
    for (const [index, { dueMs }] of starts.entries())
      expect(Math.abs(dueMs - firstDue - index * 3000)).toBeLessThanOrEqual(120);
  });

  it('counts under a name as well, and knows the counters of loops around it', () => {
    const yaml = inChat(`- repeat:
    times: 2
    as: outer
    steps:
      - repeat: { times: 2, as: inner, steps: [ { message: { chat: chat, from: maria, text: '{{ outer }}.{{ inner }} {{ index }}' } } ] }
`);
    expect(textsOf(yaml)).toEqual(['1.1 1', '1.2 2', '2.1 1', '2.2 2']);
  });

  it('a round is the same whether others run beside it or not', () => {
    const dues = (facts: string): number[] => {
      const webhooks = webhooksOf(round(facts)).slice(2);
      const of = (text: string): number =>
        webhooks.find((webhook) => messageText(webhook) === text)?.dueMs ?? 0;
      return [1, 2, 3, 4].map((number) => of(`end ${number}`) - of(`start ${number}`));
    };
    expect(dues('parallel: 4')).toEqual(dues('parallel: 1'));
  });

  it('makes clients in passing, each another person', () => {
    const yaml =
      head +
      indent(`- repeat:
    times: 20
    steps:
      - create_chat: { client: { channel: community, as: visitor }, as: chat }
      - message: { chat: chat, from: visitor }
      - close: { chat: chat }
`);
    const clients = webhooksOf(yaml).map((webhook) => payloadOf(webhook).Rels['Clients']?.[0]);
    expect(new Set(clients.map((client) => client?.['Id'])).size).toBe(20);
    expect(new Set(clients.map((client) => client?.['Name'])).size).toBeGreaterThan(15);
    expect(clients.every((client) => client?.['Type'] === 'channel')).toBe(true);
  });

  it('holds nothing of the rounds that are over', () => {
    const yaml =
      head +
      indent(`- repeat:
    times: 30000
    steps:
      - create_chat: { client: { as: visitor }, as: chat }
      - message: { chat: chat, from: visitor }
      - close: { chat: chat }
`);
    const scenario = parseScenario(yaml, 'test.yaml');
    const player = createPlayer(scenario, settingsFor(scenario));
    const heapAfter = (webhooks: number): number => {
      for (let count = 0; count < webhooks;) if (player.step() !== undefined) count += 1;
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const early = heapAfter(15_000);
    const late = heapAfter(60_000);
    // Twenty thousand chats that were still held would be over 150 MB.
    expect(late - early).toBeLessThan(20_000_000);
  });
});

describe('players of one world', () => {
  const scenario = parseScenario(greeting, 'test.yaml');
  const settings = settingsFor(scenario);
  const world = createWorld(scenario, settings);
  const plays = [1, 2, 3].map((instance) => playAll(scenario, { world, instance }).filter(isWebhook));

  it('have clients, chats and event ids of their own', () => {
    for (const key of ['clientId', 'chatId'] as const)
      expect(new Set(plays.flat().map((webhook) => webhook[key])).size).toBe(3);
    const ids = plays.flat().map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('share channels and operators', () => {
    const rowsOf = (list: string): unknown[] =>
      plays.map(([, assigned]) => assigned && payloadOf(assigned).Rels[list]?.[0]?.['Id']);
    expect(new Set(rowsOf('Channels')).size).toBe(1);
    expect(new Set(rowsOf('Users')).size).toBe(1);
  });

  it('keep pauses of their own', () => {
    expect(new Set(plays.map((webhooks) => webhooks.map(({ dueMs }) => dueMs).join())).size).toBe(3);
  });
});
