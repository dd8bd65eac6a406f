import { describePolicy } from '../../delivery/describe-policy.ts';
import { flag, moment, named, nullable, object, record, text, whole, type Infer } from '../http/schema.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ServeSettings } from '../settings.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** What the status of a server is read from. */
export interface StatusSource {
  readonly settings: ServeSettings;
  readonly outbox: Pick<Outbox, 'counts' | 'destination' | 'consumer'>;
  readonly tenant: Tenant;
  readonly startedAt: number;
  readonly feed: { readonly newestId: number };
  readonly clients: { readonly streamCount: number };
}

/** The status of the server. */
export const statusSchema = named(
  'Status',
  object({
    version: text('The version of iqmock.'),
    era: text('The era of the wire format.'),
    locale: text('The language of what is generated.'),
    seed: whole('The seed of the tenant.'),
    startedAt: moment('When the server started, by the clock of the machine.'),
    now: moment('What the clock of the tenant shows.'),
    target: text('Where webhooks go, secrets masked.'),
    targetIsEmbedded: flag('Whether that is the consumer built into this server.'),
    policy: record(text('A value.'), 'The delivery policy as people read it.'),
    consumer: text('How the consumer answered last: `unknown`, `up`, `refusing` or `down`.'),
    pending: whole('Webhooks that are not settled.'),
    maxPending: whole('How many may be pending before client calls are refused.'),
    deliveries: object({
      made: whole('All.'),
      delivered: whole('Answered with 2xx.'),
      refused: whole('Answered with something else, and not tried again.'),
      failed: whole('Not answered, and not tried again.'),
      dropped: whole('Never sent.'),
    }),
    chats: whole('Chats of the tenant.'),
    openChats: whole('Those with an open ticket.'),
    messages: whole('Messages that are held.'),
    clientStreams: whole('Open streams of the client API.'),
    state: nullable(text('The file that keeps the state.')),
    feedId: whole('The id of the newest entry of the stream.'),
  }),
);

/** The status of a server. */
export function statusOf(source: StatusSource): Infer<typeof statusSchema> {
  const { settings, outbox, tenant, startedAt, feed, clients } = source;
  const { pending, ...deliveries } = outbox.counts;
  const { target, policy } = outbox.destination;
  return {
    version: settings.version,
    era: settings.era,
    locale: settings.locale,
    seed: tenant.world.settings.seed,
    startedAt,
    now: tenant.nowMs,
    target: target.label,
    targetIsEmbedded: settings.target.url === target.url && settings.isEmbedded,
    policy: describePolicy(policy),
    consumer: outbox.consumer,
    pending,
    maxPending: settings.maxPending,
    deliveries,
    chats: tenant.registry.chats.size,
    openChats: [...tenant.registry.chats.values()].filter(({ open }) => open).length,
    messages: tenant.registry.history.size,
    clientStreams: clients.streamCount,
    state: settings.stateFile ?? null,
    feedId: feed.newestId,
  };
}
