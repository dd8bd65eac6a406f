import { makes, type Design, type Hook, type Plan } from './plan.ts';

/** An entry of a timeline, in the words of a database. */
interface Entry {
  readonly id: number;
  readonly kind: string;
  readonly rows: readonly {
    readonly id: number;
    readonly author: string;
    readonly body: string;
    readonly received: boolean;
    readonly read: boolean;
  }[];
  readonly who: string | null;
  readonly at: number;
  readonly ticket: number | null;
}

/** A data warehouse: facts are rows that are only added, under a unique key; views make sense of them. */
export class Timeline implements Design {
  readonly path = '/export?conversation={chat}&format=json';
  readonly answer = { status: 202, body: 'queued' };
  readonly isQueued = true;
  private readonly plan: Plan;
  private readonly facts = new Map<string, Entry[]>();
  private lastTicket: number | null = null;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  async take({ event, rels }: Hook): Promise<void> {
    const { plan } = this;
    if (event.Type === 'typing') return;
    const chat = String(plan.id?.(event.ChatId) ?? event.ChatId);
    const before = this.facts.get(chat) ?? [];
    if (makes(plan, 'reads, waits, writes')) await new Promise((done) => setTimeout(done, 3));
    const isKnown = before.some(({ id, at, kind }) =>
      makes(plan, 'one event for a time') ? at === event.CreatedAt && kind !== '' && id !== event.Id : false,
    );
    if (isKnown) return;
    const ticket = rels.Chats?.[0]?.TicketId ?? null;
    this.lastTicket = ticket ?? this.lastTicket;
    const user = rels.Users?.find(({ Id }) => Id === event.UserId);
    const entry: Entry = {
      id: event.Id,
      kind: event.Type,
      who: event.Actor === 'client' ? (rels.Clients?.[0]?.Name ?? null) : (user?.Name ?? null),
      at: event.CreatedAt,
      ticket,
      rows: (rels.ChatMessages ?? []).map((row) => ({
        id: row.Id,
        author: row.Author,
        body: plan.text?.(row.Text ?? '') ?? row.Text ?? '',
        received: row.Received === true,
        read: row.Read === true,
      })),
    };
    this.facts.set(chat, [...before, entry]);
  }

  show(chatId: number): unknown {
    const { plan } = this;
    const found = this.facts.get(String(chatId));
    if (found === undefined) return undefined;
    const entries = makes(plan, 'order of arrival')
      ? found
      : found.toSorted((one, other) => one.id - other.id);
    const messages = new Map<number, { author: string; body: string; receipt: string }>();
    const deleted = new Set<number>();
    let stage = 'open';
    let handler: string | null = null;
    for (const { kind, rows, who } of entries) {
      if (kind === 'chat_closed') stage = 'closed';
      if (kind === 'chat_created' && !makes(plan, 'closed is closed')) stage = 'open';
      if (kind === 'ticket_assigned') handler = who;
      for (const row of rows) {
        if (kind === 'delete-messages') {
          deleted.add(row.id);
          if (makes(plan, 'deletes one')) break;
          continue;
        }
        if (makes(plan, 'deletes come last only')) deleted.delete(row.id);
        const before = messages.get(row.id)?.receipt;
        const receipt = this.receiptOf(kind, row, before);
        messages.set(row.id, { author: row.author, body: row.body, receipt });
      }
    }
    const shown = [...messages].filter(([id]) => !deleted.has(id)).toSorted(([one], [other]) => one - other);
    return {
      stage,
      handler,
      ticket: makes(plan, 'one ticket')
        ? this.lastTicket
        : (entries.findLast(({ ticket }) => ticket !== null)?.ticket ?? null),
      messages: shown.map(([id, message]) => ({ id: String(id), ...message })),
      numbers: {
        facts: makes(plan, 'counts facts') ? found.length : undefined,
        fromClient: shown.filter(([, { author }]) => author === 'client').length,
        seen: shown.filter(([, { receipt }]) => receipt === 'seen').length,
      },
    };
  }

  private receiptOf(kind: string, row: Entry['rows'][number], before: string | undefined): string {
    if (row.read || kind === 'message_read' || before === 'seen') return 'seen';
    if (row.received || kind === 'message_received' || before === 'delivered') return 'delivered';
    return 'sent';
  }
}
