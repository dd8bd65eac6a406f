import { makes, type Design, type Hook, type MessageRow, type Plan } from './plan.ts';

/** A ticket as the desk shows it. */
interface Ticket {
  isOpen: boolean;
  openedBy: number;
  operator: string | null;
  assignedBy: number;
  customer: string | null;
  counted: number;
  unread: number;
  lastSign: string | null;
}

interface Kept {
  readonly by: string;
  readonly text: string;
  readonly version: number;
  readonly isRead: boolean;
}

const fresh = (): Ticket => ({
  isOpen: true,
  openedBy: 0,
  operator: null,
  assignedBy: 0,
  customer: null,
  counted: 0,
  unread: 0,
  lastSign: null,
});

/** A consumer with tables for tickets and messages and a queue of work. It shows totals and a thread, keyed by id. */
export class Desk implements Design {
  readonly path = '/tickets?chat={chat}';
  readonly answer = { status: 202, body: '' };
  readonly isQueued = true;
  private readonly plan: Plan;
  private readonly tickets = new Map<number, Ticket>();
  private readonly messages = new Map<string, Kept>();
  private readonly deleted = new Set<string>();
  private lastOperator: string | null = null;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  async take({ event, rels }: Hook): Promise<void> {
    const { plan } = this;
    const type = event.Type;
    const id = event.Id;
    const chatId = plan.id?.(event.ChatId) ?? event.ChatId;
    if (type === 'typing' && !makes(plan, 'keeps typing')) return;
    const before = this.tickets.get(chatId) ?? fresh();
    const ticket = makes(plan, 'reads, waits, writes') ? { ...before } : before;
    if (makes(plan, 'reads, waits, writes')) await new Promise((done) => setTimeout(done, 2));
    this.tickets.set(chatId, ticket);
    ticket.customer ??= rels.Clients?.[0]?.Name ?? null;
    if (makes(plan, 'keeps typing')) ticket.lastSign = type;
    if (type === 'chat_created' && !(makes(plan, 'closes for good') && !ticket.isOpen))
      this.open(ticket, true, id);
    if (type === 'chat_closed') this.open(ticket, false, id);
    if (type === 'message_read' && makes(plan, 'any message opens')) this.open(ticket, true, id);
    if (type === 'ticket_assigned') this.assign(ticket, id, rels.Users?.[0]?.Name ?? null);
    if (type === 'delete-messages' && !makes(this.plan, 'passes over deletions'))
      this.remove(chatId, event, rels);
    if (/^message_(created|received|read|listened)$/.test(type))
      for (const row of rels.ChatMessages ?? []) this.keep(chatId, ticket, { type, id }, row);
  }

  show(chatId: number): unknown {
    const ticket = this.tickets.get(chatId);
    if (ticket === undefined) return undefined;
    const thread: Record<string, unknown> = {};
    let messages = 0;
    let unread = 0;
    for (const [key, { isRead, by, text }] of this.messages) {
      const [chat, id] = key.split('/');
      if (Number(chat) !== chatId || this.deleted.has(key)) continue;
      thread[id ?? ''] = { by, text, isRead };
      messages++;
      if (by === 'client' && !isRead) unread++;
    }
    const operator = makes(this.plan, 'one chat at a time') ? this.lastOperator : ticket.operator;
    const totals = {
      messages: makes(this.plan, 'counts arrivals') ? ticket.counted : messages,
      unread: makes(this.plan, 'counts by steps') ? ticket.unread : unread,
    };
    const sign = ticket.lastSign === null ? {} : { lastSign: ticket.lastSign };
    return {
      status: ticket.isOpen ? 'active' : 'done',
      operator,
      customer: ticket.customer,
      totals,
      thread,
      ...sign,
    };
  }

  private open(ticket: Ticket, isOpen: boolean, id: number): void {
    if (id < ticket.openedBy && !makes(this.plan, 'order of arrival')) return;
    Object.assign(ticket, { isOpen, openedBy: id });
  }

  private assign(ticket: Ticket, id: number, operator: string | null): void {
    this.lastOperator = operator;
    if (
      id < ticket.assignedBy &&
      !makes(this.plan, 'order of arrival') &&
      !makes(this.plan, 'last assignment')
    )
      return;
    Object.assign(ticket, { operator, assignedBy: id });
  }

  private remove(chatId: number, event: Hook['event'], rels: Hook['rels']): void {
    for (const { Id } of event.Messages ?? rels.ChatMessages ?? []) {
      const key = `${chatId}/${Id}`;
      if (this.messages.has(key) || !makes(this.plan, 'deletes what is there')) this.deleted.add(key);
    }
  }

  private keep(
    chatId: number,
    ticket: Ticket,
    { type, id }: { type: string; id: number },
    row: MessageRow,
  ): void {
    const { plan } = this;
    const key = `${chatId}/${plan.id?.(row.Id) ?? row.Id}`;
    const before = this.messages.get(key);
    if (makes(plan, 'marks need a message') && type !== 'message_created' && before === undefined) return;
    if (type === 'message_created') {
      ticket.counted++;
      if (row.Author === 'client') ticket.unread++;
    }
    if (type === 'message_read' && row.Author === 'client') ticket.unread--;
    const isNewest = before === undefined || id >= before.version || makes(plan, 'order of arrival');
    const text = plan.text?.(row.Text ?? '') ?? row.Text ?? '';
    const isRead = row.Read === true || type === 'message_read';
    const wasRead = before?.isRead === true && !makes(plan, 'order of arrival');
    this.messages.set(key, {
      by: row.Author,
      text: isNewest ? text : before.text,
      version: isNewest ? id : before.version,
      isRead: isRead || wasRead,
    });
  }
}
