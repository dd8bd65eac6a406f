import type { ChatEntity, OperatorEntity } from '../../world/entities.ts';
import { ClientError, type Success } from '../client-api/envelope.ts';
import { wholeOf } from '../client-api/folded.ts';
import { chatOf, done, operatorOf, type OperatorCall, type OperatorEndpoint } from './call.ts';

/** An operator in a chat. Joining and leaving are none of the documented events, so nothing leaves. */
interface Member {
  readonly operator: OperatorEntity;
  readonly createdAt: number;
  addedAt: number;
  removedAt: number | null;
}

/** Who joined which chat. It lives with the chats: a restart forgets all but who is assigned. */
const joined = new WeakMap<ChatEntity, Map<OperatorEntity, Member>>();

/** The members of a chat: who joined it, and its assignee. */
function membersOf(chat: ChatEntity): ReadonlyMap<OperatorEntity, Member> {
  const members = joined.get(chat) ?? new Map<OperatorEntity, Member>();
  joined.set(chat, members);
  const { assignee } = chat;
  if (assignee !== undefined && !members.has(assignee)) {
    const at = chat.lastEventAt;
    members.set(assignee, { operator: assignee, createdAt: at, addedAt: at, removedAt: null });
  }
  return members;
}

/** Every member of every chat has a number: that of the chat, and its place there. */
function memberRow(chat: ChatEntity, { operator, createdAt, addedAt, removedAt }: Member): object {
  const place = [...membersOf(chat).keys()].indexOf(operator);
  const isAssigned = chat.assignee === operator;
  return {
    Id: chat.row.Id * 100 + place + 1,
    ChatId: chat.row.Id,
    UserId: operator.row.Id,
    Present: removedAt === null,
    Assigned: isAssigned,
    CreatedAt: createdAt,
    AddedAt: addedAt,
    RemovedAt: removedAt,
    AssignedAt: isAssigned ? operator.row.AssignedAt : null,
    Me: false,
  };
}

function join(call: OperatorCall): Success {
  const chat = chatOf(call);
  const operator = operatorOf(call, chat);
  const at = call.instance.tenant.nowMs;
  const members = membersOf(chat) as Map<OperatorEntity, Member>;
  const member = members.get(operator) ?? { operator, createdAt: at, addedAt: at, removedAt: null };
  if (member.removedAt !== null) Object.assign(member, { addedAt: at, removedAt: null });
  members.set(operator, member);
  return { Result: memberRow(chat, member), Rels: { Users: [operator.row], Chats: [chat.row] } };
}

function leave(call: OperatorCall): Success {
  const chat = chatOf(call);
  const member = membersOf(chat).get(operatorOf(call, chat));
  if (member !== undefined) member.removedAt = call.instance.tenant.nowMs;
  return done;
}

function members(call: OperatorCall): Success {
  const chat = chatOf(call);
  const all = [...membersOf(chat).values()];
  return {
    Result: all.map((member) => memberRow(chat, member)),
    Rels: { Users: all.map(({ operator }) => operator.row), Chats: [chat.row] },
  };
}

/** The operator that the address names. Throws `not_found`. */
function userOf({ instance, params }: OperatorCall): OperatorEntity {
  const operator = instance.tenant.registry.operators.get(wholeOf(params.get('userId')) ?? 0);
  if (operator !== undefined) return operator;
  throw new ClientError('not_found', 'User not found');
}

/** The chats that an operator is or was in, the newest first. */
function threadsOf(call: OperatorCall): readonly { readonly chat: ChatEntity; readonly isOpen: boolean }[] {
  const operator = userOf(call);
  return [...call.instance.tenant.registry.chats.values()]
    .flatMap((chat) => {
      const member = membersOf(chat).get(operator);
      return member === undefined ? [] : [{ chat, isOpen: chat.open && member.removedAt === null }];
    })
    .reverse();
}

function inbox(call: OperatorCall): Success {
  const operator = userOf(call);
  const threads = threadsOf(call);
  const { row } = operator;
  return {
    Result: {
      Id: row.Id,
      UserId: row.Id,
      EventId: null,
      TotalThreads: threads.length,
      TotalOpenThreads: threads.filter(({ isOpen }) => isOpen).length,
      TotalAssignedThreads: threads.filter(({ chat }) => chat.assignee === operator).length,
      CreatedAt: row.CreatedAt,
      ChangedAt: Math.max(row.UpdatedAt, ...threads.map(({ chat }) => chat.lastEventAt)),
      AssignedAt: row.AssignedAt,
    },
    Rels: { Users: [row] },
  };
}

function threads(call: OperatorCall): Success {
  const { body } = call;
  const { row } = userOf(call);
  const wanted = body.get('Open');
  const offset = body.whole('Offset') ?? 0;
  const shown = threadsOf(call)
    .filter(({ isOpen }) => typeof wanted !== 'boolean' || isOpen === wanted)
    .slice(offset, offset + Math.min(1000, body.whole('Limit') ?? 50));
  return {
    Result: shown.map(({ chat, isOpen }) => ({
      Id: chat.row.Id,
      UserId: row.Id,
      ChatId: chat.row.Id,
      EventId: null,
      Open: isOpen,
      CreatedAt: chat.row.CreatedAt,
      ChangedAt: chat.lastEventAt,
    })),
    Rels: {
      Users: [row],
      Chats: shown.map(({ chat }) => chat.row),
      Clients: shown.map(({ chat }) => chat.client.row),
    },
  };
}

/** Who is in which chat, and the inbox of an operator, as the readme has them. */
export const memberCalls: readonly OperatorEndpoint[] = [
  { path: 'chats/join/{chatId}', run: join },
  { path: 'chats/invite/{chatId}', run: join },
  { path: 'chats/leave/{chatId}', run: leave },
  { path: 'chats/members/query_by_chat/{chatId}', run: members },
  { path: 'chats/inboxes/get_by_user/{userId}', run: inbox },
  { path: 'chats/inbox_threads/query_by_user/{userId}', run: threads },
];
