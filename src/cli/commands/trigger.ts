import { exitCodes } from '../../errors.ts';
import type { OptionValues } from '../../config/option.ts';
import type { Host } from '../../env/host.ts';
import type { Webhook } from '../../scenario/beat.ts';
import type { Source } from '../../session/session.ts';
import { defineCommand } from '../command.ts';
import { deliveryOptions } from '../options/delivery.ts';
import { playOptions } from '../options/play.ts';
import { sendOptions } from '../options/send.ts';
import { targetOptions } from '../options/target.ts';
import { triggerOptions } from '../options/trigger.ts';

const { speed: _speed, ...made } = playOptions;

/** `iqmock trigger` */
export const definition = defineCommand({
  name: 'trigger',
  doc: 'Sends one event; the chat and the messages it needs are made silently.',
  group: 'Send webhooks',
  arguments: {
    event: { doc: 'A type of event, such as message_created.', required: true, complete: 'event' },
  },
  options: { ...triggerOptions, ...made, ...targetOptions, ...deliveryOptions, ...sendOptions },
  examples: [
    { command: 'iqmock trigger message_read --to 3000', doc: 'to the consumer on port 3000' },
    {
      command: 'iqmock trigger message_created --by operator --form file --print',
      doc: 'only show the body',
    },
    {
      command: "iqmock trigger message_created --by client --text 'Где мой заказ?' --reply",
      doc: 'a quote, to the embedded consumer',
    },
    {
      command: 'iqmock trigger chat_closed --set ChatEvent.Actor=system --to 3000',
      doc: 'a payload changed by hand',
    },
  ],
  async run(context) {
    const { host, terminal, options, settings } = context;
    const event = context.arguments.event;
    const seed = options.seed ?? host.freshSeed();
    const startMs = options.start ?? host.clock.now();
    const webhook = await makeWebhook(host, event, { ...options, seed, start: startMs });
    if (options.print) {
      await terminal.write(webhook.body);
      await terminal.write('\n');
      return exitCodes.ok;
    }
    const [{ send }, { reproLine }] = await Promise.all([import('../send.ts'), import('../repro.ts')]);
    const fixed = { seed: String(seed), start: new Date(startMs).toISOString() };
    return send(context, {
      command: 'trigger',
      sources: [onlyOnce(webhook)],
      demands: [],
      seed,
      eras: [options.profile ?? '2023'],
      speed: 'max',
      repro: () => reproLine({ command: 'trigger', arguments: [event], settings, fixed }),
    });
  },
});

type Making = Omit<OptionValues<typeof triggerOptions & typeof made>, 'print'> & {
  readonly seed: number;
  readonly start: number;
};

async function makeWebhook(host: Host, type: string, options: Making): Promise<Webhook> {
  const [{ triggerEvent }, { World }, { profiles }] = await Promise.all([
    import('../../events/trigger.ts'),
    import('../../world/world.ts'),
    import('../../model/profile.ts'),
  ]);
  const { seed, profile = '2023', locale = 'ru', start, rels, set, by, text, form, reply, topic } = options;
  const world = new World({
    name: 'trigger',
    seed,
    profile: profiles[profile],
    locale,
    startMs: start,
    ...(rels === undefined ? {} : { rels }),
  });
  const emission = triggerEvent(world, type, {
    ...(by === undefined ? {} : { by }),
    ...(text === undefined ? {} : { text }),
    ...(form === undefined ? {} : { form }),
    ...(topic === undefined ? {} : { topic }),
    reply,
  });
  const { event } = emission;
  return {
    kind: 'webhook',
    index: 0,
    scenario: 'trigger',
    step: type,
    type: event.Type,
    eventId: event.Id,
    chatId: event.ChatId,
    clientId: event.ClientId,
    createdAt: event.CreatedAt,
    dueMs: 0,
    summary: emission.summary,
    body: await overridden(emission.encode(), set, profile),
  };
}

async function overridden(
  body: Uint8Array,
  set: readonly string[],
  profile: (typeof made)['profile']['default'] & string,
): Promise<Uint8Array> {
  if (set.length === 0) return body;
  const [{ applyOverrides, missedOverride }, { parseOverride }] = await Promise.all([
    import('../../scenario/override.ts'),
    import('../../scenario/override-flag.ts'),
  ]);
  const overrides = set.map((text) => parseOverride(text, profile));
  const { bytes, payload, hits } = applyOverrides(body, overrides);
  const missed = overrides.find((override) => !hits.includes(override));
  if (missed !== undefined) throw missedOverride(missed, [payload], 'the payload');
  return bytes;
}

function onlyOnce(webhook: Webhook): Source {
  let left: Webhook | undefined = webhook;
  return {
    name: 'trigger',
    peek: () => left?.dueMs,
    step() {
      const beat = left;
      left = undefined;
      return beat;
    },
  };
}
