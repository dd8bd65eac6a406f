import { describe, expect, it } from 'vitest';
import { packagePath } from '../../src/env/host.ts';
import { IqmockError } from '../../src/errors.ts';
import type { ScenarioOutput } from '../../src/webhook/webhook.ts';
import { scenario, type ScenarioBuilder } from '../../src/scenario/builder.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { steps } from '../../src/scenario/steps/index.gen.ts';
import { isWebhook, playAll, textOf } from '../support/play.ts';

const world = {
  channels: { support: { type: 'iqchat' } },
  operators: { anna: {}, boris: {} },
  clients: { maria: { channel: 'support', topic: 'order' } },
} as const;

const built: ScenarioBuilder = scenario('greeting', { seed: 4, profile: '2022', start: '2024-03-01', world })
  .createChat({ client: 'maria', as: 'chat' })
  .assign({ chat: 'chat', to: 'anna' })
  .message({
    chat: 'chat',
    from: 'maria',
    text: 'Я {{ maria.Name }}, {{ faker.commerce.productName }}',
    as: 'question',
  })
  .expect({ status: '2xx', latency: '< 1s' })
  .read({ message: 'question' })
  .repeat({
    times: 3,
    as: 'round',
    steps: (round) =>
      round
        .message({ chat: 'chat', from: 'anna', text: '{{ round }}', as: 'answer' })
        .read({ message: 'answer' }),
  })
  .parallel([
    (branch) => branch.wait('1s').typing({ chat: 'chat', by: 'maria' }),
    [{ message: { chat: 'chat', from: 'boris', file: true, as: 'paper' } }],
  ])
  .emit({ type: 'message_received', message: 'paper' })
  .set({ 'Rels.Clients[0].Name': 'X' })
  .setRaw({ 'ChatEvent.Id': null })
  .raw({ body: { ChatEvent: { Id: 1 }, Rels: {} } })
  .probe({ get: '/chats/{{ chat.Id }}', expect: { path: '$.open', equals: true } })
  .delete({ messages: ['paper', 'question'] })
  .close({ chat: 'chat', by: 'anna' });

const yaml = `name: greeting
seed: 4
profile: "2022"
start: 2024-03-01
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {}, boris: {} }
  clients: { maria: { channel: support, topic: order } }
steps:
  - create_chat: { client: maria, as: chat }
  - assign: { chat: chat, to: anna }
  - message: { chat: chat, from: maria, text: 'Я {{ maria.Name }}, {{ faker.commerce.productName }}', as: question }
    expect: { status: 2xx, latency: < 1s }
  - read: { message: question }
  - repeat:
      times: 3
      as: round
      steps:
        - message: { chat: chat, from: anna, text: '{{ round }}', as: answer }
        - read: { message: answer }
  - parallel:
      - - wait: 1s
        - typing: { chat: chat, by: maria }
      - - message: { chat: chat, from: boris, file: true, as: paper }
  - emit: { type: message_received, message: paper }
    set: { 'Rels.Clients[0].Name': X }
    set_raw: { ChatEvent.Id: null }
  - raw: { body: { ChatEvent: { Id: 1 }, Rels: {} } }
  - probe: { get: '/chats/{{ chat.Id }}', expect: { path: $.open, equals: true } }
  - delete: { messages: [paper, question] }
  - close: { chat: chat, by: anna }
`;

function mistakesOf(builder: ScenarioBuilder): IqmockError['mistakes'] {
  try {
    builder.build();
  } catch (error) {
    if (error instanceof IqmockError && error.code === 'SCENARIO') return error.mistakes;
    throw error;
  }
  return [];
}

function factsOf(output: ScenarioOutput): object {
  return isWebhook(output) ? { ...output, summary: output.summary() } : output;
}

describe('a scenario built in code', () => {
  const outputs = playAll(built.build());

  it('gives the same as the same scenario in YAML', () => {
    const read = playAll(parseScenario(yaml, 'greeting.yaml'));
    expect(outputs.filter(isWebhook).map(textOf)).toEqual(read.filter(isWebhook).map(textOf));
    // Only the places differ: code has none.
    expect(outputs.map(factsOf)).toEqual(read.map((output) => ({ ...factsOf(output), place: undefined })));
  });

  it('is a scenario file as JSON', () => {
    const read = playAll(parseScenario(JSON.stringify(built), 'greeting.json'));
    expect(read.filter(isWebhook).map(textOf)).toEqual(outputs.filter(isWebhook).map(textOf));
  });

  it('has a method for every step', () => {
    for (const name of Object.keys(steps)) {
      const method = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(built).toHaveProperty(method, expect.any(Function));
    }
  });

  it('takes overrides when it is built', () => {
    const other = built.build({ seed: 9, profile: '2018', set: ['question.ChatEvent.Id=7'] });
    expect(other).toMatchObject({ seed: 9, profile: '2018' });
    expect(playAll(other).filter(isWebhook)[2]?.eventId).toBe(7);
    expect(built.build()).toMatchObject({ seed: 4, profile: '2022', startMs: Date.UTC(2024, 2, 1) });
  });

  it('tells all mistakes by their paths', () => {
    const broken = scenario('broken', { world })
      .createChat({ client: 'mria', as: 'chat' })
      .repeat({ times: 0, steps: (round) => round.close({ chat: 'chatt' }) })
      .message({ chat: 'chat', from: 'maria', text: 5 as unknown as string });
    expect(mistakesOf(broken)).toEqual([
      { message: 'steps[0].create_chat.client: There is no "mria" here.', hint: 'Did you mean "maria"?' },
      {
        message: expect.stringMatching(/^steps\[1\]\.repeat\.times: "times" must be at least 1/) as string,
        hint: 'Write 1 or more.',
      },
      {
        message: 'steps[1].repeat.steps[0].close.chat: There is no "chatt" here.',
        hint: 'Did you mean "chat"?',
      },
      {
        message: 'steps[2].message.text: "text" must be a text, not a whole number.',
        hint: 'Put it in quotes to make it a text: "5".',
      },
    ]);
  });

  it('finds files beside its module', () => {
    const from = new URL('../../scenarios/generated.ts', import.meta.url).href;
    const [webhook] = playAll(scenario('files', { from }).raw({ file: 'documented/03-typing.json' }).build());
    expect(webhook?.kind === 'webhook' && webhook.type).toBe('typing');
    const lost = mistakesOf(
      scenario('files', { from: new URL('nowhere/x.ts', `file://${packagePath('')}`).href }).raw({
        file: 'x.json',
      }),
    );
    expect(lost[0]?.message).toMatch(/no file "x\.json"/);
  });

  it('is typed: what YAML would refuse does not compile', () => {
    const steps = scenario('typed', { world });
    // @ts-expect-error -- there is no such argument
    steps.message({ chat: 'chat', from: 'maria', txt: 'x' });
    // @ts-expect-error -- "to" is missing
    steps.assign({ chat: 'chat' });
    // @ts-expect-error -- there is no such topic
    steps.createChat({ client: 'maria', topic: 'weather' });
    // @ts-expect-error -- this event takes no text
    steps.emit({ type: 'typing', chat: 'chat', by: 'maria', text: 'x' });
    expect(mistakesOf(steps)).not.toEqual([]);
  });

  it('refuses a modifier before the first step', () => {
    expect(() => scenario('x').expect({ status: 200 })).toThrow(/before the first step/);
  });
});
