import type { ChatEvent } from './entities.gen.ts';

/** What a webhook is known by: the event that its body speaks of. */
export interface EventFacts {
  readonly type: string;
  /** `ChatEvent.Id`; 0 for transitive events. */
  readonly eventId: number;
  readonly chatId: number;
  readonly clientId: number | null;
  /** `ChatEvent.CreatedAt`, UTC milliseconds of the simulated tenant. */
  readonly createdAt: number;
}

/** The facts of an event of the world. */
export function factsOfEvent({ Type, Id, ChatId, ClientId, CreatedAt }: ChatEvent): EventFacts {
  return { type: Type, eventId: Id, chatId: ChatId, clientId: ClientId, createdAt: CreatedAt };
}
