import type { ChatMemory } from './chat-memory.ts';
import type { ProjectMemory } from './project-memory.ts';

/** Which order the stream keeps: that of each chat, or that of the whole project. */
export type StreamOrder = 'chat' | 'project';

/** What was seen before a body. */
export interface Past {
  readonly order: StreamOrder;
  readonly project: ProjectMemory;
  /** The chat of the body; undefined if the body is the first of it. */
  readonly chat: ChatMemory | undefined;
  /** The event id was seen before, with the same bytes or with other ones. */
  readonly repeat: 'same' | 'other' | undefined;
  /** An event with a greater id has already come in this chat. */
  readonly late: boolean;
}

/** The ids of a body that history is kept by; a body without them has no history. */
export interface Identity {
  readonly eventId: number;
  readonly chatId: number;
  readonly projectId: number;
  readonly createdAt: number;
  /** 0 for transitive events, which nothing identifies. */
  readonly print: number;
}
