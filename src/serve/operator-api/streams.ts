import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ChatEntity } from '../../world/entities.ts';
import { asciiJson, successOf } from '../client-api/envelope.ts';
import { wholeOf } from '../client-api/folded.ts';
import { openEventStream } from '../http/event-stream.ts';
import type { Instance } from '../instance.ts';
import type { Happening } from '../tenant/living-world.ts';

const pingMs = 20_000;

/** Whose events a stream has, by the last part of its path: those of a chat, of a channel, or of the chats of an operator. */
const concerns = new Map<string, (chat: ChatEntity, id: number) => boolean>([
  ['listen_to_chat', (chat, id) => chat.row.Id === id],
  ['listen_to_channel', ({ channel }, id) => channel.row.Id === id],
  ['listen_to_user', ({ assignee }, id) => assignee?.row.Id === id],
]);

/** The paths of the readme: server-sent events, from `FromId` on. */
export const streamPaths = [...concerns.keys()].map((name) => ({
  name,
  path: `/sse/chats/events/${name}/:id`,
}));

/** Opens a stream of operators; its events are those of the webhooks, with the same rows. */
export function openOperatorStream(
  instance: Instance,
  name: string,
  { id, fromId, env }: { readonly id: string; readonly fromId: string; readonly env: HttpBindings },
): Response {
  const wanted = wholeOf(id) ?? 0;
  const isMeant = ({ chat }: Happening): boolean => concerns.get(name)?.(chat, wanted) === true;
  const stream = openEventStream(env.outgoing, instance.settings.host.clock, pingMs);
  const notify = (happening: Happening): void => {
    if (isMeant(happening)) stream.send(frameOf(happening));
  };
  instance.holdStream(stream);
  const last = wholeOf(fromId) ?? 0;
  if (last > 0) instance.clients.recent.after(last).forEach(notify);
  instance.listeners.add(notify);
  stream.closed.addEventListener('abort', () => instance.listeners.delete(notify));
  return RESPONSE_ALREADY_SENT;
}

function frameOf({ event, body }: Happening): string {
  const { Rels } = JSON.parse(Buffer.from(body ?? '{}').toString('utf8')) as {
    readonly Rels?: Readonly<Record<string, readonly unknown[]>>;
  };
  return `data: ${asciiJson(successOf({ Result: [event], Rels: Rels ?? {} }))}\n\n`;
}
