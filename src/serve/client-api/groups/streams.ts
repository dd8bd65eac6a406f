import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { openEventStream, type EventStream } from '../../http/event-stream.ts';
import { channelOf, defineClientGroup, sessionOf, type ClientCall } from '../endpoint.ts';
import { asciiJson, successOf, type Success } from '../envelope.ts';
import { wholeOf } from '../folded.ts';
import { eventFor } from '../viewer.ts';

/** The most patient client waits 120 seconds for a sign of life, the least patient 45. */
const pingMs = 20_000;

function frameOf(success: Success): string {
  return `data: ${asciiJson(successOf(success))}\n\n`;
}

function open(call: ClientCall): EventStream {
  const { instance, env } = call;
  const { client } = sessionOf(call);
  const stream = openEventStream(env.outgoing, instance.settings.host.clock, pingMs);
  instance.holdStream(stream);
  instance.clients.connected(client, stream);
  return stream;
}

/** From where a stream goes on. One client writes the parameter after a second question mark. */
function lastEventId(query: URLSearchParams): number {
  const written = query.get('LastEventId') ?? /LastEventId=(\d+)/.exec(query.get('ChatType') ?? '')?.[1];
  return wholeOf(written ?? '') ?? 0;
}

function events(call: ClientCall): Response {
  const { instance, query } = call;
  const { client } = sessionOf(call);
  const channel = channelOf(call);
  const stream = open(call);
  const viewer = {
    client,
    get chat() {
      return client.chatIn(channel);
    },
  };
  const last = lastEventId(query);
  // Without a place to go on from, the history has everything.
  if (last > 0) {
    for (const happening of instance.clients.recent.after(last)) {
      const view = eventFor(happening, viewer, instance.tenant.registry);
      if (view !== undefined) stream.send(frameOf(view));
    }
  }
  const forget = instance.clients.listen(client, (happening) => {
    const view = eventFor(happening, viewer, instance.tenant.registry);
    if (view !== undefined) stream.send(frameOf(view));
  });
  stream.closed.addEventListener('abort', forget);
  return RESPONSE_ALREADY_SENT;
}

function unread(call: ClientCall, result: () => unknown): Response {
  const stream = open(call);
  const notify = (): void => stream.send(frameOf({ Result: result() }));
  notify();
  const forget = call.instance.clients.listen(sessionOf(call).client, notify);
  stream.closed.addEventListener('abort', forget);
  return RESPONSE_ALREADY_SENT;
}

/** Streams of events. */
export const definition = defineClientGroup({
  name: 'streams',
  doc: 'Streams of events, which can be gone on with.',
  endpoints: [
    { method: 'GET', path: 'sse/chats/channel/events/{channel}', run: events },
    {
      method: 'GET',
      path: 'sse/chats/channel/unread/multichat',
      run(call) {
        const { client, channel } = sessionOf(call);
        const { registry } = call.instance.tenant;
        return unread(call, () => {
          const chat = client.chatIn(channel);
          const last =
            chat === undefined ? undefined : registry.history.of(chat).findLast(({ deleted }) => !deleted);
          const { Id: id, Type: type, Name: name } = channel.row;
          return {
            id,
            type,
            name,
            lastMessage: last?.row.Text ?? '',
            unreadCount: chat?.row.ClientUnread ?? 0,
          };
        });
      },
    },
    {
      method: 'GET',
      path: 'sse/chats/channel/unread/{channel}',
      run(call) {
        const { client } = sessionOf(call);
        const channel = channelOf(call);
        return unread(call, () => client.chatIn(channel)?.row.ClientUnread ?? 0);
      },
    },
  ],
});
