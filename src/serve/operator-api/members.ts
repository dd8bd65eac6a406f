import type { ChatEntity, OperatorEntity } from '../../world/entities.ts';
import { ClientError, type Success } from '../client-api/envelope.ts';
import { wholeOf } from '../client-api/folded.ts';
import type { Instance } from '../instance.ts';
import type { Member } from '../tenant/members.ts';
import { chatOf, done, operatorOf, usualLimit, type OperatorCall, type OperatorEndpoint } from './call.ts';

/** Every member of every chat has a number: that of the chat, and its place there. */
function memberRow(
  { members }: Instance,
  chat: ChatEntity,
  { operator, createdAt, addedAt, removedAt }: Member,
): object {
  const place = [...members.of(chat).keys()].indexOf(operator);
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

function change(call: OperatorCall, isIn: boolean): Member | undefined {
  const { instance } = call;
  const chat = chatOf(call);
  return instance.members.change({ chat, operator: operatorOf(call, chat), isIn, at: instance.tenant.nowMs });
}

function join(call: OperatorCall): Success {
  const chat = chatOf(call);
  const member = change(call, true) as Member;
  return {
    Result: memberRow(call.instance, chat, member),
    Rels: { Users: [member.operator.row], Chats: [chat.row] },
  };
}

function leave(call: OperatorCall): Success {
  change(call, false);
  return done;
}

function members(call: OperatorCall): Success {
  const chat = chatOf(call);
  const all = [...call.instance.members.of(chat).values()];
  return {
    Result: all.map((member) => memberRow(call.instance, chat, member)),
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
      const member = call.instance.members.of(chat).get(operator);
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
  const meant = threadsOf(call).filter(({ isOpen }) => typeof wanted !== 'boolean' || isOpen === wanted);
  const shown = body.page(meant, usualLimit);
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
