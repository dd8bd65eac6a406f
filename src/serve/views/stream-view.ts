import { flag, list, moment, named, nullable, object, text, whole, type Infer } from '../http/schema.ts';
import type { Happening } from '../tenant/living-world.ts';
import type { Registry } from '../tenant/registry.ts';
import { chatSchema, chatView, messageSchema, messageView } from './chat-view.ts';

/** What `event` carries in the stream. */
export const happenedSchema = named(
  'StreamHappened',
  object({
    event: object({
      id: whole('`ChatEvent.Id`; 0 for typing.'),
      type: text('The event type.'),
      actor: text('`client`, `user` or `system`.'),
      messageIds: list(whole('The id of a message.'), 'The messages that it is about.'),
      createdAt: moment('When it happened.'),
    }),
    chat: chatSchema,
    message: nullable(messageSchema),
    delivery: nullable(whole('The id of the delivery of its webhook; null if none leaves.')),
  }),
);

/** What `arrived` carries in the stream. */
export const arrivedSchema = named(
  'StreamArrived',
  object({
    kind: text('`channel`, `operator` or `client`.'),
    id: whole('The id on the wire.'),
    name: text('The name for steps.'),
  }),
);

/** What `client` carries in the stream. */
export const clientStreamSchema = named(
  'StreamClient',
  object({ clientId: whole('The client.'), connected: flag('Whether a stream was opened, or closed.') }),
);

/** What `event` carries in the stream. */
export type Happened = Infer<typeof happenedSchema>;

/** What entries of the stream carry that no other endpoint answers. */
export const streamSchemas = [happenedSchema, arrivedSchema, clientStreamSchema];

/** What happened, as the stream reports it. */
export function happenedView(
  { event, chat }: Happening,
  registry: Registry,
  delivery: number | null,
): Happened {
  const { Id: id, Type: type, Actor: actor, MessageId, Messages, CreatedAt: createdAt } = event;
  const message = MessageId === null ? undefined : registry.history.get(MessageId);
  const single = MessageId === null ? [] : [MessageId];
  const messageIds = Messages === null ? single : Messages.map(({ Id }) => Id);
  return {
    event: { id, type, actor, messageIds, createdAt },
    chat: chatView(chat, registry),
    message: message === undefined ? null : messageView(message, registry),
    delivery,
  };
}
