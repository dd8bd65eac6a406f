import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packagePath } from '../../src/env/host.ts';
import { compactJson } from '../../src/scenario/compact-json.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { steps } from '../../src/scenario/steps/index.gen.ts';
import { tryParseStart } from '../../src/scenario/start-time.ts';
import { inChat, isWebhook, payloadOf, playAll, textOf, webhooksOf } from '../support/play.ts';

const typesOf = (yaml: string): string[] => webhooksOf(yaml).map(({ type }) => type);

describe('read and receive of a chat', () => {
  const talk = `- message: { chat: chat, from: maria, text: один }
- message: { chat: chat, from: anna, text: два }
- message: { chat: chat, from: maria, text: три, as: third }
- receive: { message: third }
`;

  it('make one event for each message that waits', () => {
    expect(typesOf(inChat(`${talk}- receive: { chat: chat }\n- read: { chat: chat }\n`)).slice(6)).toEqual([
      ...Array<string>(2).fill('message_received'),
      ...Array<string>(3).fill('message_read'),
    ]);
  });

  it('by one side, read what the other wrote', () => {
    const texts = (by: string): unknown[] =>
      webhooksOf(inChat(`${talk}- read: { chat: chat, by: ${by} }\n`))
        .filter(({ type }) => type === 'message_read')
        .map((webhook) => payloadOf(webhook).Rels['ChatMessages']?.[0]?.['Text']);
    expect(texts('anna')).toEqual(['один', 'три']);
    expect(texts('maria')).toEqual(['два']);
  });

  it('leave some milliseconds between the events', () => {
    const dues = webhooksOf(inChat(`${talk}- read: { chat: chat }\n`))
      .slice(-3)
      .map(({ dueMs }) => dueMs);
    for (const [index, due] of dues.slice(1).entries())
      expect(due - (dues[index] ?? 0)).toBeGreaterThanOrEqual(3);
  });
});

describe('emit', () => {
  it('does what the step for the event does', () => {
    const sugar = webhooksOf(
      inChat('- message: { chat: chat, from: maria, text: x, as: q }\n- read: { message: q }\n'),
    );
    const plain = webhooksOf(
      inChat(
        '- emit: { type: message_created, chat: chat, from: maria, text: x, as: q }\n- emit: { type: message_read, message: q }\n',
      ),
    );
    const withoutTimes = (webhook: (typeof sugar)[number]): string => textOf(webhook).replace(/\d{13}/g, '*');
    expect(plain.map(withoutTimes)).toEqual(sugar.map(withoutTimes));
  });
});

describe('raw', () => {
  const bodyOf = (raw: string): string => textOf(webhooksOf(inChat(`- raw: ${raw}`)).at(-1) as never);

  it('sends YAML as compact JSON, keys in their order and numbers as written', () => {
    expect(
      bodyOf('{ body: { b: 1, a: [true, null, "x"], "2": 1, "1": 9007199254740993, c: 1.50, d: 1e5 } }'),
    ).toBe('{"b":1,"a":[true,null,"x"],"2":1,"1":9007199254740993,"c":1.50,"d":1e5}');
  });

  it('fills in templates; one single template keeps its type', () => {
    const [, , webhook] = webhooksOf(
      inChat("- raw: { body: { id: '{{ chat.Id }}', text: 'chat {{ chat.Id }}' } }"),
    );
    expect(webhook && JSON.parse(textOf(webhook))).toEqual({
      id: expect.any(Number) as number,
      text: expect.stringMatching(/^chat \d+$/) as string,
    });
  });

  it('sends a text to the letter, JSON or not', () => {
    expect(bodyOf('{ text: \'{ "a":1 }  {{ not a template }}\' }')).toBe('{ "a":1 }  {{ not a template }}');
    const [, , webhook] = webhooksOf(inChat('- raw: { text: "<html>" }'));
    expect(webhook).toMatchObject({ type: 'raw', eventId: 0, chatId: 0, clientId: null });
  });

  it('takes the white space out of a file, and nothing else', () => {
    expect(compactJson(' { "a b" : [ 1.0 , 12345678901234567890 ],\n"c":"\\u0416 \\" , x" }\n')).toBe(
      '{"a b":[1.0,12345678901234567890],"c":"\\u0416 \\" , x"}',
    );
    expect(() => compactJson('{ "a": }')).toThrow(SyntaxError);
  });
});

describe('probe and until', () => {
  it('come out as effects, their templates filled in', () => {
    const yaml =
      inChat(`- probe: { get: '/chats/{{ chat.Id }}', expect: { path: $.id, equals: '{{ chat.Id }}' }, within: 2s }
- until: { command: [./count.sh, '{{ maria.Name }}'] }
`);
    const [created, , probe, until] = playAll(parseScenario(yaml, 'test.yaml'));
    const chatId = created?.kind === 'webhook' ? created.chatId : 0;
    expect(probe).toMatchObject({
      kind: 'effect',
      step: 'probe',
      args: { get: `/chats/${chatId}`, expect: { equals: chatId }, within: '2s' },
    });
    expect(until).toMatchObject({
      kind: 'effect',
      step: 'until',
      args: { command: ['./count.sh', expect.stringMatching(/^\S+ \S+/)], within: '10s' },
    });
    expect(until?.dueMs).toBe(probe?.dueMs);
  });
});

