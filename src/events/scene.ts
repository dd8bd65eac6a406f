import type {
  ChatEntity,
  ClientEntity,
  MessageEntity,
  MessageForm,
  OperatorEntity,
  Person,
} from '../world/entities.ts';

/** What may be chosen for a single triggered event. */
export interface SceneOptions {
  /** Which side acts. Default: what the event type usually shows. */
  readonly by?: 'client' | 'operator';
  /** What the message says. Default: generated. */
  readonly text?: string;
  /** What kind of message it is. Default: what the event type usually shows. */
  readonly form?: MessageForm;
  /** The message quotes an earlier one. */
  readonly reply?: boolean;
  /** The topic of generated texts: `order`, `delivery`, `card`, `loan` or `app`. Default: drawn from the seed. */
  readonly topic?: string;
}

/**
 * Where an event happens: what it needs is made when asked for, by real moves of the tenant, so that ids, counters and times
 * are those of a chat that was really held.
 */
export abstract class Scene {
  protected readonly options: SceneOptions;
  private readonly taken = new Set<keyof SceneOptions>();

  constructor(options: SceneOptions) {
    this.options = options;
  }

  abstract get client(): ClientEntity;

  abstract get operator(): OperatorEntity;

  /** An open chat that the operator did not take yet. */
  abstract chat(): ChatEntity;

  /** An open chat that an operator took. */
  abstract assignedChat(): ChatEntity;

  /** A message of one side that the event can be about, of the form that the options say, or of this one. */
  abstract message(from: 'client' | 'operator', usual?: MessageForm): MessageEntity;

  /** A message of one side in a chat. */
  abstract messageIn(chat: ChatEntity, from: 'client' | 'operator', form?: MessageForm): MessageEntity;

  /** A message of an operator that asks the client for a rating. */
  abstract rating(): MessageEntity;

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

  /** Someone of a side. */
  person(side: 'client' | 'operator'): Person {
    return side === 'client' ? this.client : this.operator;
  }
}
