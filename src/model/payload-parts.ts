import type { Channel, Chat, ChatMessage, File, Project, Rels } from './entities.gen.ts';

/** Rows that go along with every event. */
export type CommonRels = Rels & { Channels: Channel[]; Chats: Chat[]; Projects: Project[] };

/** Rows that go along with an event about a message; `Files` is there when the message carries one. */
export type MessageRels = CommonRels & { ChatMessages: ChatMessage[]; Files?: File[] };

/** The event is kept, and has an id. */
export interface Stored {
  Transitive: false;
}
