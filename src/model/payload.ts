import type { ChatEvent } from './entities.gen.ts';
import type { Certainties, extendedEventTypes } from './event-types.gen.ts';

/** The wire names of the event types. */
export type EventType = ChatEvent['Type'];

/** The types that only clients of the platform get. */
export type ExtendedEventType = (typeof extendedEventTypes)[number];

/** The payload of one event type, with the keys of all eras. */
export interface PayloadOf<Type extends EventType> {
  ChatEvent: Omit<ChatEvent, 'Type' | keyof Certainties[Type]['event']> & {
    Type: Type;
  } & Certainties[Type]['event'];
  Rels: Certainties[Type]['rels'];
}

/** Any webhook payload: a union discriminated on `ChatEvent.Type` (see {@link isEvent} for narrowing). */
export type WebhookPayload = { [Type in EventType]: PayloadOf<Type> }[EventType];

/**
 * Narrows a payload to one event type. TypeScript narrows a union only by a direct property of its members, and the type
 * of the event is one level deeper.
 */
export function isEvent<Type extends EventType>(
  payload: WebhookPayload,
  type: Type,
): payload is PayloadOf<Type> & WebhookPayload {
  return payload.ChatEvent.Type === type;
}
