import { createHost } from '../env/host.ts';
import { IqmockError } from '../errors.ts';
import type { EventType, PayloadOf, WebhookPayload } from '../model/payload.ts';
import type { Webhook } from '../webhook/webhook.ts';
import { parseJsonBody } from '../scenario/override.ts';
import { outputs, createPlayer } from '../scenario/player.ts';
import { checkPlayOptions, type PlayOptions } from './options.ts';
import { rehearsed, type Playable } from './playable.ts';

/** A webhook of one event type that was made and not sent. */
export interface GeneratedWebhookOf<Type extends EventType> extends Omit<Webhook, 'type' | 'body'> {
  readonly type: Type;
  /** The exact bytes. */
  readonly body: Buffer;
  /** The body, parsed. Throws INPUT if it is no JSON, as a `raw` step may give anything. */
  readonly payload: PayloadOf<Type>;
}

/** A webhook that was made and not sent: a union that `switch (webhook.type)` narrows, `payload.Rels` included. */
export type GeneratedWebhook = { [Type in EventType]: GeneratedWebhookOf<Type> }[EventType];

/**
 * Makes the webhooks of a scenario without sending them, for a handler that is called directly. Nothing waits; probes
 * are left out. Throws an `IqmockError` for mistakes in the scenario, before the first one is made.
 */
export async function* generate(
  playable: Playable,
  options: PlayOptions = {},
): AsyncGenerator<GeneratedWebhook, void, void> {
  checkPlayOptions('generate', options);
  if (options.faults !== undefined) {
    throw new IqmockError('USAGE', 'generate: "faults" has no effect, as nothing is sent.', {
      hint: 'Leave it out, or send with createEmitter().',
    });
  }
  const { scenario, settings } = await rehearsed(createHost(), playable, options);
  for (const output of outputs(createPlayer(scenario, settings))) {
    if (output.kind === 'webhook') yield withPayload(output);
  }
}

/** The payload is parsed when it is first asked for: many want nothing but the bytes. */
function withPayload(webhook: Webhook): GeneratedWebhook {
  let parsed: unknown;
  const { buffer, byteOffset, byteLength } = webhook.body;
  const generated = {
    ...webhook,
    body: Buffer.from(buffer, byteOffset, byteLength),
    get payload() {
      parsed ??= parseJsonBody(webhook.body);
      if (parsed !== undefined) return parsed as WebhookPayload;
      throw new IqmockError('INPUT', `Webhook ${webhook.index} of ${webhook.scenario} is not JSON.`, {
        hint: 'Look at its body instead.',
      });
    },
  };
  return generated as GeneratedWebhook;
}
