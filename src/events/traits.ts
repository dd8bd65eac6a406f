/** A flag that an event sets on its messages, and the time that goes with it. */
export interface FlagSet {
  readonly flag: 'Received' | 'Read' | 'Listened' | 'Deleted';
  readonly time: 'ReceivedAt' | 'ReadAt' | 'ListenedAt' | 'DeletedAt';
  /** What is done to the message, in a sentence such as "the message that is read". */
  readonly deed: string;
}

/**
 * What an event means, declared once by the event. The rules of validation and their history, `trigger`, the replay of
 * recordings, reports and the payload types read it here, so that none of them knows an event by its name.
 */
export interface EventTraits {
  /**
   * False for a type that clients of the platform know and its document does not list. Such an event is judged invalid
   * unless extended events are asked for. Default: true; its name is then in the enum of `ChatEvent.Type`.
   */
  readonly documented?: false;
  /**
   * What the event is about: its chat alone; the client named in `ChatEvent.ClientId`; the message named in
   * `ChatEvent.MessageId`; or several messages, in `ChatEvent.Messages` where the era has it and in `Rels.ChatMessages`.
   */
  readonly about: 'chat' | 'client' | 'message' | 'messages';
  /**
   * Who acts: the author of the message, its recipient (the other side), always the client, always an operator, whom
   * `UserId` names (the assignee, even where the client caused it), or anyone, the system included.
   */
  readonly by: 'author' | 'recipient' | 'client' | 'assignee' | 'anyone';
  /**
   * What it does to the ticket of the chat: opens one, closes it, or needs an open one. Absent: it may happen in a closed
   * chat too. The counters of tickets follow from this.
   */
  readonly ticket?: 'opens' | 'closes' | 'needs';
  /** The message comes into being with this event. An operator's then counts in `ClientUnread`. */
  readonly creates?: 'message';
  /** What becomes of its messages. An operator's message that is read or deleted no longer counts in `ClientUnread`. */
  readonly sets?: FlagSet;
  /** The keys of its messages that it may give new values. All others keep what the message was written with. */
  readonly changes?: readonly string[];
  /** Only messages of this form can be meant. */
  readonly only?: 'voice';
}
