import { definition as deleteMessages } from '../../events/delete-messages.ts';
import { takeUpload } from '../files/uploads.ts';
import { ClientError, type Success } from '../client-api/envelope.ts';
import {
  byOperator,
  done,
  messagesOf,
  operatorOf,
  type OperatorCall,
  type OperatorEndpoint,
} from './calls.ts';

function remove(call: OperatorCall): Success {
  call.instance.requireRoom();
  const messages = messagesOf(call).filter(({ deleted }) => !deleted);
  const chat = messages[0]?.chat;
  if (chat === undefined) throw new ClientError('not_found', 'Message not found');
  call.instance.tenant.perform(deleteMessages, { messages, by: operatorOf(call, chat) }, byOperator);
  return done;
}

function upload(call: OperatorCall): Success {
  const { instance, body } = call;
  const name = body.text('Name') ?? '';
  const base64 = body.text('Base64');
  if (base64 === undefined) throw new ClientError('invalid', 'Base64 is missing');
  const contentType = body.text('ContentType');
  const bytes = Buffer.from(base64, 'base64');
  return { Result: takeUpload(instance, { uploader: operatorOf(call), name, contentType, bytes }).row };
}

/** What an operator needs and no public page describes: calls of iqmock, not of IQChannels. */
export const ownCalls: readonly OperatorEndpoint[] = [
  { path: 'messages/delete', run: remove },
  { path: 'files/upload', run: upload },
  {
    path: 'operators/query',
    run: ({ instance }) => ({
      Result: [...instance.tenant.registry.operators.values()].map(({ row }) => row),
    }),
  },
  {
    path: 'clients/query',
    run: ({ instance, body }) => ({
      Result: [...instance.tenant.registry.clients.values()]
        .slice(body.whole('Offset') ?? 0)
        .slice(0, Math.min(1000, body.whole('Limit') ?? 50))
        .map(({ row }) => row),
    }),
  },
];
