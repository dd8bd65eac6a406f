import { definition as messageEdited } from '../../events/message_edited.ts';
import type { ChatMessage, Client, User } from '../../model/entities.gen.ts';
import { clientFactsOf, fileStateOf } from '../../world/client-facts.ts';
import type { ChatEntity, ClientEntity, FileEntity, MessageEntity } from '../../world/entities.ts';
import type { Happening } from '../tenant/living-world.ts';
import { askKeys, askRels } from './asks.ts';
import type { Registry } from '../tenant/registry.ts';

/** Rows that go along with messages, by list. */
export type ViewerRels = Readonly<Record<string, readonly object[]>>;

/** A message as one client sees it: `My` is relative to who asks, and `EventId` is from where a stream goes on. */
export function messageFor(message: MessageEntity, viewer: ClientEntity, registry: Registry): object {
  const { row } = message;
  const { ReplyToMessageId, FileId, ...rest } = row as ChatMessage;
  return {
    ...rest,
    ...(ReplyToMessageId === undefined ? {} : { ReplyToMessageId }),
    FileId: FileId ?? null,
    ...askKeys(message),
    SingleChoices: null,
    EventId: registry.createdBy(message) ?? 0,
    My: message.author === viewer,
    EditedAt: clientFactsOf(message).editedAt ?? null,
  };
}

/** The rows that messages name, each once. Every list is there. */
export function relsFor(
  messages: readonly MessageEntity[],
  viewer: ClientEntity,
  registry: Registry,
  withMessages: boolean,
): ViewerRels {
  const users = new Set<User>();
  const clients = new Set<Client>([viewer.row]);
  const files = new Set<FileEntity>();
  for (const { author, file } of messages) {
    if (author.kind === 'operator') users.add(author.row);
    else clients.add(author.row);
    if (file !== undefined) files.add(file);
  }
  return {
    ...(withMessages ? { ChatMessages: messages.map((one) => messageFor(one, viewer, registry)) } : {}),
    Users: [...users],
    Clients: [...clients].map(clientFor),
    Files: [...files].map(fileFor),
    ...askRels(messages),
  };
}

/** A file as the API shows it. */
export function fileFor(file: FileEntity): object {
  return { ...file.row, State: fileStateOf(file) };
}

/** A client as the API shows it. */
export function clientFor(row: Client): object {
  return { ...row, PersonalManagerId: null, PersonalManagerGroupId: null };
}

/** An edited message takes the place of the one that is shown, and the widget looks for nothing beside it. */
function insideOf({ author, file }: MessageEntity): object {
  return {
    ...(author.kind === 'operator' ? { User: author.row } : { Client: clientFor(author.row) }),
    ...(file === undefined ? {} : { File: fileFor(file) }),
  };
}

/** Events that no client knows: each would be logged as unhandled. */
const hiddenTypes = new Set(['chat_created', 'ticket_assigned']);

/** What happened as one client hears it; undefined if it does not concern the client. */
export function eventFor(
  { event, chat }: Happening,
  viewer: { readonly client: ClientEntity; readonly chat: ChatEntity | undefined },
  registry: Registry,
): { readonly Result: readonly object[]; readonly Rels: ViewerRels } | undefined {
  const { client } = viewer;
  if (chat !== viewer.chat || hiddenTypes.has(event.Type)) return undefined;
  if (event.Transitive && event.Actor === 'client') return undefined;
  const ids = event.Messages === null ? [event.MessageId ?? 0] : event.Messages.map(({ Id }) => Id);
  const messages = ids.map((id) => registry.history.get(id)).filter((one) => one !== undefined);
  const isEdit = event.Type === messageEdited.name;
  const shown = messages.map((one) => ({
    ...messageFor(one, client, registry),
    ...(isEdit ? insideOf(one) : {}),
  }));
  const user = event.UserId === null ? undefined : registry.operators.get(event.UserId);
  const rels = relsFor(messages, client, registry, true);
  return {
    Result: [{ ...event, ...(event.Messages === null ? {} : { Messages: shown }) }],
    Rels: user === undefined ? rels : { ...rels, Users: [...new Set([...(rels['Users'] ?? []), user.row])] },
  };
}
