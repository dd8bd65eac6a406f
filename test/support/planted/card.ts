import { makes, type Design, type Hook, type MessageRow, type Plan } from './plan.ts';

/** Whether something is so, and the event that said it last. */
interface Versioned<Value> {
  value: Value;
  version: number;
}

interface Line {
  readonly at: number;
  readonly author: string;
  text: string;
  version: number;
  isSeen: boolean;
  /** Taken off the list, but remembered. */
  isGone: boolean;
}

/** What a CRM keeps on a contact. */
interface Contact {
  name: string;
  channel: string;
  agent: Versioned<string | null>;
  status: Versioned<'talking' | 'done'>;
  readonly lines: Map<number, Line>;
  readonly applied: Set<number>;
  waiting: number;
  signs: number;
}

/** A CRM that keeps a card for each client and finds it by the client's id: who they are, who has them, what was said. */
export class Card implements Design {
  readonly path = '/crm/contacts/{client}';
  readonly answer = { status: 200, body: '{"ok":true}', type: 'application/json' };
  readonly isQueued = false;
  private readonly plan: Plan;
  private readonly contacts = new Map<number, Contact>();
  private shared: { agent: string | null; name: string; channel: string } = {
    agent: null,
    name: '',
    channel: '',
  };

  constructor(plan: Plan) {
    this.plan = plan;
  }

  async take({ event, rels }: Hook): Promise<void> {
    const client = rels.Clients?.[0];
    const id = this.plan.id?.(event.ClientId ?? 0) ?? event.ClientId ?? 0;
    const contact = this.contacts.get(id) ?? this.fresh();
    if (makes(this.plan, 'reads, waits, writes')) await new Promise((done) => setTimeout(done, 1));
    this.contacts.set(id, contact);
    if (client?.Name !== undefined) contact.name = this.shared.name = client.Name;
    const [channel] = rels.Channels ?? [];
    if (channel?.Title !== undefined) contact.channel = this.shared.channel = channel.Title;
    if (event.Type === 'typing') {
      if (makes(this.plan, 'counts typing')) contact.signs++;
      return;
    }
    this.apply(contact, event, rels);
  }

  show(clientId: number): unknown {
    const contact = this.contacts.get(clientId);
    if (contact === undefined) return undefined;
    const { plan, shared } = this;
    const lines = [...contact.lines.values()]
      .filter(({ isGone }) => !isGone)
      .sort((one, other) => one.at - other.at);
    const unseen = lines.filter(({ author, isSeen }) => author === 'client' && !isSeen).length;
    return {
      contact: {
        name: makes(plan, 'one name') ? shared.name : contact.name,
        via: makes(plan, 'one channel') ? shared.channel : contact.channel,
      },
      agent: makes(plan, 'one agent') ? shared.agent : contact.agent.value,
      status: contact.status.value,
      waiting: makes(plan, 'counts as it goes') ? contact.waiting : unseen,
      transcript: lines.map(({ author, text }) => `[${author}] ${text}`),
      ...(contact.signs > 0 ? { signs: contact.signs } : {}),
    };
  }

  private fresh(): Contact {
    const never = { version: -1 };
    return {
      ...{ name: '', channel: '', waiting: 0, signs: 0 },
      agent: { ...never, value: null },
      status: { ...never, value: 'talking' },
      ...{ lines: new Map(), applied: new Set() },
    };
  }

  private apply(contact: Contact, event: Hook['event'], rels: Hook['rels']): void {
    const { plan } = this;
    const { Type: type, Id: id } = event;
    if (type === 'chat_created') this.set(contact.status, 'talking', id);
    if (type === 'chat_closed') this.set(contact.status, 'done', id);
    if (type === 'ticket_assigned') {
      const name = rels.Users?.find((user) => user.Id === event.UserId)?.DisplayName ?? null;
      this.shared.agent = name;
      this.set(contact.agent, name, id);
    }
    if (type.startsWith('message_') && makes(plan, 'a message opens'))
      this.set(contact.status, 'talking', id);
    const rows = rels.ChatMessages ?? [];
    if (type === 'delete-messages') {
      for (const { Id } of rows) this.remove(contact, Id, id);
      return;
    }
    if (!/^message_(created|received|read|listened)$/.test(type)) return;
    for (const row of rows) this.keep(contact, type, id, row);
  }

  private set<Value>(field: Versioned<Value>, value: Value, version: number): void {
    if (version < field.version && !makes(this.plan, 'what comes last counts')) return;
    Object.assign(field, { value, version });
  }

  private remove({ lines }: Contact, messageId: number, version: number): void {
    if (makes(this.plan, 'forgets what it deletes')) return void lines.delete(messageId);
    const line = lines.get(messageId) ?? {
      at: 0,
      author: '',
      text: '',
      version,
      isSeen: false,
      isGone: true,
    };
    lines.set(messageId, { ...line, isGone: true });
  }

  private keep(contact: Contact, type: string, id: number, row: MessageRow): void {
    const { plan } = this;
    const { lines } = contact;
    if (type === 'message_created' && row.Author === 'client') contact.waiting++;
    if (type === 'message_read' && row.Author === 'client')
      contact.waiting = Math.max(0, contact.waiting - 1);
    const before = lines.get(row.Id);
    const text = plan.text?.(row.Text ?? '') ?? row.Text ?? '';
    const twin = [...lines.values()].find((line) => line.text === text && line.author === row.Author);
    if (makes(plan, 'equal texts are copies') && before === undefined && twin !== undefined && text !== '')
      return;
    const isNew = before === undefined || id >= before.version || makes(plan, 'what comes last counts');
    lines.set(row.Id, {
      at: row.CreatedAt,
      author: row.Author,
      text: isNew ? text : before.text,
      version: isNew ? id : before.version,
      isSeen: before?.isSeen === true || row.Read === true || type === 'message_read',
      isGone: before?.isGone === true,
    });
  }
}
