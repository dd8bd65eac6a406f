import type {
  ChatEntity,
  ClientEntity,
  MessageEntity,
  MessageForm,
  OperatorEntity,
  Person,
} from '../world/entities.ts';
import type { World } from '../world/world.ts';
import type { Transition } from '../world/draft.ts';

/** What may be chosen for a single triggered event. */
export interface SceneOptions {
  /** Which side acts. Default: what the event type usually shows. */
  readonly by?: 'client' | 'operator';
  /** What the message says. Default: made up. */
  readonly text?: string;
  /** What kind of message it is. Default: what the event type usually shows. */
  readonly form?: MessageForm;
  /** The message quotes an earlier one. */
  readonly reply?: boolean;
  /** What made-up texts are about: `order`, `delivery`, `card`, `loan` or `app`. Default: drawn from the seed. */
  readonly topic?: string;
}

/** What a scene needs of the catalogue: the events it plays silently. */
export interface SceneEvents {
  readonly chatCreated: Transition<never>;
  readonly ticketAssigned: Transition<never>;
  readonly messageCreated: Transition<never>;
}

/** A gap between the silent events, ms: enough that their times stay apart. */
const gapMs = 150;

/**
 * The smallest chat in which an event can happen. Everything in it is made when asked for, by real moves of the
 * tenant that sends no webhooks, so ids, counters and times are those of a chat that was really held.
 */
export class Scene {
  private readonly options: SceneOptions;
  private readonly taken = new Set<keyof SceneOptions>();
  readonly client: ClientEntity;
  readonly operator: OperatorEntity;
  private readonly world: World;
  private readonly events: SceneEvents;

  constructor(world: World, events: SceneEvents, options: SceneOptions) {
    this.world = world;
    this.events = events;
    this.options = options;
    world.addChannel('support', { type: 'iqchat' });
    this.operator = world.addOperator('anna');
    this.client = world.addClient('maria', options.topic === undefined ? {} : { topic: options.topic });
  }

  /** One of the options; it counts from now on as having an effect on the event. */
  take<Name extends keyof SceneOptions>(name: Name): SceneOptions[Name] {
    this.taken.add(name);
    return this.options[name];
  }

  /** The options that were given, and that the event has no use for. */
  get unused(): readonly (keyof SceneOptions)[] {
    const given = Object.keys(this.options) as (keyof SceneOptions)[];
    return given.filter(
      (name) => this.options[name] !== undefined && this.options[name] !== false && !this.taken.has(name),
    );
  }

  /** The options that the event has a use for. */
  get used(): readonly (keyof SceneOptions)[] {
    return [...this.taken];
  }

  /** The side that acts: what the options say, or this. */
  side(usual: 'client' | 'operator'): 'client' | 'operator' {
    return this.take('by') ?? usual;
  }

  /** The side that does not act. */
  otherSide(usual: 'client' | 'operator'): 'client' | 'operator' {
    return this.side(usual) === 'client' ? 'operator' : 'client';
  }

  /** Somebody of a side. */
  person(side: 'client' | 'operator'): Person {
    return side === 'client' ? this.client : this.operator;
  }

  /** An open chat that nobody took yet. */
  chat(): ChatEntity {
    return this.play(this.events.chatCreated, { client: this.client }) as ChatEntity;
  }

  /** An open chat that the operator took. */
  assignedChat(): ChatEntity {
    const chat = this.chat();
    this.play(this.events.ticketAssigned, { chat, to: this.operator });
    return chat;
  }

  /** A message of one side in a separate chat, of the form that the options say, or of this one. */
  message(from: 'client' | 'operator', usual: MessageForm = 'text'): MessageEntity {
    return this.messageIn(this.assignedChat(), from, this.take('form') ?? usual);
  }

  /** A message of one side in a chat. */
  messageIn(chat: ChatEntity, from: 'client' | 'operator', form: MessageForm = 'text'): MessageEntity {
    const text = this.take('text');
    this.take('topic');
    return this.play(this.events.messageCreated, {
      chat,
      from: this.person(from),
      ...(form === 'text' ? {} : { [form]: true }),
      ...(text === undefined ? {} : { text }),
    }) as MessageEntity;
  }

  private play(definition: Transition<never>, args: object): ChatEntity | MessageEntity | undefined {
    this.world.advanceTo(this.world.nowMs + gapMs);
    const { made } = this.world.emit(definition, args as never);
    this.world.advanceTo(this.world.nowMs + gapMs);
    return made;
  }
}
