import { describe, expectTypeOf, test } from 'vitest';
import {
  createEmitter,
  createValidator,
  generate,
  scenario,
  scenarioFromYaml,
  startConsumer,
  validate,
  type Consumer,
  type ConsumerOptions,
  type Emitter,
  type EmitterOptions,
  type GeneratedWebhook,
  type IqmockError,
  type ErrorCode,
  type PayloadOf,
  type Playable,
  type PlayResult,
  type ScenarioBuilder,
  type Verdict,
  type WebhookBody,
  type WebhookPayload,
} from '../../src/index.ts';

// These lines are held to their word by checked.test.ts, which runs the compiler over them.

const emitter = {} as Emitter;
const consumer = {} as Consumer;

/** Guards the lines that are only for the compiler. */
const never = false as boolean;

describe('createEmitter', () => {
  test('takes the options of delivery, and nothing else', () => {
    expectTypeOf<EmitterOptions>().toHaveProperty('retries');
    expectTypeOf(createEmitter).returns.toEqualTypeOf<Promise<Emitter>>();
    expectTypeOf<EmitterOptions['policy']>().toEqualTypeOf<'default' | 'strict' | 'fast' | undefined>();
    expectTypeOf<EmitterOptions['order']>().toEqualTypeOf<
      'chat' | 'client' | 'global' | 'none' | undefined
    >();
    expectTypeOf<{ to: number; start: Date; header: { 'X-Key': string } }>().toExtend<EmitterOptions>();
    if (!never) return;
    // @ts-expect-error The target is needed.
    void createEmitter({});
    // @ts-expect-error A slip of the pen.
    void createEmitter({ to: 3000, retires: 3 });
    // @ts-expect-error There was no such era.
    void createEmitter({ to: 3000, profile: '2019' });
  });

  test('makes something that is closed by itself', () => {
    expectTypeOf<Emitter>().toExtend<AsyncDisposable>();
    expectTypeOf<Consumer>().toExtend<AsyncDisposable>();
  });

  test('plays names, paths and built scenarios, and triggers known events', () => {
    expectTypeOf(emitter.play).parameter(0).toEqualTypeOf<Playable>();
    expectTypeOf(emitter.play).returns.resolves.toEqualTypeOf<PlayResult>();
    expectTypeOf<PlayResult['payloads']>().toEqualTypeOf<readonly WebhookPayload[]>();
    if (!never) return;
    void emitter.trigger('message_created', { by: 'client', reply: true, expect: { status: 200 } });
    // @ts-expect-error There is no such event.
    void emitter.trigger('message');
    // @ts-expect-error Nobody else can act.
    void emitter.trigger('typing', { by: 'robot' });
    // @ts-expect-error Only scenarios can be played.
    void emitter.play(42);
  });
});

describe('the type beside a payload', () => {
  test('narrows it in a switch, with the rows that come along', async () => {
    expectTypeOf<GeneratedWebhook['body']>().toEqualTypeOf<Buffer>();
    if (!never) return;
    for await (const webhook of generate('support-chat')) {
      switch (webhook.type) {
        case 'message_created':
          expectTypeOf(webhook.payload).toEqualTypeOf<PayloadOf<'message_created'>>();
          expectTypeOf(webhook.payload.Rels.ChatMessages[0]?.Text).toEqualTypeOf<string | undefined>();
          break;
        case 'chat_closed':
          // @ts-expect-error No message comes with it.
          expectTypeOf(webhook.payload.Rels.ChatMessages[0]).toBeUndefined();
          expectTypeOf(webhook.payload).toEqualTypeOf<PayloadOf<'chat_closed'>>();
          break;
        case 'chat_created':
        case 'ticket_assigned':
        case 'typing':
        case 'message_received':
        case 'message_read':
        case 'message_listened':
        case 'delete-messages':
          expectTypeOf(webhook.payload.ChatEvent.Type).toEqualTypeOf(webhook.type);
      }
    }
    for (const webhook of ({} as PlayResult).webhooks) {
      if (webhook.type === 'ticket_assigned')
        expectTypeOf(webhook.payload.ChatEvent.UserId).toEqualTypeOf<number>();
    }
  });
});

describe('scenario', () => {
  test('has a method for each step, in camel case, with its arguments', () => {
    const builder = scenario('greeting');
    expectTypeOf(builder).toEqualTypeOf<ScenarioBuilder>();
    expectTypeOf(builder.createChat).returns.toEqualTypeOf<ScenarioBuilder>();
    expectTypeOf(builder.message).parameter(0).toExtend<{ readonly chat: string; readonly from: string }>();
    expectTypeOf(builder).toExtend<Playable>();
    expectTypeOf(scenarioFromYaml).returns.toExtend<Playable>();
    if (!never) return;
    // @ts-expect-error A message has an author.
    builder.message({ chat: 'chat' });
    // @ts-expect-error Keys are closed.
    builder.close({ chat: 'chat', at: 3 });
    // @ts-expect-error A step is written in camel case.
    expectTypeOf(builder.create_chat).toBeFunction();
    // @ts-expect-error A world has people, not things.
    scenario('greeting', { world: { robots: {} } });
  });

  test('has steps within steps, as values or built', () => {
    if (!never) return;
    scenario('loop').repeat({
      times: 3,
      steps: (steps) => steps.createChat({ client: 'maria', as: 'chat' }),
    });
    scenario('loop').repeat({ times: 3, steps: [{ close: { chat: 'chat' } }] });
    // @ts-expect-error A loop is made of steps.
    scenario('loop').repeat({ times: 3, steps: (steps) => steps.createChat });
  });
});

describe('what is judged', () => {
  test('comes as verdicts', () => {
    expectTypeOf(validate).returns.toEqualTypeOf<Verdict[]>();
    expectTypeOf(validate).parameter(0).toEqualTypeOf<string | Uint8Array | object>();
    expectTypeOf(createValidator().check).returns.toEqualTypeOf<Verdict[]>();
    expectTypeOf<Verdict['severity']>().toEqualTypeOf<'error' | 'warning' | 'notice'>();
  });
});

describe('the rest', () => {
  test('is typed too', () => {
    expectTypeOf(startConsumer).returns.toEqualTypeOf<Promise<Consumer>>();
    expectTypeOf(consumer.url).toEqualTypeOf<string>();
    expectTypeOf<Consumer['received'][number]['payload']>().toEqualTypeOf<WebhookBody | undefined>();
    // @ts-expect-error Keys are closed.
    expectTypeOf<{ delay: 3 }>().toExtend<ConsumerOptions>();
    expectTypeOf<IqmockError['code']>().toEqualTypeOf<ErrorCode>();
    expectTypeOf<'USAGE'>().toExtend<ErrorCode>();
    if (!never) return;
    void (async () => {
      for await (const { payload, body } of generate('support-chat', { seed: 2 })) {
        expectTypeOf(payload).toEqualTypeOf<WebhookPayload>();
        expectTypeOf(body).toEqualTypeOf<Buffer>();
      }
    })();
  });
});
