import { triggerEvent } from '../events/trigger.ts';
import type { Encoder } from '../model/encode.ts';
import { factsOfEvent } from '../model/event-facts.ts';
import { profiles } from '../model/profile.ts';
import { isExtendedType, type EventScope } from '../model/validator.ts';
import { checkExpectation } from '../report/expectation.ts';
import { IqmockError } from '../errors.ts';
import type { Webhook } from '../webhook/webhook.ts';
import { applyOverrides, missedOverride } from '../scenario/override.ts';
import { parseOverride } from '../scenario/override-flag.ts';
import type { Source } from '../session/source.ts';
import { World } from '../world/world.ts';
import type { SceneOptions } from '../events/scene.ts';
import type { Expectation } from '../webhook/webhook.ts';
import type { TriggerContext } from './tenant.ts';

/** What a single event is made to be. */
export interface TriggerScene extends Omit<SceneOptions, 'topic'> {
  readonly topic?: string | undefined;
  /** Changes of the payload, as `--set` writes them. */
  readonly changes: readonly string[];
  readonly expect?: Expectation | undefined;
  /** Which types there are. Default: documented. */
  readonly events?: EventScope | undefined;
}

/**
 * Makes the webhook of one event; the chat and the messages that it needs are made silently. `name` is that of the
 * tenant: another name gives other clients. Throws NOT_FOUND for an unknown type, ILLEGAL_MOVE for what cannot happen,
 * OVERRIDE for a change that hits nothing, and USAGE for an expectation that cannot be judged.
 */
export function triggered(
  name: string,
  type: string,
  tenant: TriggerContext,
  { expect, changes, events = 'documented', by, text, form, reply, topic }: TriggerScene,
): Webhook {
  if (events === 'documented' && isExtendedType(type)) refuseExtended(type);
  const { profile, ...settings } = tenant;
  const world = new World({ name, profile: profiles[profile], ...settings });
  const scene = Object.fromEntries(
    Object.entries({ by, text, form, reply, topic }).filter(([, value]) => value !== undefined),
  );
  const emission = triggerEvent(world, type, scene);
  const { event, summary } = emission;
  if (expect !== undefined) refuse(checkExpectation(expect));
  return {
    kind: 'webhook',
    index: 0,
    scenario: 'trigger',
    step: type,
    ...factsOfEvent(event),
    dueMs: 0,
    summary,
    body: changed(emission.encode(), changes, world.encoder),
    ...(expect === undefined ? {} : { expect }),
  };
}

/** A source of one webhook. */
export function sourceOf(webhook: Webhook): Source {
  let left: Webhook | undefined = webhook;
  return {
    name: webhook.scenario,
    peek: () => left?.dueMs,
    step() {
      const output = left;
      left = undefined;
      return output;
    },
  };
}

function changed(body: Uint8Array, texts: readonly string[], encoder: Encoder): Uint8Array {
  const overrides = texts.map((text) => parseOverride(text, encoder.era));
  const { bytes, payload, hits } = applyOverrides(body, overrides, encoder);
  const missed = overrides.find((override) => !hits.includes(override));
  if (missed !== undefined) throw missedOverride(missed, [payload], 'the payload');
  return bytes;
}

function refuse([mistake]: ReturnType<typeof checkExpectation>): void {
  if (mistake === undefined) return;
  const where = ['expect', ...mistake.path].join('.');
  throw new IqmockError('USAGE', `trigger: ${where}: ${mistake.message}`, { hint: mistake.hint });
}

function refuseExtended(type: string): never {
  throw new IqmockError('USAGE', `${type} is not a webhook: only clients of the platform get this type.`, {
    hint: 'Add --events extended to send it anyway.',
  });
}
