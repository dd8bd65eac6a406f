import { ownValue } from '../../own.ts';
import type { ArgumentSchema } from '../../entry.ts';
import { IqmockError, suggest } from '../../errors.ts';
import type { Host } from '../../env/host.ts';
import { definition as chatClosed } from '../../events/chat_closed.ts';
import type { EventDefinition } from '../../events/event.ts';
import type { SceneOptions } from '../../events/scene.ts';
import { findEvent, triggerEvent } from '../../events/trigger.ts';
import { bindLive } from '../../scenario/live.ts';
import type {
  ChannelEntity,
  ChatEntity,
  ClientEntity,
  MessageEntity,
  OperatorEntity,
  Person,
} from '../../world/entities.ts';
import { World } from '../../world/world.ts';
import { TenantNames, TenantScope } from '../tenant/tenant-names.ts';
import type { Happening } from '../tenant/living-world.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { LiveScene, type Ground } from './live-scene.ts';
import type { StepOutcome } from './step.ts';

const ground = {
  chat: {
    type: 'string',
    'x-names': ['chat'],
    description: 'Where. Default: the chat in which something happened last.',
  },
  client: {
    type: 'string',
    'x-names': ['client'],
    description: 'Whose chat. A client without one opens it.',
  },
  operator: {
    type: 'string',
    'x-names': ['operator'],
    description: 'Who acts for the other side. Default: the assignee of the chat, else the first operator.',
  },
} as const satisfies Readonly<Record<string, ArgumentSchema>>;

const options = {
  text: { type: 'string', description: 'What the message says. Default: generated.' },
  form: {
    type: 'string',
    enum: ['text', 'file', 'image', 'voice'],
    description: 'What kind of message it is.',
  },
  reply: { type: 'boolean', description: 'The message quotes the latest one of the other side.' },
} as const satisfies Readonly<Record<string, ArgumentSchema>>;

const by: ArgumentSchema = {
  type: 'string',
  description: 'Who acts: `client`, `operator`, or the name of one.',
};

/** What may be said of an event that is triggered: its own arguments, where it happens, and who acts. All have defaults. */
export function triggerSchema({ args, doc }: Pick<EventDefinition<never>, 'args' | 'doc'>): ArgumentSchema {
  return {
    type: 'object',
    description: doc,
    additionalProperties: false,
    properties: { ...ground, ...options, ...args.properties, by },
  };
}

type Given = Readonly<Record<string, unknown>> & {
  readonly by?: string;
  readonly chat?: ChatEntity;
  readonly channel?: ChannelEntity;
  readonly client?: ClientEntity;
  readonly operator?: OperatorEntity;
  readonly to?: OperatorEntity;
  readonly from?: Person;
  readonly message?: MessageEntity;
  readonly messages?: readonly MessageEntity[];
};

/**
 * Lets an event of a type happen in a running tenant. What it needs and is not there (an open ticket, an operator, a message)
 * happens before, and is sent as well. Throws NOT_FOUND for an unknown type, SCENARIO for wrong arguments and ILLEGAL_MOVE for
 * options without effect, all before anything happens.
 */
export function trigger(
  type: string,
  given: Readonly<Record<string, unknown>>,
  { host, tenant }: { readonly host: Host; readonly tenant: Tenant },
): StepOutcome {
  const definition = findEvent(type);
  const { world } = tenant;
  const live = {
    host,
    names: new TenantNames(tenant.registry),
    era: world.profile.name,
    locale: world.settings.locale,
  };
  const bound = bindLive(given, triggerSchema(definition), type, live).get(new TenantScope(tenant)) as Given;
  const actor = actorOf(bound.by, tenant);
  const chosen = optionsOf(bound, actor);
  rehearse(tenant, type, chosen);
  const deliveryIds: number[] = [];
  const perform = <Args extends object>(event: EventDefinition<Args>, args: Args): Happening => {
    const { happening, deliveryId } = tenant.perform(event, args, { origin: 'step' });
    if (deliveryId !== undefined) deliveryIds.push(deliveryId);
    return happening;
  };
  const scene = new LiveScene(tenant, definition.traits, {
    ground: groundOf(bound, actor),
    options: chosen,
    perform: (event, args) => perform(event, args).made as ChatEntity | MessageEntity,
  });
  const staged: object = { ...(definition.stage(scene) as object), ...ownArgs(definition, bound, actor) };
  const args = withRecipient(definition, staged, scene);
  closeBefore(definition, args, (chat) => perform(chatClosed, { chat }));
  const { chat, made, event } = perform(definition as EventDefinition<object>, args);
  const reported = made?.kind === 'message' ? made : tenant.registry.history.get(event.MessageId ?? 0);
  const progress = { webhooks: deliveryIds.length, failedProbes: 0, deliveryIds };
  return { end: { state: 'done' }, progress, made: reported ?? chat };
}

