import type { ChatEntity, OperatorEntity } from '../../world/entities.ts';
import type { Happening } from './living-world.ts';

/** An operator in a chat. Joining and leaving are none of the documented events, so no webhook leaves. */
export interface Member {
  readonly operator: OperatorEntity;
  readonly createdAt: number;
  addedAt: number;
  removedAt: number | null;
}

/** Someone joined a chat, or left it. */
export interface Membership {
  readonly chat: ChatEntity;
  readonly operator: OperatorEntity;
  readonly isIn: boolean;
  readonly at: number;
}

/** Who is in which chat: those who joined it, and those to whom it was assigned. */
export class Members {
  private readonly onChange: (change: Membership) => void;
  private readonly joined = new WeakMap<ChatEntity, Map<OperatorEntity, Member>>();

  /** `onChange` gets everybody who joins or leaves by a call; what follows from an event is not among them. */
  constructor(onChange: (change: Membership) => void) {
    this.onChange = onChange;
  }

  /** The members of a chat in the order in which they came, those who left among them. */
  of(chat: ChatEntity): ReadonlyMap<OperatorEntity, Member> {
    return this.joined.get(chat) ?? new Map();
  }

  /** Notes that someone joined or left. Gives the member; undefined for one who leaves and never was there. */
  change(change: Membership): Member | undefined {
    const member = this.apply(change);
    if (member !== undefined) this.onChange(change);
    return member;
  }

  /** The same for what is known already, such as after a restart. */
  apply({ chat, operator, isIn, at }: Membership): Member | undefined {
    const members = this.joined.get(chat) ?? new Map<OperatorEntity, Member>();
    this.joined.set(chat, members);
    const known = members.get(operator);
    if (!isIn) {
      if (known !== undefined) known.removedAt ??= at;
      return known;
    }
    const member = known ?? { operator, createdAt: at, addedAt: at, removedAt: null };
    if (member.removedAt !== null) Object.assign(member, { addedAt: at, removedAt: null });
    members.set(operator, member);
    return member;
  }

  /** An operator who gets a ticket is in its chat. */
  note({ event, chat }: Happening): void {
    const { assignee: operator } = chat;
    if (event.Type !== 'ticket_assigned' || operator === undefined) return;
    this.apply({ chat, operator, isIn: true, at: event.CreatedAt });
  }
}
