import type { ChatEvent, ChatMessage, File } from '../model/entities.gen.ts';

/** One step of a scenario as it would be written in YAML: its name and its arguments. */
export type RecordedStep = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What an event is about, in the names of the scenario that is made from a recording. Undefined: the recording does not show it. */
export interface RecordedEvent {
  readonly event: ChatEvent;
  /** The rows of the event's messages, and the file of one. */
  readonly messages: readonly ChatMessage[];
  fileOf(message: ChatMessage): File | undefined;
  /** The chat of the event. */
  readonly chat: string;
  /** The chat was not opened before in this scenario, so it needs its name. */
  readonly isNewChat: boolean;
  /** The client of that chat, and the channel if it is not the client's own. */
  readonly client: string;
  readonly channel: string | undefined;
  /** Who acted; undefined for the system. */
  readonly actor: string | undefined;
  /** A message that was created in the recording. */
  message(id: number | null | undefined): string | undefined;
  /** Gives a new message its name. */
  nameMessage(id: number): string;
}
