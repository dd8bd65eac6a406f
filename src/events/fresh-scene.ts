import type { Transition } from '../world/draft.ts';
import type {
  ChatEntity,
  ClientEntity,
  MessageEntity,
  MessageForm,
  OperatorEntity,
} from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { Scene, type SceneOptions } from './scene.ts';

/** What a scene needs of the catalogue: the events it plays. */
export interface SceneEvents {
  readonly chatCreated: Transition<never>;
  readonly ticketAssigned: Transition<never>;
  readonly messageCreated: Transition<never>;
}

/** A gap between the silent events, ms: enough that their times stay apart. */
const gapMs = 150;

/** The smallest chat in which an event can happen, in a tenant without any: what comes before sends no webhooks. */
export class FreshScene extends Scene {
  readonly client: ClientEntity;
  readonly operator: OperatorEntity;
  private readonly world: World;
  private readonly events: SceneEvents;

  constructor(world: World, events: SceneEvents, options: SceneOptions) {
    super(options);
    this.world = world;
    this.events = events;
    world.addChannel('support', { type: 'iqchat' });
    this.operator = world.addOperator('anna');
    this.client = world.addClient('maria', options.topic === undefined ? {} : { topic: options.topic });
  }

  chat(): ChatEntity {
    return this.play(this.events.chatCreated, { client: this.client }) as ChatEntity;
  }

  assignedChat(): ChatEntity {
    const chat = this.chat();
    this.play(this.events.ticketAssigned, { chat, to: this.operator });
    return chat;
  }

  message(from: 'client' | 'operator', usual: MessageForm = 'text'): MessageEntity {
    return this.messageIn(this.assignedChat(), from, this.take('form') ?? usual);
  }

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

  rating(): MessageEntity {
    const chat = this.assignedChat();
    return this.play(this.events.messageCreated, {
      chat,
      from: this.operator,
      rating: true,
    }) as MessageEntity;
  }

  private play(definition: Transition<never>, args: object): ChatEntity | MessageEntity | undefined {
    this.world.advanceTo(this.world.nowMs + gapMs);
    const { made } = this.world.emit(definition, args as never);
    this.world.advanceTo(this.world.nowMs + gapMs);
    return made;
  }
}
