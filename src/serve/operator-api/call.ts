import type { ChatEntity, MessageEntity, OperatorEntity } from '../../world/entities.ts';
import { ClientError, type Success } from '../client-api/envelope.ts';
import { wholeOf, type Folded } from '../client-api/folded.ts';
import type { Instance } from '../instance.ts';

/** What a call of an operator comes with. */
export interface OperatorCall {
  readonly instance: Instance;
  readonly params: ReadonlyMap<string, string>;
  readonly body: Folded;
}

/** One path of the operator API. */
export interface OperatorEndpoint {
  readonly path: string;
  run(call: OperatorCall): Success;
}

/** The answer to a call without a result. */
export const done: Success = { Result: null };

/** How many rows a query gives that does not say. */
export const usualLimit = 50;

/** The origin of every change that a call of the operator API makes. */
export const byOperator = { origin: 'operator' } as const;

/** The chat that the address names. Throws `not_found`. */
export function chatOf({ instance, params }: OperatorCall): ChatEntity {
  const chat = instance.tenant.registry.chats.get(wholeOf(params.get('chatId')) ?? 0);
  if (chat !== undefined) return chat;
  throw new ClientError('not_found', 'Chat not found');
}

/** Who acts: the operator named in `UserId`, else the one the chat is assigned to, else the first of the tenant. */
export function operatorOf({ instance, body }: OperatorCall, chat?: ChatEntity): OperatorEntity {
  const { operators } = instance.tenant.registry;
  const id = body.whole('UserId');
  const [first] = [...operators.values()].filter(({ row }) => !row.Deleted);
  const operator = id === undefined ? (chat?.assignee ?? first) : operators.get(id);
  if (operator !== undefined) return operator;
  throw new ClientError('not_found', 'User not found');
}

/** The messages of a list of ids. */
export function messagesOf({ instance, body }: OperatorCall): MessageEntity[] {
  return body.ids
    .slice(0, 1000)
    .map((id) => instance.tenant.registry.history.get(id))
    .filter((message) => message !== undefined);
}
