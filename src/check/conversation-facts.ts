import type { CheckConversation } from './conversation.ts';
import { upTo } from './history.ts';

/** Questions about the conversation that every trial plays. */
export class ConversationFacts {
  readonly conversation: CheckConversation;

  constructor(conversation: CheckConversation) {
    this.conversation = conversation;
  }

  typeOf(event: number): string {
    return this.conversation.events[event]?.type ?? '';
  }

  /** The events of the shortest conversation with a message in it. */
  get short(): number[] {
    return upTo(this.conversation.short);
  }

  /** A message that comes after the shortest conversation. */
  get laterMessage(): number {
    return this.conversation.events.findIndex(
      ({ type, index }) => type === 'message_created' && index > this.conversation.short,
    );
  }

  /** Whether an event has an Id by which a copy of it can be known: typing has none. */
  isStored(event: number): boolean {
    return this.conversation.events[event]?.payload.ChatEvent['Id'] !== 0;
  }

  /** The events of the first half: the client has not read yet what the operator wrote. */
  get beforeReading(): number[] {
    const point = this.conversation.points.find((index) => index > this.laterMessage);
    return upTo(point ?? this.conversation.events.length - 1);
  }

  /** The events of the whole conversation. */
  get whole(): number[] {
    return upTo(this.conversation.events.length - 1);
  }
}
