import type { HttpBindings } from '@hono/node-server';
import { openEventStream } from '../http/event-stream.ts';
import type { Instance } from '../instance.ts';
import type { FeedEntry } from '../tenant/feed.ts';

const pingMs = 15_000;

/** Writes everything that happens to a response, from where the reader left off. */
export function streamFeed(
  instance: Instance,
  { incoming, outgoing }: Pick<HttpBindings, 'incoming' | 'outgoing'>,
  { after }: { readonly after?: number },
): void {
  const { feed, settings } = instance;
  const stream = openEventStream(outgoing, settings.host.clock, pingMs);
  instance.holdStream(stream);
  const last = after ?? Number(incoming.headers['last-event-id'] ?? Number.NaN);
  if (Number.isFinite(last)) {
    const missed = feed.after(last);
    if (missed === undefined) stream.send(`id: ${feed.newestId}\nevent: gap\ndata: {}\n\n`);
    else for (const entry of missed) stream.send(frameOf(entry));
  }
  const forget = feed.listen((entry) => stream.send(frameOf(entry)));
  stream.closed.addEventListener('abort', forget);
}

function frameOf({ id, kind, json }: FeedEntry): string {
  return `id: ${id}\nevent: ${kind}\ndata: ${json}\n\n`;
}
