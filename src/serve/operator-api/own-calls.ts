import { definition as deleteMessages } from '../../events/delete-messages.ts';
import { definition as fileUpdated } from '../../events/file_updated.ts';
import { definition as messageEdited } from '../../events/message_edited.ts';
import { fileStates, type AskSpec } from '../../world/client-facts.ts';
import type { MessageEntity } from '../../world/entities.ts';
import { Folded } from '../client-api/folded.ts';
import { askClient } from '../tenant/ask-client.ts';
import { takeUpload } from '../files/uploads.ts';
import { ClientError, type Success } from '../client-api/envelope.ts';
import {
  byOperator,
  chatOf,
  done,
  messagesOf,
  operatorOf,
  usualLimit,
  type OperatorCall,
  type OperatorEndpoint,
} from './call.ts';

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

function edit(call: OperatorCall): Success {
  const { instance, body } = call;
  instance.requireRoom();
  const message = messageOf(call);
  const text = body.text('Text');
  const by = body.whole('UserId') === undefined ? {} : { by: operatorOf(call, message.chat) };
  const args = { message, ...by, ...(text === undefined ? {} : { text }) };
  instance.tenant.perform(messageEdited, args, byOperator);
  return { Result: message.row };
}

function setFileState(call: OperatorCall): Success {
  call.instance.requireRoom();
  const written = call.body.text('State');
  const state = fileStates.find((one) => one === written);
  if (state === undefined) throw new ClientError('invalid', `State is one of ${fileStates.join(', ')}`);
  call.instance.tenant.perform(fileUpdated, { message: messageOf(call), state }, byOperator);
  return done;
}

function messageOf({ instance, body }: OperatorCall): MessageEntity {
  const message = instance.tenant.registry.history.get(body.whole('MessageId') ?? 0);
  if (message !== undefined) return message;
  throw new ClientError('not_found', 'Message not found');
}

/** Asks the client for something: a rating, the answers to a poll, or a form. */
function ask(call: OperatorCall, kind: AskSpec['kind']): Success {
  const { instance, body } = call;
  instance.requireRoom();
  const chat = chatOf(call);
  const spec = { kind, ...(kind === 'poll' ? pollOf(body) : {}), ...(kind === 'form' ? formOf(body) : {}) };
  const { message } = askClient(
    instance.tenant,
    { chat, from: operatorOf(call, chat), spec, text: body.text('Text') },
    byOperator,
  );
  return { Result: message.row.Id };
}

const itemsOf = (value: unknown): Folded[] =>
  (Array.isArray(value) ? value : []).slice(0, 50).map((item) => new Folded(item));

const questionTypes = ['stars', 'scale', 'one_of_list', 'fcr', 'input'] as const;

function pollOf(body: Folded): Pick<AskSpec, 'questions'> {
  const questions = itemsOf(body.get('Questions')).map((item) => {
    const answers = item.get('Answers');
    return {
      type: questionTypes.find((type) => type === item.text('Type')) ?? 'stars',
      text: item.text('Text')?.slice(0, 500) ?? '',
      answers: Array.isArray(answers) ? answers.slice(0, 50).map(String) : [],
    };
  });
  if (questions.length === 0) throw new ClientError('invalid', 'Questions are missing');
  return { questions };
}

function formOf(body: Folded): Pick<AskSpec, 'fields'> {
  const fields = itemsOf(body.get('Fields')).map((item) => ({
    name: item.text('Name')?.slice(0, 500) ?? '',
    label: item.text('Label')?.slice(0, 500) ?? item.text('Name')?.slice(0, 500) ?? '',
    required: item.get('Required') === true,
  }));
  if (fields.length === 0) throw new ClientError('invalid', 'Fields are missing');
  return { fields };
}

/** What an operator needs and no public page describes: calls of iqmock, not of IQChannels. */
export const ownCalls: readonly OperatorEndpoint[] = [
  { path: 'messages/delete', run: remove },
  { path: 'messages/edit', run: edit },
  { path: 'ratings/request/{chatId}', run: (call) => ask(call, 'rating') },
  { path: 'polls/request/{chatId}', run: (call) => ask(call, 'poll') },
  { path: 'info_requests/request/{chatId}', run: (call) => ask(call, 'form') },
  { path: 'files/set_state', run: setFileState },
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
      Result: body.page([...instance.tenant.registry.clients.values()], usualLimit).map(({ row }) => row),
    }),
  },
];