/** Who acts, where a name says it; a side is undefined. */
function actorOf(
  written: string | undefined,
  { registry }: Tenant,
): Person | 'client' | 'operator' | undefined {
  if (written === undefined || written === 'client' || written === 'operator') return written;
  const row = registry.find(written);
  if (row?.kind === 'client' || row?.kind === 'operator') return row;
  throw new IqmockError('SCENARIO', `by: there is nobody called "${written}".`, {
    hint: suggest(written, ['client', 'operator', ...registry.nameList(['client', 'operator'])]),
  });
}

function optionsOf(given: Given, actor: Person | 'client' | 'operator' | undefined): SceneOptions {
  const side = typeof actor === 'object' ? actor.kind : (actor ?? given.from?.kind);
  const { text, form, reply } = given as SceneOptions;
  return {
    ...(side === undefined ? {} : { by: side }),
    ...(text === undefined ? {} : { text }),
    ...(form === undefined ? {} : { form }),
    ...(reply === undefined ? {} : { reply }),
  };
}

/** What has no effect is refused before anything happens: the same event, in a tenant that nobody sees. */
function rehearse({ world, nowMs }: Tenant, type: string, chosen: SceneOptions): void {
  triggerEvent(new World({ ...world.settings, name: 'rehearsal', startMs: nowMs }), type, chosen);
}

function groundOf(given: Given, actor: Person | 'client' | 'operator' | undefined): Ground {
  const { chat, channel, from, to, operator, client, message, messages } = given;
  const people = [typeof actor === 'object' ? actor : undefined, from, to, operator, client];
  return {
    chat,
    channel,
    client: people.find((one) => one?.kind === 'client'),
    operator: people.find((one) => one?.kind === 'operator'),
    message: message ?? messages?.[0],
  };
}

function ownArgs(
  { args }: EventDefinition<never>,
  given: Given,
  actor: Person | 'client' | 'operator' | undefined,
): object {
  const own = Object.keys(args.properties ?? {}).filter(
    (key) => key !== 'by' && ownValue(given, key) !== undefined,
  );
  return {
    ...Object.fromEntries(own.map((key) => [key, ownValue(given, key)])),
    ...(typeof actor === 'object' && args.properties?.['by'] !== undefined ? { by: actor } : {}),
  };
}

/** In a closed chat no ticket can be assigned: the operator who reads is named instead. */
function withRecipient({ traits }: EventDefinition<never>, args: object, scene: LiveScene): object {
  const { message, by: reader } = args as { readonly message?: MessageEntity; readonly by?: Person };
  const isNamed = message === undefined || reader !== undefined || message.chat.assignee !== undefined;
  if (traits.by !== 'recipient' || isNamed || message.author.kind === 'operator') return args;
  return { ...args, by: scene.operator };
}

/** A ticket can only be opened where none is open. */
function closeBefore(
  { traits }: EventDefinition<never>,
  args: object,
  close: (chat: ChatEntity) => void,
): void {
  if (traits.ticket !== 'opens') return;
  const { client, channel = client.channel } = args as {
    readonly client: ClientEntity;
    readonly channel?: ChannelEntity;
  };
  const chat = client.chatIn(channel);
  if (chat?.open === true) close(chat);
}