describe('expect', () => {
  it('goes along with every webhook of its step, its templates filled in', () => {
    const yaml = inChat(`- message: { chat: chat, from: maria, as: question }
  expect: { status: [200, 4xx], body: { path: $.message, equals: '{{ question.Id }}' } }
`);
    const [, assigned, message] = webhooksOf(yaml);
    expect(assigned?.expect).toBeUndefined();
    expect(message?.expect).toEqual({
      status: [200, '4xx'],
      body: { path: '$.message', equals: message && payloadOf(message).ChatEvent['MessageId'] },
    });
  });

  it('of the whole run, and thresholds, are kept with the scenario', () => {
    const yaml =
      'name: x\nexpect: { lost: 0, p95: < 300ms, max_failures: 2 }\nthresholds: [p99<300ms, errors<0.1%]\nsteps: [{ wait: 1s }]\n';
    expect(parseScenario(yaml, 'x.yaml')).toMatchObject({
      expect: { lost: 0, p95: '< 300ms', max_failures: 2 },
      thresholds: ['p99<300ms', 'errors<0.1%'],
    });
  });
});

describe('world', () => {
  it('is as the scenario says', () => {
    const yaml = `name: x
world:
  project: { name: Банк, slug: bank, set: { State: active } }
  channels: { app: { type: telegram, title: Бот } }
  operators: { anna: { name: Анна Смирнова, department: Кредиты } }
  clients: { maria: { name: Мария Ким, set: { CRMClientId: A-1, ChannelId: null } } }
  ids: { event: 5000, chat: 70 }
steps:
  - create_chat: { client: maria, as: chat }
  - assign: { chat: chat, to: anna }
`;
    const [created, assigned] = webhooksOf(yaml).map(payloadOf);
    expect(created?.ChatEvent).toMatchObject({ Id: 5000, ChatId: 70 });
    expect(created?.Rels).toMatchObject({
      Projects: [{ Name: 'Банк', Slug: 'bank' }],
      Channels: [{ Type: 'telegram', Title: 'Бот', Name: 'app' }],
      Clients: [{ Name: 'Мария Ким', CRMClientId: 'A-1', ChannelId: null }],
    });
    expect(assigned?.Rels['Users']?.[0]).toMatchObject({ Department: 'Кредиты' });
    expect(JSON.stringify(assigned?.Rels['Users'])).toContain('Анна');
  });
});

describe('start', () => {
  it.each([
    ['2024-03-01', Date.UTC(2024, 2, 1)],
    ['2024-03-01T09:30', Date.UTC(2024, 2, 1, 9, 30)],
    ['2024-03-01 09:30:15.5', Date.UTC(2024, 2, 1, 9, 30, 15, 500)],
    ['2024-03-01T09:30:00Z', Date.UTC(2024, 2, 1, 9, 30)],
    ['2024-03-01T12:30:00+03:00', Date.UTC(2024, 2, 1, 9, 30)],
    [1709285400000, 1709285400000],
    ['1709285400000', 1709285400000],
  ])('reads %s', (written, ms) => {
    expect(tryParseStart(written)).toBe(ms);
    expect(parseScenario(`name: x\nstart: ${written}\nsteps: [{ wait: 1s }]\n`, 'x.yaml').startMs).toBe(ms);
  });

  it.each([
    '',
    'now',
    '2024-13-01',
    '2024-02-30',
    '01.03.2024',
    '1999-12-31',
    '2100-01-01',
    '2024-03-01T25:00',
    12,
    1.5,
  ])('refuses %s', (written) => {
    expect(tryParseStart(written)).toBeUndefined();
  });
});

describe('the catalogue of steps', () => {
  it('holds the language', () => {
    const language =
      'create_chat assign typing message receive read listen delete close wait repeat parallel use emit raw probe until request';
    expect(Object.keys(steps).sort()).toEqual(language.split(' ').sort());
    for (const [name, { doc }] of Object.entries(steps)) {
      expect(steps[name]?.name).toBe(name);
      expect(doc).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('is what the published schema says', () => {
    const schema = parse(readFileSync(packagePath('schemas/scenario.schema.json'), 'utf8')) as {
      $defs: { step: { properties: object } };
    };
    expect(Object.keys(schema.$defs.step.properties).sort()).toEqual(
      [...Object.keys(steps), 'deliver', 'expect', 'set', 'set_raw'].sort(),
    );
  });

  it('plays what is mixed of webhooks and effects in order', () => {
    const outputs = playAll(
      parseScenario(inChat('- probe: { get: / }\n- typing: { chat: chat, by: maria }\n'), 'x.yaml'),
    );
    expect(outputs.map((output) => (isWebhook(output) ? output.index : output.step))).toEqual([
      0,
      1,
      'probe',
      2,
    ]);
  });
});
