import type { Channel, Client, User, WebhookBody } from '../model/entities.gen.ts';

type Facts = Readonly<Record<string, unknown>>;

/** The people and channels of a recording under human keys, as the `world` of a scenario lists them. */
export class Participants {
  readonly channels = new Map<number, { key: string; facts: Facts }>();
  readonly operators = new Map<number, { key: string; facts: Facts }>();
  readonly clients = new Map<number, { key: string; facts: Facts }>();
  private readonly taken = new Set<string>();

  /** Takes note of everybody in a body. */
  note({ Rels }: WebhookBody, homeOf: (clientId: number) => number | undefined): void {
    for (const channel of Rels.Channels ?? []) this.channel(channel);
    for (const user of Rels.Users ?? []) this.operator(user);
    for (const client of Rels.Clients ?? []) this.client(client, homeOf(client.Id));
  }

  /** The key of a client; one that the recording shows only by id gets a key all the same. */
  clientKey(id: number, channelId: number): string {
    const channel = this.channels.get(channelId)?.key;
    const fresh = (): { key: string; facts: Facts } => ({
      key: this.free(`client_${id}`),
      facts: channel === undefined ? {} : { channel },
    });
    return remember(this.clients, id, fresh).key;
  }

  /** The key of an operator. */
  operatorKey(id: number): string {
    return remember(this.operators, id, () => ({ key: this.free(`operator_${id}`), facts: {} })).key;
  }

  private channel({ Id, Name, Type, Title }: Channel): void {
    remember(this.channels, Id, () => ({
      key: this.free(toKey(Name) || Type),
      facts: { type: Type, ...textFact('title', Title) },
    }));
  }

  private operator({ Id, DisplayName, Name, Deleted }: User): void {
    const name = [DisplayName, Name].find((text) => text.trim() !== '');
    remember(this.operators, Id, () => ({
      key: this.free(`operator_${Id}`),
      facts: { ...textFact('name', name), ...(Deleted ? { deleted: true } : {}) },
    }));
  }

  private client({ Id, Name, Type, ChannelId }: Client, homeId: number | undefined): void {
    const channel = this.channels.get(ChannelId ?? homeId ?? -1)?.key;
    remember(this.clients, Id, () => ({
      key: this.free(`client_${Id}`),
      facts: {
        ...(Type === 'crm' || Type === 'channel' ? { type: Type } : {}),
        ...(channel === undefined ? {} : { channel }),
        ...textFact('name', Name),
      },
    }));
  }

  private free(wanted: string): string {
    let key = wanted;
    for (let number = 2; this.taken.has(key); number++) key = `${wanted}_${number}`;
    this.taken.add(key);
    return key;
  }
}

function remember<Value>(map: Map<number, Value>, id: number, make: () => Value): Value {
  const known = map.get(id);
  if (known !== undefined) return known;
  const value = make();
  map.set(id, value);
  return value;
}

/** A name in a scenario: Latin letters, digits and underscores. */
function toKey(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

function textFact(name: string, text: string | undefined): Facts {
  return text?.trim() ? { [name]: text } : {};
}
