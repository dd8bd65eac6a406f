import { exitCodes } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { ineffectiveRules } from '../../delivery/ineffective-options.ts';
import { deliveryOptions } from '../options/delivery.ts';
import { events, playOptions } from '../options/play.ts';
import { sendOptions } from '../options/send.ts';
import { targetOptions } from '../options/target.ts';
import { triggerOptions } from '../options/trigger.ts';

const { speed: _speed, pace: _pace, noCommands: _noProbes, ...made } = playOptions;
const sent = { ...targetOptions, ...deliveryOptions, ...sendOptions };

/** `iqmock trigger` */
export const definition = defineCommand({
  name: 'trigger',
  doc: 'Sends one event, and creates the chat and messages that it needs without sending them.',
  group: 'Send webhooks',
  arguments: {
    event: { doc: 'A type of event, such as message_created.', required: true, complete: 'event' },
  },
  options: { ...triggerOptions, events: { ...events, group: 'Event' }, ...made, ...sent },
  idle: [
    {
      flags: Object.keys(sent) as (keyof typeof sent)[],
      when: ({ print }) => print,
      because: 'with --print nothing is sent',
      hint: 'Leave one of the two out.',
    },
    ...ineffectiveRules,
  ],
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
    const [{ sourceOf, triggered }, { tenantOf }] = await Promise.all([
      import('../../emitter/triggered.ts'),
      import('../../emitter/tenant.ts'),
    ]);
    const tenant = tenantOf(host, { ...options, seed: options.seed ?? host.freshSeed() });
    const { seed, startMs, profile, ids } = tenant;
    const { by, text, form, reply, topic, events: scope, set: changes } = options;
    const webhook = triggered('trigger', event, tenant, {
      by,
      text,
      form,
      reply,
      topic,
      changes,
      events: scope,
    });
    if (options.print) {
      await terminal.write(webhook.body);
      await terminal.write('\n');
      return exitCodes.ok;
    }
    if (options.start !== undefined && options.ids !== 'fresh') {
      terminal.say(
        `${terminal.paint('yellow', 'note')} Every such event has the same ids, because --start is given. A consumer that remembers ids drops the second.`,
      );
    }
    const [{ send }, { reproLines }] = await Promise.all([import('../send.ts'), import('../repro.ts')]);
    return send(context, {
      command: 'trigger',
      sources: [sourceOf(webhook)],
      expectations: [],
      seed,
      eras: [profile],
      speed: 'max',
      ...reproLines({ command: 'trigger', arguments: [event], settings }, { seed, startMs, ids }),
    });
  },
});
