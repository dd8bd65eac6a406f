import type { WebhookBody } from '../../src/model/entities.gen.ts';
import { events } from '../../src/events/index.gen.ts';
import { profiles } from '../../src/model/profile.ts';
import type { EraName } from '../../src/model/spec.ts';
import type { ChatEntity, ClientEntity, MessageEntity, OperatorEntity } from '../../src/world/entities.ts';
import { World, type Emission } from '../../src/world/world.ts';

/** One random move: which event, and numbers from which its arguments are picked. */
export interface Move {
  readonly type: string;
  readonly picks: readonly number[];
  readonly gapMs: number;
}

/** A small tenant with everything a move may need, and a record of all that was made in it. */
export class Tenant {
  readonly world: World;
  readonly clients: readonly ClientEntity[];
  readonly operators: readonly OperatorEntity[];
  readonly chats: ChatEntity[] = [];
  readonly messages: MessageEntity[] = [];
  readonly bodies: Uint8Array[] = [];
  private readonly people: readonly (ClientEntity | OperatorEntity)[];

  constructor(era: EraName, seed: number) {
    this.world = new World({
      name: 'walk',
      seed,
      profile: profiles[era],
      locale: 'ru',
      startMs: 1_700_000_000_000,
    });
    this.world.addChannel('support', { type: 'iqchat' });
    this.world.addChannel('group', { type: 'vk' });
    this.operators = [
      this.world.addOperator('anna'),
      this.world.addOperator('boris'),
      this.world.addOperator('gone', { deleted: true }),
    ];
    this.clients = [
      this.world.addClient('maria', { channel: 'support' }),
      this.world.addClient('ivan', { channel: 'group' }),
      this.world.addClient('olga', { channel: 'support' }),
    ];
    this.people = [...this.clients, ...this.operators];
  }

  /** Tries a move; gives the emission, or the error with which the world refused it. */
  make(move: Move): Emission | Error {
    this.world.advanceTo(this.world.nowMs + move.gapMs);
    const definition = events[move.type];
    try {
      const emission = this.world.emit<never>(definition as never, this.argsOf(move) as never);
      this.bodies.push(emission.encode());
      const { made } = emission;
      if (made?.kind === 'chat' && !this.chats.includes(made)) this.chats.push(made);
      if (made?.kind === 'message') this.messages.push(made);
      return emission;
    } catch (error) {
      return error as Error;
    }
  }

  /** Everything a refused move must leave alone. */
  snapshot(): string {
    const rows = [this.world.project, ...this.people, ...this.chats, ...this.messages];
    return JSON.stringify([
      rows.map(({ row }) => row),
      this.chats.map(({ open, assignee, unread }) => [open, assignee?.key, unread.length]),
    ]);
  }

  private argsOf({ type, picks }: Move): Record<string, unknown> {
    const [a = 0, b = 0, c = 0] = picks;
    const of = <T>(items: readonly T[], pick: number): T | undefined =>
      items[pick % Math.max(1, items.length)];
    const chat = of(this.chats, a);
    const message = of(this.messages, a);
    const person = of(this.people, b);
    const makers: Readonly<Record<string, () => Record<string, unknown>>> = {
      chat_created: () => ({ client: of(this.clients, a) }),
      ticket_assigned: () => ({ chat, to: of(this.operators, b) }),
      typing: () => ({ chat, by: person }),
      message_created: () => ({
        chat,
        from: person,
        ...(c % 5 === 0 ? { reply_to: of(this.messages, c) } : {}),
        ...([{}, { rating: true }, { file: true }, { image: true }, { voice: true }][c % 5] ?? {}),
      }),
      'delete-messages': () => ({ messages: [message, ...(c % 3 === 0 ? [of(this.messages, c)] : [])] }),
      'close-system-chat': () => ({ messages: [message] }),
      client_changed: () => ({ chat, ...(c % 2 === 0 ? { name: `Имя ${c}` } : {}) }),
      message_edited: () => ({ message, ...(c % 2 === 0 ? { by: of(this.operators, b) } : {}) }),
      chat_closed: () => ({ chat }),
    };
    const make = makers[type] ?? (() => ({ message, ...(c % 4 === 0 ? { by: person } : {}) }));
    return make();
  }

  /** Whether there is anything for the move to act on. */
  canTry({ type }: Move): boolean {
    if (type === 'chat_created') return true;
    const { about, creates } = events[type]?.traits ?? {};
    const isOfMessages = about?.startsWith('message') === true && creates === undefined;
    return (isOfMessages ? this.messages : this.chats).length > 0;
  }
}

/** The body of an emission as its reader sees it. */
export function bodyOf(bytes: Uint8Array): WebhookBody {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as WebhookBody;
}
