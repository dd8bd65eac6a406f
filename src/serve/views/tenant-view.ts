import type { ChannelEntity, ClientEntity, OperatorEntity } from '../../world/entities.ts';
import { flag, named, nullable, object, text, whole, type Infer } from '../http/schema.ts';

/** A channel of the tenant. */
export const channelSchema = named(
  'Channel',
  object({
    id: whole('The id on the wire.'),
    name: text('The technical name, which steps and clients use.'),
    type: text('The network through which its clients write, such as `iqchat` or `vk`.'),
    title: text('The title that people see.'),
  }),
);

/** An operator of the tenant. */
export const operatorSchema = named(
  'Operator',
  object({
    id: whole('The id on the wire.'),
    name: text('The name for steps; empty if it has none.'),
    displayName: text('The name that people see.'),
    deleted: flag('A deleted operator can do nothing.'),
    online: flag('Whether the operator is there.'),
    assignedTickets: whole('Open tickets assigned now.'),
  }),
);

/** A client of the tenant. */
export const clientSchema = named(
  'Client',
  object({
    id: whole('The id on the wire.'),
    name: text('The name for steps; empty if it has none.'),
    displayName: text('The name that people see.'),
    type: text('`crm`, `channel` or `anonymous`.'),
    channel: text('The technical name of the home channel.'),
    credentials: nullable(text('What the client logged in with by the client API.')),
    connected: whole('How many streams of the client API are open.'),
  }),
);

/** A channel as the control API shows it. */
export function channelView({ row, key }: ChannelEntity): Infer<typeof channelSchema> {
  return { id: row.Id, name: key, type: row.Type, title: row.Title };
}

/** An operator as the control API shows it. */
export function operatorView({ row, key, assignedTickets }: OperatorEntity): Infer<typeof operatorSchema> {
  const { Id: id, DisplayName: displayName, Deleted: deleted, Online: online } = row;
  return { id, name: key, displayName, deleted, online, assignedTickets };
}

/** What the client API knows of a client. */
export interface ClientPresence {
  readonly credentials: string | null;
  readonly connected: number;
}

/** A client as the control API shows it. */
export function clientView(
  { row, key, channel }: ClientEntity,
  presence: ClientPresence,
): Infer<typeof clientSchema> {
  return { id: row.Id, name: key, displayName: row.Name, type: row.Type, channel: channel.key, ...presence };
}
