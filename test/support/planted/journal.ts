import { makes, type Design, type Hook, type MessageRow, type Plan } from './plan.ts';

interface Line {
  readonly who: string;
  readonly text: string;
  readonly marks: string;
  readonly copies: number;
}

/** What is read out of a chat's events. */
interface Folded {
  state: string;
  agent: string;
  readonly lines: Map<number, Line>;
  readonly gone: Set<number>;
  typed: number;
}

/** A consumer that keeps the events of a chat and folds them, by their ids, when it is requested. It shows lines of text. */
export class Journal implements Design {
  readonly path = '/journal/{chat}.json';
  readonly answer = { status: 200, body: '{"received":true}', type: 'application/json' };
  readonly isQueued = false;
  private readonly plan: Plan;
  private chats = new Map<number, Hook[]>();
  private current = 0;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  async take(hook: Hook): Promise<void> {
    const { plan } = this;
    if (hook.event.Type === 'typing' && !makes(plan, 'keeps typing')) return;
    const chatId = this.idOf(hook.event.ChatId);
    if (hook.event.Type === 'chat_created') this.current = chatId;
    const where = makes(plan, 'one chat at a time') ? this.current : chatId;
    const all = makes(plan, 'reads, waits, writes') ? new Map(this.chats) : this.chats;
    if (makes(plan, 'reads, waits, writes')) await new Promise((done) => setTimeout(done, 2));
    all.set(where, [...(all.get(where) ?? []), hook]);
    this.chats = all;
  }

  show(chatId: number): unknown {
    const events = this.chats.get(chatId);
    if (events === undefined) return undefined;
    const order = (hook: Hook): number => hook.event.Id;
    const sorted = makes(this.plan, 'order of arrival')
      ? events
      : events.toSorted((one, other) => order(one) - order(other));
    const folded: Folded = { state: 'open', agent: '-', lines: new Map(), gone: new Set(), typed: 0 };
    for (const hook of sorted) this.fold(folded, hook);
    const { state, agent, lines, gone, typed } = folded;
    const shown = [...lines].filter(([id]) => !gone.has(id)).toSorted(([one], [other]) => one - other);
    const texts = shown.map(([, { who, text, marks }]) => `${who}: ${text} ${marks}`);
    return { state, agent, texts, ...(typed > 0 ? { typed } : {}) };
  }

  private idOf(id: number): number {
    return this.plan.id?.(id) ?? id;
  }

  private fold(to: Folded, { event, rels }: Hook): void {
    const { plan } = this;
    const type = event.Type;
    if (type === 'typing') to.typed++;
    if (type === 'chat_created' && !(makes(plan, 'closes for good') && to.state === 'closed'))
      to.state = 'open';
    if (type === 'chat_closed') to.state = 'closed';
    if (type.startsWith('message_') && makes(plan, 'any message opens')) to.state = 'open';
    if (type === 'ticket_assigned') to.agent = `user ${String(event.UserId)}`;
    if (type === 'delete-messages') {
      const rows = event.Messages ?? rels.ChatMessages ?? [];
      for (const { Id } of makes(plan, 'deletes the first') ? rows.slice(0, 1) : rows) to.gone.add(Id);
    }
    if (!/^message_(created|received|read|listened)$/.test(type)) return;
    for (const row of rels.ChatMessages ?? []) this.line(to, type, row);
  }

  private line({ lines }: Folded, type: string, row: MessageRow): void {
    const { plan } = this;
    const before = lines.get(row.Id);
    if (makes(plan, 'marks need a message') && type !== 'message_created' && before === undefined) return;
    const copies =
      makes(plan, 'each copy is a line') && type === 'message_created' ? (before?.copies ?? 0) + 1 : 1;
    const marks = [
      row.Received === true || type === 'message_received' ? 'R' : '',
      row.Read === true || type === 'message_read' ? 'S' : '',
    ].join('');
    const kept = makes(plan, 'order of arrival')
      ? marks
      : [...new Set(`${before?.marks ?? ''}${marks}`)].toSorted().join('');
    const text = plan.text?.(row.Text ?? '') ?? row.Text ?? '';
    const shown = makes(plan, 'each copy is a line') ? `${text} (${copies})` : text;
    lines.set(row.Id, { who: row.Author, text: shown, marks: kept, copies });
  }
}
