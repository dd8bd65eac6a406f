import { createHash, createHmac } from 'node:crypto';
import type { ChannelEntity, ClientEntity } from '../../world/entities.ts';

/** A client that is logged in. */
export interface ClientSession {
  readonly id: number;
  readonly token: string;
  readonly client: ClientEntity;
  readonly channel: ChannelEntity;
  /** Null for an anonymous client. */
  readonly credentials: string | null;
  readonly createdAt: number;
}

/** Everybody who is logged in, by token. */
export class Sessions {
  private readonly seed: number;
  private readonly byToken = new Map<string, ClientSession>();
  private readonly byId = new Map<number, ClientSession>();
  private readonly clients = new Map<string, ClientEntity>();
  private lastId = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** Opens a session. */
  open(facts: Omit<ClientSession, 'id' | 'token'>): ClientSession {
    const id = ++this.lastId;
    return this.adopt({ ...facts, id, token: this.tokenOf(id, facts.credentials ?? '') });
  }

  /** Takes in a session that was opened before a restart. */
  adopt(session: ClientSession): ClientSession {
    this.lastId = Math.max(this.lastId, session.id);
    this.byToken.set(session.token, session);
    this.byId.set(session.id, session);
    if (session.credentials !== null) this.clients.set(session.credentials, session.client);
    return session;
  }

  find(token: string | undefined): ClientSession | undefined {
    return token === undefined ? undefined : this.byToken.get(token);
  }

  /** The session of a signed stream token: base64 of its text and the HMAC of that, keyed by the token of the session. */
  findSigned(signed: string): ClientSession | undefined {
    try {
      const outer = JSON.parse(Buffer.from(signed.replaceAll(' ', '+'), 'base64').toString('utf8')) as {
        readonly Token?: unknown;
        readonly Sign?: unknown;
      };
      const { SessionID: id } = JSON.parse(String(outer.Token)) as { readonly SessionID?: unknown };
      const session = this.byId.get(Number(id));
      if (session === undefined) return undefined;
      const wanted = createHmac('sha1', session.token).update(String(outer.Token)).digest('hex');
      return wanted === outer.Sign ? session : undefined;
    } catch {
      return undefined;
    }
  }

  /** The client that logged in with these credentials before. */
  clientOf(credentials: string): ClientEntity | undefined {
    return this.clients.get(credentials);
  }

  /** What a client logged in with; null if it never did, or anonymously. */
  credentialsOf(client: ClientEntity): string | null {
    for (const [credentials, known] of this.clients) if (known === client) return credentials;
    return null;
  }

  /** 40 hex digits, a dot, and 32, like the example of the vendor. */
  private tokenOf(id: number, credentials: string): string {
    const text = `${this.seed} ${id} ${credentials}`;
    const [a, b] = [createHash('sha1').update(text), createHash('md5').update(`iqmock ${text}`)];
    return `${a.digest('hex')}.${b.digest('hex')}`;
  }
}
