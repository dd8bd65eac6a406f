import { definition as chatCreated } from '../../events/chat_created.ts';
import type { EventDefinition } from '../../events/event.ts';
import { definition as messageCreated } from '../../events/message_created.ts';
import { Scene, type SceneOptions } from '../../events/scene.ts';
import { definition as ticketAssigned } from '../../events/ticket_assigned.ts';
import { clientFactsOf } from '../../world/client-facts.ts';
import type { EventTraits } from '../../events/traits.ts';
import type {
  ChannelEntity,
  ChatEntity,
  ClientEntity,
  MessageEntity,
  MessageForm,
  OperatorEntity,
} from '../../world/entities.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The rows that the caller gave to an event that is triggered in a running tenant. */
export interface Ground {
  readonly chat?: ChatEntity | undefined;
  readonly channel?: ChannelEntity | undefined;
  readonly client?: ClientEntity | undefined;
  readonly operator?: OperatorEntity | undefined;
  readonly message?: MessageEntity | undefined;
}

/** Lets an event happen that comes before. */
type Perform = <Args extends object>(event: EventDefinition<Args>, args: Args) => ChatEntity | MessageEntity;

/**
 * The scene of an event in a tenant that is running: the chat that was named, or that of the client, or the one where
 * something happened last. What is there is used; what is missing is made, and leaves as a webhook too.
 */
export class LiveScene extends Scene {
  private readonly tenant: Tenant;
  private readonly traits: EventTraits;
  private readonly ground: Ground;
  private readonly perform: Perform;
  private current: ChatEntity | undefined;
  private newClient: ClientEntity | undefined = undefined;

  constructor(
    tenant: Tenant,
    traits: EventTraits,
    { ground, options, perform }: { ground: Ground; options: SceneOptions; perform: Perform },
  ) {
    super(options);
    this.tenant = tenant;
    this.traits = traits;
    this.ground = ground;
    this.perform = perform;
    this.current =
      ground.chat ?? ground.message?.chat ?? (traits.ticket === 'opens' ? undefined : this.latest());
  }

  get client(): ClientEntity {
    const { ground, current, newClient } = this;
    return current?.client ?? ground.client ?? newClient ?? (this.newClient = this.addClient());
  }

  get operator(): OperatorEntity {
    const { current, ground } = this;
    if (ground.operator !== undefined) return ground.operator;
    const assignee = current?.assignee;
    // An assigned ticket can only go to someone else.
    const isTaken = this.traits.by === 'assignee';
    if (!isTaken && assignee !== undefined) return assignee;
    const { world, registry } = this.tenant;
    const able = [...registry.operators.values()].find(({ row }) => !row.Deleted);
    const free = [...registry.operators.values()].find((one) => !one.row.Deleted && one !== assignee);
    return (isTaken ? free : able) ?? world.addOperator(registry.freeName('operator'));
  }

  chat(): ChatEntity {
    const { current, ground } = this;
    if (current?.open === true) return current;
    const channel = current?.channel ?? ground.channel;
    const args = { client: this.client, ...(channel === undefined ? {} : { channel }) };
    const chat = this.perform(chatCreated, args) as ChatEntity;
    this.current = chat;
    return chat;
  }

  assignedChat(): ChatEntity {
    const chat = this.chat();
    if (chat.assignee === undefined) this.perform(ticketAssigned, { chat, to: this.operator });
    return chat;
  }

  message(from: 'client' | 'operator', usual: MessageForm = 'text'): MessageEntity {
    const asked = this.take('form');
    const text = this.take('text');
    if (this.ground.message !== undefined) return this.ground.message;
    const form = asked ?? (usual === 'text' ? undefined : usual);
    const { current } = this;
    const known = current === undefined || text !== undefined ? undefined : this.newest(current, from, form);
    if (known === undefined) return this.write(this.assignedChat(), from, form);
    if (from === 'client' && known.chat.open) this.assignedChat();
    return known;
  }

  messageIn(chat: ChatEntity, from: 'client' | 'operator', form?: MessageForm): MessageEntity {
    const known = this.tenant.registry.history
      .of(chat)
      .findLast(
        (one) => one.author.kind === from && !one.deleted && (form === undefined || one.form === form),
      );
    return known ?? this.write(chat, from, form);
  }

  rating(): MessageEntity {
    const { ground, current } = this;
    if (ground.message !== undefined) return ground.message;
    const messages = current === undefined ? [] : this.tenant.registry.history.of(current);
    const pending = messages.findLast((one) => isRating(one) && !one.deleted);
    const chat = pending?.chat ?? this.assignedChat();
    return (
      pending ?? (this.perform(messageCreated, { chat, from: this.operator, rating: true }) as MessageEntity)
    );
  }

  /** The newest message of a side that the event has not reported yet. */
  private newest(
    chat: ChatEntity,
    from: 'client' | 'operator',
    form: MessageForm | undefined,
  ): MessageEntity | undefined {
    const flag = this.traits.sets?.flag;
    return this.tenant.registry.history
      .of(chat)
      .findLast(
        (one) =>
          one.author.kind === from &&
          !one.deleted &&
          (form === undefined || one.form === form) &&
          (flag === undefined || one.row[flag] !== true),
      );
  }

  private write(chat: ChatEntity, from: 'client' | 'operator', form: MessageForm = 'text'): MessageEntity {
    const text = this.take('text');
    return this.perform(messageCreated, {
      chat,
      from: from === 'client' ? chat.client : this.operator,
      ...(form === 'text' ? {} : { [form]: true }),
      ...(text === undefined ? {} : { text }),
    }) as MessageEntity;
  }

  /** The chat in which something happened last, of the client and the channel that were named. */
  private latest(): ChatEntity | undefined {
    const { client, channel } = this.ground;
    let latest: ChatEntity | undefined;
    for (const chat of this.tenant.registry.chats.values()) {
      if (client !== undefined && chat.client !== client) continue;
      if (channel !== undefined && chat.channel !== channel) continue;
      if (latest === undefined || chat.lastEventAt >= latest.lastEventAt) latest = chat;
    }
    return latest;
  }

  private addClient(): ClientEntity {
    const { world, registry } = this.tenant;
    const [first] = registry.channels.values();
    const { channel = first } = this.ground;
    return world.addClient(
      registry.freeName('client'),
      channel === undefined ? {} : { channel: channel.key },
    );
  }
}

/** Whether a message asks for a rating that the client did not give yet. */
function isRating(message: MessageEntity): boolean {
  const { ask } = clientFactsOf(message);
  return ask?.state === 'pending' && ask.spec.kind !== 'form';
}
